// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/conditioner.h"

namespace pushforward {

std::vector<Field> conditioner_fields() {
    return {
        {"hidden", "Hidden width", "", "Units in each hidden layer of the conditioner network.",
         IntField{64, 1, 512, true}},
        {"depth", "Hidden layers", "", "How many hidden layers the conditioner network has.",
         IntField{2, 0, 8}},
        {"activation", "Activation", "",
         "What each hidden unit does to its sum: ReLU is fast and has kinks, tanh and SiLU are "
         "smooth.",
         ChoiceField{"relu", {{"relu", "ReLU"}, {"tanh", "tanh"}, {"silu", "SiLU"}}}},
    };
}

Mlp make_conditioner(Index inputs, Index outputs, const Spec& spec) {
    return Mlp(inputs, outputs, spec.integer("hidden"), spec.integer("depth"),
               activation_named(spec.choice("activation")));
}

} // namespace pushforward

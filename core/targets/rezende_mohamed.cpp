// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/rezende_mohamed.h"

namespace pushforward {

std::string rezende_mohamed_reference() {
    return "Rezende and Mohamed 2015, Variational Inference with Normalizing Flows, Table 1";
}

std::string rezende_mohamed_group() { return "Rezende and Mohamed"; }

Field reach_field() {
    return {"reach", "Reach", "",
            "Beyond plus and minus this much in either coordinate the energy rises "
            "quadratically. Without these walls the density would extend without end.",
            RealField{initial_reach, 2, 12, false}};
}

std::string wall_formula() { return " + Σᵢ max(|xᵢ| − reach, 0)²"; }

std::string wall_reference() {
    return rezende_mohamed_reference() +
           "; the wall is that of De Cao et al. 2019, Block Neural Autoregressive Flow";
}

EnergyDomain walled_domain(double reach, double lowest, double highest, double panel) {
    const double far = reach + 6; // exp(−36) beyond
    return {{-far, std::max(-far, lowest)}, {far, std::min(far, highest)}, panel};
}

} // namespace pushforward

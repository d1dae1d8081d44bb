// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/logistic_autoregressive.h"

#include "core/layers/autoregressive.h"
#include "core/layers/univariate/logistic_mixture_map.h"

namespace pushforward {

LayerKind logistic_autoregressive_kind() {
    LayerKind kind;
    kind.key = "logistic-autoregressive";
    kind.title = "Logistic autoregressive";
    kind.group = "Autoregressive";
    kind.summary =
        "Bends both coordinates by distribution functions of mixtures of logistics: the first by "
        "one mixture for all points, the second by one that a small network reads off the first "
        "data coordinate. The way from base to data is found by roots.";
    kind.formula = "z₁ = g(x₁; θ₁),  z₂ = g(x₂; θ(x₁))\n"
                   "g(x) = (1 − λ) logit Σᵢ πᵢ σ((x − mᵢ) / sᵢ) + λx,  λ = 1/1000\n"
                   "log |det| = log g′(x₁; θ₁) + log g′(x₂; θ(x₁))";
    kind.reference =
        "Ho, Chen, Srinivas, Duan and Abbeel 2019, Flow++: Improving Flow-Based Generative Models";
    kind.fields = Autoregressive::fields();
    for (Field& field : LogisticMixtureMap::fields()) kind.fields.push_back(std::move(field));
    kind.make = [](const Spec& spec) {
        return Autoregressive::from(spec, std::make_unique<LogisticMixtureMap>(spec));
    };
    return kind;
}

} // namespace pushforward

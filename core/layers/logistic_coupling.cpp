// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/logistic_coupling.h"

#include "core/layers/coupling.h"
#include "core/layers/univariate/logistic_mixture_map.h"

namespace pushforward {

LayerKind logistic_coupling_kind() {
    LayerKind kind;
    kind.key = "logistic-coupling";
    kind.title = "Logistic coupling";
    kind.group = "Coupling";
    kind.summary =
        "Bends one coordinate by the distribution function of a mixture of logistics, whose "
        "weights, means and widths a small network reads off the other coordinate. One layer can "
        "make several modes one; the way from base to data is found by a root.";
    kind.formula = "z₂ = (1 − λ) logit F(x₂) + λx₂,  z₁ = x₁,  λ = 1/1000\n"
                   "F(x) = Σᵢ πᵢ σ((x − mᵢ) / sᵢ),  (π, m, s) = θ(x₁)\n"
                   "log |det| = log((1 − λ) F′ / F(1 − F) + λ)";
    kind.reference =
        "Ho, Chen, Srinivas, Duan and Abbeel 2019, Flow++: Improving Flow-Based Generative Models";
    kind.fields = Coupling::fields();
    for (Field& field : LogisticMixtureMap::fields()) kind.fields.push_back(std::move(field));
    kind.make = [](const Spec& spec) {
        return Coupling::from(spec, std::make_unique<LogisticMixtureMap>(spec));
    };
    return kind;
}

} // namespace pushforward

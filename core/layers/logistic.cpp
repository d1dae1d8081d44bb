// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/logistic.h"

#include "core/layers/element_wise.h"
#include "core/layers/univariate/logistic_mixture_map.h"

namespace pushforward {

LayerKind logistic_kind() {
    LayerKind kind;
    kind.key = "logistic";
    kind.title = "Logistic mixture";
    kind.group = "Element-wise";
    kind.summary =
        "Bends each coordinate by the distribution function of a mixture of logistics of its own, "
        "the same for all points: several humps of a marginal become one.";
    kind.formula = "zⱼ = (1 − λ) logit F(xⱼ) + λxⱼ,  λ = 1/1000\n"
                   "F(x) = Σᵢ πᵢ σ((x − mᵢ) / sᵢ),  (π, m, s) = θⱼ\n"
                   "log |det| = Σⱼ log((1 − λ) F′ / F(1 − F) + λ)";
    kind.reference =
        "Ho, Chen, Srinivas, Duan and Abbeel 2019, Flow++: Improving Flow-Based Generative Models";
    kind.fields = LogisticMixtureMap::fields();
    kind.make = [](const Spec& spec) -> std::unique_ptr<const Transform> {
        return std::make_unique<ElementWise>(std::make_unique<LogisticMixtureMap>(spec));
    };
    return kind;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/univariate/registry.h"

namespace pushforward {

/// The distribution function F of a mixture of K logistics, taken to the line by its logit, with a
/// little of the identity so that no slope falls below λ between two far components:
/// y = (1 − λ) logit F(x) + λx,  F(x) = Σᵢ πᵢ σ((x − mᵢ) / sᵢ),  λ = 1/1000 (Ho et al. 2019).
/// With aᵢ = πᵢσᵢ / F and bᵢ = πᵢ(1 − σᵢ) / (1 − F), found from logarithms, the slope of logit F is
/// Σᵢ (aᵢ(1 − σᵢ) + bᵢσᵢ) / sᵢ: positive terms, exact in both tails. The inverse is a root.
///
/// Shape rows: K logits of π; K numbers whose i-th times γᵢ is mᵢ; K log-scales before a soft clamp
/// to ±clamp. Zeros are the identity. The gains γᵢ, from 1/2 to 3/2, part the components, which
/// would otherwise start alike and, having the same gradients, stay alike.
class LogisticMixtureMap : public UnivariateMap {
public:
    static std::vector<Field> fields(); ///< `components` and `clamp`

    explicit LogisticMixtureMap(const Spec& spec); ///< a validated spec with those fields

    Index shape_count() const override { return 3 * components_; }
    ClosedForm closed_form() const override { return ClosedForm::base_to_data; }
    Image forward(Tape& tape, Var shape, Var z) const override;
    Image inverse(Tape& tape, Var shape, Var x) const override;

private:
    Index components_;
    Real clamp_;
};

UnivariateMapKind logistic_mixture_map_kind();

} // namespace pushforward

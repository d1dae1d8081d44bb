// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/univariate/univariate_map.h"

namespace pushforward {

/// F(z) = (1 − share)·z + share·f(z), 0 < share < 1: the map f of the line, a share of the way. Its
/// slope is (1 − share) + share·f′ > 0. The inverse is a root, which lies between x and f⁻¹(x).
/// It refers to the map, and only evaluates.
class DisplacedMap : public UnivariateMap {
public:
    DisplacedMap(const UnivariateMap& map, double share)
        : map_(map), share_(static_cast<Real>(share)) {}

    Index shape_count() const override { return map_.shape_count(); }
    double tolerance() const override { return map_.tolerance(); }
    ClosedForm closed_form() const override { return ClosedForm::base_to_data; }

    Image forward(Tape& tape, Var shape, Var z) const override;
    Image inverse(Tape& tape, Var shape, Var x) const override;

private:
    const UnivariateMap& map_;
    Real share_;
};

} // namespace pushforward

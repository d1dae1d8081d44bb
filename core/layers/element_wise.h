// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/transform.h"
#include "core/layers/univariate/univariate_map.h"

#include <memory>

namespace pushforward {

/// A structure: each coordinate is bent by a univariate map of constant shape. Parameters: the
/// shape of the first coordinate's map, then that of the second's.
class ElementWise : public Transform {
public:
    explicit ElementWise(std::unique_ptr<const UnivariateMap> map) : map_(std::move(map)) {}

    Index parameter_count() const override { return 2 * map_->shape_count(); }
    ClosedForm closed_form() const override { return map_->closed_form(); }
    double tolerance() const override { return map_->tolerance(); }

private:
    Image map_forward(Tape& tape, Params params, Plane z) const override;
    Image map_inverse(Tape& tape, Params params, Plane x) const override;
    void fill(std::span<Real> parameters, Random& random) const override;
    Var shape(Tape& tape, Params params, Index coordinate, Index points) const;

    std::unique_ptr<const UnivariateMap> map_;
};

} // namespace pushforward

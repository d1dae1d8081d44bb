// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/moves.h"
#include "core/layers/univariate/univariate_map.h"
#include "core/nn/mlp.h"

#include <memory>

namespace pushforward {

/// A structure: the steering coordinate is bent by a univariate map of constant shape, the steered
/// one by a map whose shape a conditioner network reads off the steering coordinate's input. One
/// pass; the inverse takes two, the steering coordinate first. Parameters: the constants, then the
/// conditioner's.
class Autoregressive : public Transform {
public:
    Autoregressive(Moves moves, Mlp conditioner, std::unique_ptr<const UnivariateMap> map);

    /// `moves` and the conditioner's fields, for the kinds made of this structure.
    static std::vector<Field> fields();

    /// Made from a spec with those fields and a map.
    static std::unique_ptr<const Transform> from(const Spec& spec,
                                                 std::unique_ptr<const UnivariateMap> map);

    Index parameter_count() const override {
        return map_->shape_count() + conditioner_.parameter_count();
    }
    ClosedForm closed_form() const override { return map_->closed_form(); }
    double tolerance() const override { return map_->tolerance(); }

private:
    Image map_forward(Tape& tape, Params params, Plane z) const override;
    Image map_inverse(Tape& tape, Params params, Plane x) const override;
    void fill(std::span<Real> parameters, Random& random) const override;

    Params constants(Params params) const { return params.slice(0, map_->shape_count()); }
    Params network(Params params) const {
        return params.slice(map_->shape_count(), conditioner_.parameter_count());
    }

    Moves moves_;
    Mlp conditioner_;
    std::unique_ptr<const UnivariateMap> map_;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/transform.h"
#include "core/layers/moves.h"
#include "core/layers/univariate/univariate_map.h"
#include "core/nn/mlp.h"
#include "core/spec/spec.h"

#include <memory>

namespace pushforward {

/// A structure: one coordinate is bent by a univariate map whose shape a conditioner network reads
/// off the other coordinate, which stays as it is.
class Coupling : public Transform {
public:
    Coupling(Moves moves, Mlp conditioner, std::unique_ptr<const UnivariateMap> map);

    /// `moves` and the conditioner's fields, for the kinds made of this structure.
    static std::vector<Field> fields();

    /// Made from a spec with those fields and a map.
    static std::unique_ptr<const Transform> from(const Spec& spec,
                                                 std::unique_ptr<const UnivariateMap> map);

    Index parameter_count() const override { return conditioner_.parameter_count(); }
    ClosedForm closed_form() const override { return map_->closed_form(); }
    double tolerance() const override { return map_->tolerance(); }

private:
    Image map_forward(Tape& tape, Params params, Plane z) const override;
    Image map_inverse(Tape& tape, Params params, Plane x) const override;
    void fill(std::span<Real> parameters, Random& random) const override;

    Moves moves_;
    Mlp conditioner_;
    std::unique_ptr<const UnivariateMap> map_;
};

} // namespace pushforward

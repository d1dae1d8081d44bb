// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/functions.h"
#include "core/layers/structures/displaced_map.h"
#include "core/layers/structures/structure.h"

#include <algorithm>

namespace pushforward {

namespace {

/// Each coordinate is bent by a univariate map of constant shape. Parameters: the
/// shape of the first coordinate's map, then that of the second's.
class ElementWise : public Transform {
public:
    explicit ElementWise(std::unique_ptr<const UnivariateMap> map) : map_(std::move(map)) {}

    Index parameter_count() const override { return 2 * map_->shape_count(); }
    ClosedForm closed_form() const override { return map_->closed_form(); }
    double tolerance() const override { return map_->tolerance(); }
    std::unique_ptr<const Transform> partway(double share, std::span<const Real>) const override {
        return std::make_unique<ElementWise>(std::make_unique<DisplacedMap>(*map_, share));
    }

private:
    Image map_forward(Tape& tape, Params params, Plane z) const override;
    Image map_inverse(Tape& tape, Params params, Plane x) const override;
    void fill(std::span<Real> parameters, Random& random) const override;
    Var shape(Tape& tape, Params params, Index coordinate, Index points) const;

    std::unique_ptr<const UnivariateMap> map_;
};

Var ElementWise::shape(Tape& tape, Params params, Index coordinate, Index points) const {
    const Index count = map_->shape_count();
    return spread(tape, params.slice(coordinate * count, count), points);
}

Image ElementWise::map_forward(Tape& tape, Params params, Plane z) const {
    const Index n = z.points();
    const UnivariateMap::Image one = map_->forward(tape, shape(tape, params, 0, n), z.first);
    const UnivariateMap::Image two = map_->forward(tape, shape(tape, params, 1, n), z.second);
    return {{one.value, two.value}, one.log_slope + two.log_slope};
}

Image ElementWise::map_inverse(Tape& tape, Params params, Plane x) const {
    const Index n = x.points();
    const UnivariateMap::Image one = map_->inverse(tape, shape(tape, params, 0, n), x.first);
    const UnivariateMap::Image two = map_->inverse(tape, shape(tape, params, 1, n), x.second);
    return {{one.value, two.value}, one.log_slope + two.log_slope};
}

void ElementWise::fill(std::span<Real> parameters, Random&) const {
    std::ranges::fill(parameters, Real(0));
}

} // namespace

Structure element_wise() {
    Structure structure;
    structure.key = "element-wise";
    structure.group = "Element-wise";
    structure.summary = "Bends each coordinate by a map of the line of its own, the same for all "
                        "points.";
    structure.formula = "xᵢ = f(zᵢ; θᵢ)\nlog |det| = log f′(z₁; θ₁) + log f′(z₂; θ₂)";
    structure.make =
        [](const Spec&,
           std::unique_ptr<const UnivariateMap> map) -> std::unique_ptr<const Transform> {
        return std::make_unique<ElementWise>(std::move(map));
    };
    return structure;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/conditioner.h"
#include "core/layers/moves.h"
#include "core/layers/structures/displaced_map.h"
#include "core/layers/structures/structure.h"
#include "core/nn/mlp.h"

namespace pushforward {

namespace {

/// One coordinate is bent by a univariate map whose shape a conditioner network reads
/// off the other coordinate, which stays as it is.
class Coupling : public Transform {
public:
    Coupling(Moves moves, Mlp conditioner, std::unique_ptr<const UnivariateMap> map);

    Index parameter_count() const override { return conditioner_.parameter_count(); }
    ClosedForm closed_form() const override { return map_->closed_form(); }
    double tolerance() const override { return map_->tolerance(); }
    std::unique_ptr<const Transform> partway(double share, std::span<const Real>) const override {
        return std::make_unique<Coupling>(moves_, conditioner_,
                                          std::make_unique<DisplacedMap>(*map_, share));
    }

private:
    Image map_forward(Tape& tape, Params params, Plane z) const override;
    Image map_inverse(Tape& tape, Params params, Plane x) const override;
    void fill(std::span<Real> parameters, Random& random) const override;

    Moves moves_;
    Mlp conditioner_;
    std::unique_ptr<const UnivariateMap> map_;
};

Coupling::Coupling(Moves moves, Mlp conditioner, std::unique_ptr<const UnivariateMap> map)
    : moves_(moves), conditioner_(std::move(conditioner)), map_(std::move(map)) {
    assert(conditioner_.inputs() == 1 && conditioner_.outputs() == map_->shape_count());
}

Image Coupling::map_forward(Tape& tape, Params params, Plane z) const {
    const auto [kept, moved] = split(moves_, z);
    const Var shape = conditioner_.apply(tape, params, kept);
    const UnivariateMap::Image image = map_->forward(tape, shape, moved);
    return {joined(moves_, kept, image.value), image.log_slope};
}

Image Coupling::map_inverse(Tape& tape, Params params, Plane x) const {
    const auto [kept, moved] = split(moves_, x);
    const Var shape = conditioner_.apply(tape, params, kept);
    const UnivariateMap::Image image = map_->inverse(tape, shape, moved);
    return {joined(moves_, kept, image.value), image.log_slope};
}

void Coupling::fill(std::span<Real> parameters, Random& random) const {
    conditioner_.initialise(parameters, random, true);
}

std::unique_ptr<const Transform> make_coupling(const Spec& spec,
                                               std::unique_ptr<const UnivariateMap> map) {
    Mlp conditioner = make_conditioner(1, map->shape_count(), spec);
    return std::make_unique<Coupling>(moves_of(spec), std::move(conditioner), std::move(map));
}

} // namespace

Structure coupling() {
    Structure structure;
    structure.key = "coupling";
    structure.key_ending = "-coupling";
    structure.title_ending = " coupling";
    structure.group = "Coupling";
    structure.summary =
        "Bends one coordinate by a map of the line whose numbers a small network computes from the "
        "other coordinate.";
    structure.formula = "x₂ = f(z₂; θ(z₁)),  x₁ = z₁\nlog |det| = log f′(z₂; θ(z₁))";
    structure.reference = "Dinh, Sohl-Dickstein and Bengio 2017, Density estimation using Real NVP";
    structure.fields = steered_fields();
    structure.make = &make_coupling;
    return structure;
}

} // namespace pushforward

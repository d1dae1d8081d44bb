// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/functions.h"
#include "core/layers/conditioner.h"
#include "core/layers/moves.h"
#include "core/layers/structures/displaced_map.h"
#include "core/layers/structures/structure.h"
#include "core/nn/mlp.h"

#include <algorithm>

namespace pushforward {

namespace {

/// The steering coordinate is bent by a univariate map of constant shape, the steered
/// one by a map whose shape a conditioner network computes from the steering coordinate's input.
/// One pass; the inverse takes two, the steering coordinate first. Parameters: the constants, then
/// the conditioner's.
class Autoregressive : public Transform {
public:
    Autoregressive(Moves moves, Mlp conditioner, std::unique_ptr<const UnivariateMap> map);

    Index parameter_count() const override {
        return map_->shape_count() + conditioner_.parameter_count();
    }
    ClosedForm closed_form() const override { return map_->closed_form(); }
    double tolerance() const override { return map_->tolerance(); }
    std::unique_ptr<const Transform> partway(double share, std::span<const Real>) const override {
        return std::make_unique<Autoregressive>(moves_, conditioner_,
                                                std::make_unique<DisplacedMap>(*map_, share));
    }

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

Autoregressive::Autoregressive(Moves moves, Mlp conditioner,
                               std::unique_ptr<const UnivariateMap> map)
    : moves_(moves), conditioner_(std::move(conditioner)), map_(std::move(map)) {
    assert(conditioner_.inputs() == 1 && conditioner_.outputs() == map_->shape_count());
}

Image Autoregressive::map_forward(Tape& tape, Params params, Plane z) const {
    const auto [steering, steered] = split(moves_, z);
    const Var constant = spread(tape, constants(params), z.points());
    const Var shape = conditioner_.apply(tape, network(params), steering);
    const UnivariateMap::Image one = map_->forward(tape, constant, steering);
    const UnivariateMap::Image two = map_->forward(tape, shape, steered);
    return {joined(moves_, one.value, two.value), one.log_slope + two.log_slope};
}

Image Autoregressive::map_inverse(Tape& tape, Params params, Plane x) const {
    const auto [steering, steered] = split(moves_, x);
    const Var constant = spread(tape, constants(params), x.points());
    const UnivariateMap::Image one = map_->inverse(tape, constant, steering);
    const Var shape = conditioner_.apply(tape, network(params), one.value);
    const UnivariateMap::Image two = map_->inverse(tape, shape, steered);
    return {joined(moves_, one.value, two.value), one.log_slope + two.log_slope};
}

void Autoregressive::fill(std::span<Real> parameters, Random& random) const {
    const auto constants = static_cast<std::size_t>(map_->shape_count());
    std::ranges::fill(parameters.first(constants), Real(0));
    conditioner_.initialise(parameters.subspan(constants), random, true);
}

std::unique_ptr<const Transform> make_autoregressive(const Spec& spec,
                                                     std::unique_ptr<const UnivariateMap> map) {
    Mlp conditioner = make_conditioner(1, map->shape_count(), spec);
    return std::make_unique<Autoregressive>(moves_of(spec), std::move(conditioner), std::move(map));
}

} // namespace

Structure autoregressive() {
    Structure structure;
    structure.key = "autoregressive";
    structure.key_ending = "-autoregressive";
    structure.title_ending = " autoregressive";
    structure.group = "Autoregressive";
    structure.summary =
        "Bends both coordinates towards the base by maps of the line: the first by one map for all "
        "points, the second by one whose numbers a small network computes from the first data "
        "coordinate.";
    structure.formula = "z₁ = f(x₁; θ₁)\n"
                        "z₂ = f(x₂; θ(x₁))\n"
                        "log |det| = log f′(x₁; θ₁) + log f′(x₂; θ(x₁))";
    structure.reference =
        "Papamakarios, Pavlakou and Murray 2017, Masked Autoregressive Flow for Density Estimation";
    structure.fields = steered_fields();
    structure.formula_starts_from = Side::data;
    structure.make = &make_autoregressive;
    return structure;
}

} // namespace pushforward

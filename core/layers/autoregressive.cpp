// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/autoregressive.h"

#include "core/autodiff/functions.h"
#include "core/layers/conditioner.h"

#include <algorithm>

namespace pushforward {

Autoregressive::Autoregressive(Moves moves, Mlp conditioner,
                               std::unique_ptr<const UnivariateMap> map)
    : moves_(moves), conditioner_(std::move(conditioner)), map_(std::move(map)) {
    assert(conditioner_.inputs() == 1 && conditioner_.outputs() == map_->shape_count());
}

std::vector<Field> Autoregressive::fields() {
    std::vector<Field> fields = {moves_field()};
    for (Field& field : conditioner_fields()) fields.push_back(std::move(field));
    return fields;
}

std::unique_ptr<const Transform> Autoregressive::from(const Spec& spec,
                                                      std::unique_ptr<const UnivariateMap> map) {
    Mlp conditioner = make_conditioner(1, map->shape_count(), spec);
    return std::make_unique<Autoregressive>(moves_of(spec), std::move(conditioner), std::move(map));
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

} // namespace pushforward

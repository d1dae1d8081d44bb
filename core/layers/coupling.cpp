// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/coupling.h"

#include "core/layers/conditioner.h"

namespace pushforward {

Coupling::Coupling(Moves moves, Mlp conditioner, std::unique_ptr<const UnivariateMap> map)
    : moves_(moves), conditioner_(std::move(conditioner)), map_(std::move(map)) {
    assert(conditioner_.inputs() == 1 && conditioner_.outputs() == map_->shape_count());
}

std::vector<Field> Coupling::fields() {
    std::vector<Field> fields = {moves_field()};
    for (Field& field : conditioner_fields()) fields.push_back(std::move(field));
    return fields;
}

std::unique_ptr<const Transform> Coupling::from(const Spec& spec,
                                                std::unique_ptr<const UnivariateMap> map) {
    Mlp conditioner = make_conditioner(1, map->shape_count(), spec);
    return std::make_unique<Coupling>(moves_of(spec), std::move(conditioner), std::move(map));
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

} // namespace pushforward

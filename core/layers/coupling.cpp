// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/coupling.h"

#include "core/layers/conditioner.h"

namespace pushforward {

Coupling::Coupling(Moves moves, Mlp conditioner, std::unique_ptr<const UnivariateMap> map)
    : moves_(moves), conditioner_(std::move(conditioner)), map_(std::move(map)) {
    assert(conditioner_.inputs() == 1 && conditioner_.outputs() == map_->shape_count());
}

std::vector<Field> Coupling::fields() {
    std::vector<Field> fields = {
        {"moves", "Moves", "",
         "The coordinate that this layer bends; the other one stays and steers it.",
         ChoiceField{"alternate",
                     {{"alternate", "the one the layer before keeps"},
                      {"first", "first coordinate"},
                      {"second", "second coordinate"}}}},
    };
    for (Field& field : conditioner_fields()) fields.push_back(std::move(field));
    return fields;
}

std::unique_ptr<const Transform> Coupling::from(const Spec& spec,
                                                std::unique_ptr<const UnivariateMap> map) {
    const Moves moves = spec.choice("moves") == "first" ? Moves::first : Moves::second;
    Mlp conditioner = make_conditioner(1, map->shape_count(), spec);
    return std::make_unique<Coupling>(moves, std::move(conditioner), std::move(map));
}

Image Coupling::arranged(Var kept, const UnivariateMap::Image& moved) const {
    if (moves_ == Moves::first) return {{moved.value, kept}, moved.log_slope};
    return {{kept, moved.value}, moved.log_slope};
}

Image Coupling::map_forward(Tape& tape, Params params, Plane z) const {
    const Var kept = moves_ == Moves::first ? z.second : z.first;
    const Var moved = moves_ == Moves::first ? z.first : z.second;
    return arranged(kept, map_->forward(tape, conditioner_.apply(tape, params, kept), moved));
}

Image Coupling::map_inverse(Tape& tape, Params params, Plane x) const {
    const Var kept = moves_ == Moves::first ? x.second : x.first;
    const Var moved = moves_ == Moves::first ? x.first : x.second;
    return arranged(kept, map_->inverse(tape, conditioner_.apply(tape, params, kept), moved));
}

void Coupling::fill(std::span<Real> parameters, Random& random) const {
    conditioner_.initialise(parameters, random, true);
}

} // namespace pushforward

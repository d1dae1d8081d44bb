// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/element_wise.h"

#include "core/autodiff/functions.h"

#include <algorithm>

namespace pushforward {

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

} // namespace pushforward

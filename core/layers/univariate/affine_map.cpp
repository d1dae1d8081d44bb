// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/univariate/affine_map.h"

#include "core/autodiff/functions.h"

namespace pushforward {

Field AffineMap::clamp_field() {
    return {
        "clamp", "Largest log-scale", "",
        "The log-scale stays between minus and plus this; smaller is steadier, larger bends more.",
        RealField{3, 0.1, 10, true}};
}

UnivariateMap::Image AffineMap::forward(Tape& tape, Var shape, Var z) const {
    const Var s = soft_clamp(tape.row(shape, 0), clamp_);
    return {z * exp(s) + tape.row(shape, 1), s};
}

UnivariateMap::Image AffineMap::inverse(Tape& tape, Var shape, Var x) const {
    const Var minus_s = -soft_clamp(tape.row(shape, 0), clamp_);
    return {(x - tape.row(shape, 1)) * exp(minus_s), minus_s};
}

} // namespace pushforward

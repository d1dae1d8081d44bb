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

UnivariateMapKind affine_map_kind() {
    UnivariateMapKind kind;
    kind.key = "affine";
    kind.title = "Affine";
    kind.summary = "A stretch and a shift.";
    kind.formula = "y = x · exp s + t,  s = clamp · tanh(a / clamp)\n"
                   "log slope = s";
    kind.reference = "Dinh, Sohl-Dickstein and Bengio 2017, Density estimation using Real NVP";
    kind.fields = {AffineMap::clamp_field()};
    kind.make = [](const Spec& spec) -> std::unique_ptr<const UnivariateMap> {
        return std::make_unique<AffineMap>(spec.real("clamp"));
    };
    return kind;
}

} // namespace pushforward

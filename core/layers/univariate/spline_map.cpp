// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/univariate/spline_map.h"

#include <cmath>

namespace pushforward {

std::vector<Field> SplineMap::fields() {
    return {
        {"bins", "Bins", "", "How many pieces the spline has; more pieces bend more finely.",
         IntField{8, 2, RationalQuadratic::most_bins, true}},
        {"bound", "Half-width of the box", "",
         "The spline bends numbers from minus to plus this and leaves those beyond as they are.",
         RealField{4, 0.5, 50, true}},
    };
}

SplineMap::SplineMap(const Spec& spec) {
    spline_.bins = spec.integer("bins");
    spline_.bound = static_cast<Real>(spec.real("bound"));
    spline_.slope_shift = std::log(std::expm1(1 - spline_.least_slope));
}

UnivariateMap::Image SplineMap::forward(Tape& tape, Var shape, Var z) const {
    return rational_quadratic(spline_, tape, shape, z, false);
}

UnivariateMap::Image SplineMap::inverse(Tape& tape, Var shape, Var x) const {
    return rational_quadratic(spline_, tape, shape, x, true);
}

} // namespace pushforward

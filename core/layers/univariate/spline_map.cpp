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

UnivariateMapKind spline_map_kind() {
    UnivariateMapKind kind;
    kind.key = "spline";
    kind.title = "Rational-quadratic spline";
    kind.summary = "A smooth monotone curve of several pieces between two corners of a box; beyond "
                   "the box the identity.";
    kind.formula = "y = y₀ + h (s ξ² + d₀ ξ (1 − ξ)) / (s + (d₀ + d₁ − 2s) ξ (1 − ξ))\n"
                   "ξ = (x − x₀) / w,  s = h / w,  between knots (x₀, y₀) and (x₀ + w, y₀ + h)";
    kind.reference = "Durkan, Bekasov, Murray and Papamakarios 2019, Neural Spline Flows";
    kind.fields = SplineMap::fields();
    kind.make = [](const Spec& spec) -> std::unique_ptr<const UnivariateMap> {
        return std::make_unique<SplineMap>(spec);
    };
    return kind;
}

} // namespace pushforward

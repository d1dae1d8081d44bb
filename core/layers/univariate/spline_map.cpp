// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/univariate/rational_quadratic.h"
#include "core/layers/univariate/registry.h"

#include <cmath>

namespace pushforward {

namespace {

/// A rational-quadratic spline on the box ±bound and the identity beyond it (Durkan et al. 2019).
/// Its slopes are shifted so that zeros give slope 1 at every knot: the identity. Bins take at
/// least 1/1000 of the box and slopes are at least 1/1000.
class SplineMap : public UnivariateMap {
public:
    explicit SplineMap(const Spec& spec);

    Index shape_count() const override { return spline_.rows(); }

    /// Where a bin is flat and the slopes at both its knots are steep, the slope between them falls
    /// far below that over any measurable distance, and a float of the image names many points.
    double tolerance() const override { return sizeof(Real) == 8 ? rounding_tolerance : 1e-4; }

    Image forward(Tape& tape, Var shape, Var z) const override;
    Image inverse(Tape& tape, Var shape, Var x) const override;

private:
    RationalQuadratic spline_;
};

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

} // namespace

UnivariateMapKind spline_map() {
    UnivariateMapKind kind;
    kind.key = "spline";
    kind.title = "Rational-quadratic spline";
    kind.summary = "A smooth monotone curve of several pieces between two corners of a box; beyond "
                   "the box the identity.";
    kind.formula = "y = y₀ + h (s ξ² + d₀ ξ (1 − ξ)) / (s + (d₀ + d₁ − 2s) ξ (1 − ξ))\n"
                   "ξ = (x − x₀) / w,  s = h / w,  between knots (x₀, y₀) and (x₀ + w, y₀ + h)";
    kind.reference = "Durkan, Bekasov, Murray and Papamakarios 2019, Neural Spline Flows";
    kind.fields = {
        {"bins", "Bins", "", "How many pieces the spline has; more pieces bend more finely.",
         IntField{8, 2, RationalQuadratic::most_bins, true}},
        {"bound", "Half-width of the box", "",
         "The spline bends numbers from minus to plus this and leaves those beyond as they are.",
         RealField{4, 0.5, 50, true}},
    };
    kind.make = [](const Spec& spec) { return std::make_unique<const SplineMap>(spec); };
    kind.formula_starts_from = Side::data;
    kind.layer_words = {
        {"coupling",
         {.summary =
              "Bends one coordinate by a smooth monotone spline of rational quadratics, "
              "whose knots and slopes a small network computes from the other coordinate. Exact "
              "both ways, and a few of them draw sharp edges and many separate modes.",
          .formula = "z₂ = spline(x₂; θ(x₁)),  z₁ = x₁\n"
                     "in a bin: z = z₀ + h (sξ² + d₀η) / D,  D = s + (d₀ + d₁ − 2s)η\n"
                     "ξ = (x − x₀) / w,  η = ξ(1 − ξ),  s = h / w\n"
                     "log |det| = log s²(d₁ξ² + 2sη + d₀(1 − ξ)²) / D²",
          .reference = kind.reference}},
        {"autoregressive",
         {.summary =
              "Bends both coordinates by smooth monotone splines: the first by one spline for all "
              "points, the second by one whose knots and slopes a small network computes from the "
              "first data coordinate. One layer fits most densities of the plane inside its box.",
          .formula = "z₁ = spline(x₁; θ₁)\n"
                     "z₂ = spline(x₂; θ(x₁))\n"
                     "log |det| = log spline′(x₁; θ₁) + log spline′(x₂; θ(x₁))",
          .reference = kind.reference}},
        {"element-wise",
         {.summary = "Bends each coordinate by a smooth monotone spline of its own, the same for "
                     "all points: it shapes the two marginals and leaves how the coordinates hang "
                     "together to other layers.",
          .formula = "zᵢ = spline(xᵢ; θᵢ)\n"
                     "log |det| = log spline′(x₁; θ₁) + log spline′(x₂; θ₂)"}},
    };
    return kind;
}

} // namespace pushforward

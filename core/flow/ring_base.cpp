// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/base_distribution.h"
#include "core/math/bessel.h"

#include <cmath>
#include <numbers>

namespace pushforward {

namespace {

struct Ring {
    double radius, width;

    double log_prob(double r) const {
        const double variance = width * width, off = (r - radius) / width;
        return -off * off / 2 + log_bessel_i0_scaled(r * radius / variance) -
               std::log(2 * std::numbers::pi * variance);
    }

    /// (d log p / dr) / r: the gradient is the point times this.
    double slope_over_r(double r) const {
        const double variance = width * width, pull = radius / variance;
        return pull * pull * bessel_i1_over_k_i0(r * pull) - 1 / variance;
    }
};

void pull_ring(Tape& tape, const Tape::Step& step) {
    const Tape::Node &out = tape.node(step.out), &x = tape.node(step.first),
                     &y = tape.node(step.second);
    const Ring& ring = *static_cast<const Ring*>(step.extra);
    for (Index i = 0; i < out.points; ++i) {
        const double r =
            std::hypot(static_cast<double>(x.value[i]), static_cast<double>(y.value[i]));
        const Real g = out.gradient[i] * static_cast<Real>(ring.slope_over_r(r));
        if (x.gradient) x.gradient[i] += g * x.value[i];
        if (y.gradient) y.gradient[i] += g * y.value[i];
    }
}

class RingBase : public BaseDistribution {
public:
    explicit RingBase(const Spec& spec) : ring_{spec.real("radius"), spec.real("width")} {}

    Index parameter_count() const override { return 0; }
    void initialise(std::span<Real>, Random&) const override {}

    Var log_prob(Tape& tape, Params, Plane z) const override {
        const bool wanted = tape.has_gradient(z.first) || tape.has_gradient(z.second);
        const Var out = tape.make_node(1, z.points(), wanted);
        const Tape::Node &x = tape.node(z.first.id()), &y = tape.node(z.second.id());
        Real* const values = tape.node(out.id()).value;
        for (Index i = 0; i < z.points(); ++i)
            values[i] = static_cast<Real>(ring_.log_prob(
                std::hypot(static_cast<double>(x.value[i]), static_cast<double>(y.value[i]))));
        if (tape.has_gradient(out))
            tape.record({&pull_ring, out.id(), z.first.id(), z.second.id(), &ring_});
        return out;
    }

    Eigen::Array2d draw(std::span<const Real>, Random& random) const override {
        const double angle = 2 * std::numbers::pi * random.uniform();
        const double first = ring_.radius * std::cos(angle) + ring_.width * random.normal();
        return {first, ring_.radius * std::sin(angle) + ring_.width * random.normal()};
    }

private:
    Ring ring_;
};

} // namespace

/// A ring: a point of the circle of radius R, drawn evenly, plus a Gaussian of deviation σ.
BaseKind ring_base() {
    BaseKind kind;
    kind.key = "ring";
    kind.title = "Ring";
    kind.summary =
        "An even circle, blurred by a Gaussian: it has a hole, which a map without tears cannot "
        "make out of a Gaussian.";
    kind.formula = "p(z) = exp(−(r² + R²) / 2σ²) I₀(rR/σ²) / 2πσ²,  r = ‖z‖";
    kind.reference = "Mardia and Jupp 2000, Directional Statistics, for I₀; the sum of a point of "
                     "the circle and a Gaussian";
    kind.fields = {
        {"radius", "Radius R", "", "Of the circle.", RealField{1.5, 0, 5}},
        {"width", "Width σ", "", "Deviation of the Gaussian that blurs it.",
         RealField{0.3, 0.05, 2, true}},
    };
    kind.make = [](const Spec& spec) { return std::make_unique<RingBase>(spec); };
    return kind;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/functions.h"
#include "core/layers/registry.h"

#include <cmath>
#include <limits>

namespace pushforward {

namespace {

/// x = z + β·(z − c) / (α + r), r = ‖z − c‖, α = softplus(a), β = softplus(b) − α > −α.
/// Parameters: c₁, c₂, a, b.
///
/// With p = α + β = softplus(b), the distance of the image from c is r·(p + r)/(α + r), and
/// |det| = (p + r)(r² + 2αr + αp) / (α + r)³: sums of positive parts, so that nothing cancels when
/// β comes close to −α.
///
/// A share of the way is share·β for β.
class Radial : public Transform {
public:
    explicit Radial(double share = 1) : share_(static_cast<Real>(share)) {}

    Index parameter_count() const override { return 4; }
    std::unique_ptr<const Transform> partway(double share, std::span<const Real>) const override {
        return std::make_unique<Radial>(share);
    }

private:
    struct Shape {
        Var c1, c2, alpha, p, beta;
    };

    Shape shape(Tape& tape, Params params) const {
        // Keeps α and the slope at the centre, p/α, from vanishing.
        constexpr Real little = std::numeric_limits<Real>::epsilon();
        const Var alpha = softplus(tape.parameter(params, 2)) + little;
        Var p = softplus(tape.parameter(params, 3)) + little;
        if (share_ < 1) p = p * share_ + alpha * (1 - share_);
        return {tape.parameter(params, 0), tape.parameter(params, 1), alpha, p, p - alpha};
    }

    // In shares of α + r, so that no square of r overflows.
    static Var log_det(const Shape& s, Var r, Var sum) {
        const Var inverse = Real(1) / sum;
        const Var far = r * inverse, near = s.alpha * inverse, pulled = s.p * inverse;
        return log((pulled + far) * (far * (near + Real(1)) + near * pulled));
    }

    Image map_forward(Tape& tape, Params params, Plane z) const override {
        const Shape s = shape(tape, params);
        const Plane off = {z.first - s.c1, z.second - s.c2};
        const Var r = hypot(off.first, off.second), sum = r + s.alpha, pull = s.beta / sum;
        return {{z.first + off.first * pull, z.second + off.second * pull}, log_det(s, r, sum)};
    }

    // γ = r·(p + r)/(α + r) is a quadratic for r: r² + (p − γ)·r = αγ.
    Image map_inverse(Tape& tape, Params params, Plane x) const override {
        const Shape s = shape(tape, params);
        const Plane off = {x.first - s.c1, x.second - s.c2};
        const Var gamma = hypot(off.first, off.second);
        const Var r = positive_root(s.p - gamma, s.alpha * gamma), pull = s.beta / (s.p + r);
        return {{x.first - off.first * pull, x.second - off.second * pull},
                -log_det(s, r, r + s.alpha)};
    }

    // The identity, β = 0, is a = b and not b = 0. Centres lie where a standardised set's points
    // are; α = 1 is as wide as the set.
    void fill(std::span<Real> parameters, Random& random) const override {
        parameters[0] = static_cast<Real>(random.normal());
        parameters[1] = static_cast<Real>(random.normal());
        parameters[2] = parameters[3] = static_cast<Real>(std::log(std::expm1(1.0)));
    }

    Real share_;
};

} // namespace

/// A radial flow (Rezende and Mohamed 2015): points move towards one centre or away from it. Closed
/// form both ways: the inverse is a quadratic in the distance from the centre.
LayerKind radial() {
    LayerKind kind;
    kind.key = "radial";
    kind.title = "Radial";
    kind.group = "Residual";
    kind.summary =
        "Draws points towards a learned centre or pushes them away from it, most where they are "
        "near. Exact both ways: the inverse is a quadratic.";
    kind.formula = "x = z + β·(z − c)/(α + r),  r = ‖z − c‖,  β > −α\n"
                   "log |det| = log(1 + β/(α + r)) + log(1 + αβ/(α + r)²)";
    kind.reference =
        "Rezende and Mohamed 2015, Variational Inference with Normalizing Flows, section 4.1";
    kind.make = [](const Spec&) { return std::make_unique<Radial>(); };
    return kind;
}

} // namespace pushforward

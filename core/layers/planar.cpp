// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/functions.h"
#include "core/layers/registry.h"
#include "core/layers/tanh_root.h"

#include <cmath>
#include <limits>

namespace pushforward {

namespace {

/// x = z + û·tanh(wᵀz + b). Parameters: w₁, w₂, u₁, u₂, b.
///
/// The part of u along w is bent so that wᵀû = softplus(wᵀu) − 1 > −1. With g = w₁u₂ − w₂u₁,
/// û = (g·(−w₂, w₁) + (softplus(wᵀu) − 1)·w) / ‖w‖²: no parts that cancel, and what is across w
/// has no say in the determinant. All of log |det| comes from the slope at the ridge, 1 + wᵀû,
/// which is kept as a positive number and never formed as a difference.
///
/// A share of the way is share·û for û.
class Planar : public Transform {
public:
    explicit Planar(double share = 1) : share_(static_cast<Real>(share)) {}

    Index parameter_count() const override { return 5; }
    ClosedForm closed_form() const override { return ClosedForm::base_to_data; }
    std::unique_ptr<const Transform> partway(double share, std::span<const Real>) const override {
        return std::make_unique<Planar>(share);
    }

private:
    struct Shape {
        Var w1, w2, b;
        Var u1, u2;      // û
        Var bend, slope; // wᵀû and 1 + wᵀû
    };

    Shape shape(Tape& tape, Params p) const {
        // Keeps ‖w‖ = 0 from dividing by zero, and the slope at the ridge from vanishing.
        constexpr Real little = 4 * std::numeric_limits<Real>::epsilon();
        const Var w1 = tape.parameter(p, 0), w2 = tape.parameter(p, 1);
        const Var u1 = tape.parameter(p, 2), u2 = tape.parameter(p, 3);
        const Var length = square(w1) + square(w2), guarded = length + little;
        const Var along = softplus(w1 * u1 + w2 * u2) + little; // 1 + wᵀû but for the guard
        const Var share = length / guarded;
        const Var g = (w1 * u2 - w2 * u1) / guarded, h = (along - Real(1)) / guarded;
        Shape s{w1,
                w2,
                tape.parameter(p, 4),
                h * w1 - g * w2,
                h * w2 + g * w1,
                (along - Real(1)) * share,
                little / guarded + along * share};
        if (share_ < 1) {
            for (Var* v : {&s.u1, &s.u2, &s.bend, &s.slope}) *v = *v * share_;
            s.slope = s.slope + (1 - share_);
        }
        return s;
    }

    // log |1 + wᵀû·tanh′| as the log of a sum of positive parts.
    static Var log_det(const Shape& s, Var h) {
        const Var squared = square(h);
        return log(squared + s.slope * (Real(1) - squared));
    }

    Image map_forward(Tape& tape, Params p, Plane z) const override {
        const Shape s = shape(tape, p);
        const Var h = tanh(s.w1 * z.first + s.w2 * z.second + s.b);
        return {{z.first + s.u1 * h, z.second + s.u2 * h}, log_det(s, h)};
    }

    // t = wᵀz solves t + wᵀû·tanh(t + b) = wᵀx; the rest is closed.
    Image map_inverse(Tape& tape, Params p, Plane x) const override {
        const Shape s = shape(tape, p);
        const Var t = tanh_root(s.w1 * x.first + s.w2 * x.second, s.bend, tape.constant(1), s.b);
        const Var h = tanh(t + s.b);
        return {{x.first - s.u1 * h, x.second - s.u2 * h}, -log_det(s, h)};
    }

    // The identity, û = 0, is wᵀu = log(e − 1) and not u = 0. The ridges lie at random, at
    // distances that the points of a standardised set have.
    void fill(std::span<Real> parameters, Random& random) const override {
        const double angle = random.uniform(0, 6.283185307179586), length = 1;
        const double w[] = {length * std::cos(angle), length * std::sin(angle)};
        const double along = std::log(std::expm1(1.0)) / (length * length);
        for (std::size_t i = 0; i < 2; ++i) {
            parameters[i] = static_cast<Real>(w[i]);
            parameters[i + 2] = static_cast<Real>(along * w[i]);
        }
        parameters[4] = static_cast<Real>(length * random.uniform(-2, 2));
    }

    Real share_;
};

} // namespace

/// A planar flow (Rezende and Mohamed 2015): one ridge along which points are pushed apart or
/// together. Closed form one way, a scalar root the other.
LayerKind planar() {
    LayerKind kind;
    kind.key = "planar";
    kind.title = "Planar";
    kind.group = "Residual";
    kind.summary =
        "Pushes points apart or together across one line, all in the same direction. A single one "
        "does little; a stack of sixteen or more bends a Gaussian into several pieces. The inverse "
        "is a scalar root.";
    kind.formula = "x = z + û·tanh(wᵀz + b),  wᵀû = softplus(wᵀu) − 1\n"
                   "log |det| = log(1 + wᵀû·(1 − tanh²(wᵀz + b)))";
    kind.reference =
        "Rezende and Mohamed 2015, Variational Inference with Normalizing Flows, section 4.1";
    kind.make = [](const Spec&) { return std::make_unique<Planar>(); };
    return kind;
}

} // namespace pushforward

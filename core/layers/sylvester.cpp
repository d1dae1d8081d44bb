// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/functions.h"
#include "core/layers/registry.h"
#include "core/layers/tanh_root.h"

namespace pushforward {

namespace {

/// x = z + Q·R·tanh(S·Qᵀz + b), R and S (R̃ in the paper) upper triangular. Parameters: the angle
/// of Q; r₁₁, r₁₂, r₂₂; s₁₁, s₁₂, s₂₂ (diagonals before the tanh); b₁, b₂.
///
/// In the basis of Q the map is triangular: v₂ moves by itself, then v₁ given v₂. So |det| is a
/// product of two slopes 1 + rᵢᵢ·sᵢᵢ·tanh′, and the inverse is a scalar root for v₂, then one for
/// v₁. Diagonals stay within ±0.999: slopes are at least 0.002, which float can invert.
///
/// A share of the way is share·R for R.
class Sylvester : public Transform {
public:
    explicit Sylvester(double share = 1) : share_(static_cast<Real>(share)) {}

    Index parameter_count() const override { return 9; }
    ClosedForm closed_form() const override { return ClosedForm::base_to_data; }
    std::unique_ptr<const Transform> partway(double share, std::span<const Real>) const override {
        return std::make_unique<Sylvester>(share);
    }

private:
    struct Shape {
        Var cosine, sine;
        Var r11, r12, r22, s11, s12, s22, b1, b2;
    };

    Shape shape(Tape& tape, Params p) const {
        const auto at = [&](Index i) { return tape.parameter(p, i); };
        const auto diagonal = [&](Index i) { return tanh(at(i)) * Real(0.999); };
        Shape s{cos(at(0)),  sin(at(0)), diagonal(1), at(2), diagonal(3),
                diagonal(4), at(5),      diagonal(6), at(7), at(8)};
        if (share_ < 1)
            for (Var* v : {&s.r11, &s.r12, &s.r22}) *v = *v * share_;
        return s;
    }

    static Plane to_basis(const Shape& s, const Plane& z) {
        return {s.cosine * z.first + s.sine * z.second, s.cosine * z.second - s.sine * z.first};
    }
    static Plane from_basis(const Shape& s, const Plane& v) {
        return {s.cosine * v.first - s.sine * v.second, s.sine * v.first + s.cosine * v.second};
    }

    static Var log_det(const Shape& s, Var h1, Var h2) {
        return log((s.r11 * s.s11 * (Real(1) - square(h1)) + Real(1)) *
                   (s.r22 * s.s22 * (Real(1) - square(h2)) + Real(1)));
    }

    Image map_forward(Tape& tape, Params p, Plane z) const override {
        const Shape s = shape(tape, p);
        const Plane v = to_basis(s, z);
        const Var h1 = tanh(s.s11 * v.first + s.s12 * v.second + s.b1);
        const Var h2 = tanh(s.s22 * v.second + s.b2);
        const Plane moved = from_basis(s, {s.r11 * h1 + s.r12 * h2, s.r22 * h2});
        return {{z.first + moved.first, z.second + moved.second}, log_det(s, h1, h2)};
    }

    Image map_inverse(Tape& tape, Params p, Plane x) const override {
        const Shape s = shape(tape, p);
        const Plane y = to_basis(s, x);
        const Var second = tanh_root(y.second, s.r22, s.s22, s.b2);
        const Var h2 = tanh(s.s22 * second + s.b2);
        const Var shift = s.s12 * second + s.b1;
        const Var first = tanh_root(y.first - s.r12 * h2, s.r11, s.s11, shift);
        const Var h1 = tanh(s.s11 * first + shift);
        const Plane moved = from_basis(s, {s.r11 * h1 + s.r12 * h2, s.r22 * h2});
        return {{x.first - moved.first, x.second - moved.second}, -log_det(s, h1, h2)};
    }

    // The identity is R = 0; the rest lies at random, so that layers of a stack differ.
    void fill(std::span<Real> parameters, Random& random) const override {
        parameters[0] = static_cast<Real>(random.uniform(0, 6.283185307179586));
        for (std::size_t i = 1; i <= 3; ++i) parameters[i] = 0;
        for (std::size_t i = 4; i <= 8; ++i) parameters[i] = static_cast<Real>(random.normal());
    }

    Real share_;
};

} // namespace

/// A Sylvester flow (van den Berg et al. 2018) with two units: in the plane its orthogonal matrix
/// is one angle. Closed form one way, two scalar roots the other.
LayerKind sylvester() {
    LayerKind kind;
    kind.key = "sylvester";
    kind.title = "Sylvester";
    kind.group = "Residual";
    kind.summary =
        "Two planar units in one layer, along axes that are turned by a learned angle and in an "
        "order that keeps the Jacobian triangular. The inverse is two scalar roots.";
    kind.formula = "x = z + Q·R·tanh(S·Qᵀz + b),  R, S upper triangular\n"
                   "log |det| = Σᵢ log(1 + rᵢᵢ·sᵢᵢ·tanh′ᵢ)";
    kind.reference = "van den Berg, Hasenclever, Tomczak and Welling 2018, Sylvester Normalizing "
                     "Flows for Variational Inference";
    kind.make = [](const Spec&) { return std::make_unique<Sylvester>(); };
    return kind;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/functions.h"
#include "core/layers/fixed_affine.h"
#include "core/layers/registry.h"

#include <algorithm>

namespace pushforward {

namespace {

/// x = Q(θ) z, Q = (cos θ, −sin θ; sin θ, cos θ). Parameter: θ, radians.
class Rotation : public Transform {
public:
    Index parameter_count() const override { return 1; }

    std::unique_ptr<const Transform> partway(double share,
                                             std::span<const Real> own) const override {
        const double angle = share * static_cast<double>(own[0]);
        return fixed_affine(Eigen::Rotation2D<double>(angle).toRotationMatrix(),
                            Eigen::Vector2d::Zero(), 1);
    }

private:
    Image map_forward(Tape& tape, Params p, Plane z) const override {
        const Var c = cos(tape.parameter(p)), s = sin(tape.parameter(p));
        return {{z.first * c - z.second * s, z.first * s + z.second * c}, tape.constant(0)};
    }

    Image map_inverse(Tape& tape, Params p, Plane x) const override {
        const Var c = cos(tape.parameter(p)), s = sin(tape.parameter(p));
        return {{x.first * c + x.second * s, x.second * c - x.first * s}, tape.constant(0)};
    }

    void fill(std::span<Real> parameters, Random&) const override {
        std::ranges::fill(parameters, Real(0));
    }
};

} // namespace

/// A rotation by a learned angle: the orthogonal matrices of the plane have one number.
LayerKind rotation() {
    LayerKind kind;
    kind.key = "rotation";
    kind.title = "Rotation";
    kind.group = "Linear";
    kind.summary =
        "Turns the plane about its origin by a learned angle, and keeps areas as they are. Between "
        "couplings it chooses the axes along which they bend.";
    kind.formula = "x = Q·z,  Q = (cos θ, −sin θ; sin θ, cos θ)\nlog |det| = 0";
    kind.reference = "Tomczak and Welling 2016, Improving Variational Auto-Encoders using "
                     "Householder Flow (orthogonal maps; in the plane one angle)";
    kind.make = [](const Spec&) { return std::make_unique<Rotation>(); };
    return kind;
}

} // namespace pushforward

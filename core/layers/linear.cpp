// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/functions.h"
#include "core/layers/fixed_affine.h"
#include "core/layers/registry.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pushforward {

namespace {

/// x = P·L·U·z, L = (1 0; l 1), U = (exp a, u; 0, exp b), P the identity or the exchange of the
/// coordinates. Parameters: a, b, l, u. The determinant is a product of exponentials: never zero,
/// and its logarithm a sum. Both directions substitute; no matrix is inverted.
class Linear : public Transform {
public:
    explicit Linear(bool swaps) : swaps_(swaps) {}

    Index parameter_count() const override { return 4; }
    bool starts_at_identity() const override { return !swaps_; }

    /// A = Q(θ)·S, S symmetric, goes by Q(share·θ)·((1 − share)·I + share·S). With the exchange A
    /// reflects, and nothing leads there from the identity without tearing.
    std::unique_ptr<const Transform> partway(double share,
                                             std::span<const Real> own) const override {
        if (swaps_) return nullptr;
        const auto at = [&](std::size_t i) { return static_cast<double>(own[i]); };
        const Eigen::Matrix2d lower{{1, 0}, {at(2), 1}},
            upper{{std::exp(at(0)), at(3)}, {0, std::exp(at(1))}}, whole = lower * upper;
        const double angle = std::atan2(whole(1, 0) - whole(0, 1), whole(0, 0) + whole(1, 1));
        const auto turn = [](double by) {
            return Eigen::Rotation2D<double>(by).toRotationMatrix();
        };
        const Eigen::Matrix2d stretch = turn(-angle) * whole;
        return fixed_affine(turn(share * angle) *
                                ((1 - share) * Eigen::Matrix2d::Identity() + share * stretch),
                            Eigen::Vector2d::Zero(), parameter_count());
    }

private:
    Plane permuted(Plane in) const {
        if (swaps_) std::swap(in.first, in.second);
        return in;
    }

    Image map_forward(Tape& tape, Params p, Plane z) const override {
        const Var a = tape.parameter(p, 0), b = tape.parameter(p, 1);
        const Var first = z.first * exp(a) + z.second * tape.parameter(p, 3);
        const Var second = first * tape.parameter(p, 2) + z.second * exp(b);
        return {permuted({first, second}), a + b};
    }

    Image map_inverse(Tape& tape, Params p, Plane x) const override {
        const Var a = tape.parameter(p, 0), b = tape.parameter(p, 1);
        const Plane y = permuted(x);
        const Var second = (y.second - y.first * tape.parameter(p, 2)) * exp(-b);
        const Var first = (y.first - second * tape.parameter(p, 3)) * exp(-a);
        return {{first, second}, -(a + b)};
    }

    void fill(std::span<Real> parameters, Random&) const override {
        std::ranges::fill(parameters, Real(0));
    }

    bool swaps_;
};

} // namespace

/// Glow's invertible linear map (Kingma and Dhariwal 2018: the "1×1 convolution"), in the plane a
/// 2 × 2 matrix in factors P·L·U.
LayerKind linear() {
    LayerKind kind;
    kind.key = "linear";
    kind.title = "Linear";
    kind.group = "Linear";
    kind.summary =
        "Multiplies by a learned 2 × 2 matrix: turns, stretches and shears. It is kept in factors "
        "whose determinant cannot vanish. This is the invertible 1×1 convolution of Glow; the "
        "shift is actnorm's.";
    kind.formula = "x = P·L·U·z,  L = (1 0; l 1),  U = (exp a, u; 0, exp b)\nlog |det| = a + b";
    kind.reference =
        "Kingma and Dhariwal 2018, Glow: Generative Flow with Invertible 1×1 Convolutions";
    // Diagonals stay positive, so L·U alone reaches the matrices with a positive first entry and a
    // positive determinant. P is not a number that a gradient could change: who wants the others
    // says so.
    kind.fields = {{"swap", "Exchange coordinates", "",
                    "Exchanges the two coordinates after the product, so that matrices are reached "
                    "that reflect or have a zero in the corner.",
                    BoolField{false}}};
    kind.make = [](const Spec& spec) { return std::make_unique<Linear>(spec.flag("swap")); };
    return kind;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/functions.h"
#include "core/layers/fixed_affine.h"
#include "core/layers/registry.h"

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

/// x = exp(a) ⊙ z + b. Parameters: a₁, a₂, b₁, b₂.
class Actnorm : public Transform {
public:
    Index parameter_count() const override { return 4; }
    bool starts_from_data() const override { return true; }

    std::unique_ptr<const Transform> partway(double share,
                                             std::span<const Real> own) const override {
        const auto scale = [&](std::size_t i) {
            return 1 - share + share * std::exp(static_cast<double>(own[i]));
        };
        const Eigen::Vector2d shift(static_cast<double>(own[2]), static_cast<double>(own[3]));
        return fixed_affine(Eigen::Vector2d(scale(0), scale(1)).asDiagonal(), share * shift, 4);
    }

private:
    Image map_forward(Tape& tape, Params p, Plane z) const override {
        const Var a1 = tape.parameter(p, 0), a2 = tape.parameter(p, 1);
        return {
            {z.first * exp(a1) + tape.parameter(p, 2), z.second * exp(a2) + tape.parameter(p, 3)},
            a1 + a2};
    }

    Image map_inverse(Tape& tape, Params p, Plane x) const override {
        const Var a1 = tape.parameter(p, 0), a2 = tape.parameter(p, 1);
        return {{(x.first - tape.parameter(p, 2)) * exp(-a1),
                 (x.second - tape.parameter(p, 3)) * exp(-a2)},
                -(a1 + a2)};
    }

    void fill(std::span<Real> parameters, Random&) const override {
        std::ranges::fill(parameters, Real(0));
    }

    // A constant column has no deviation to divide by: the scale stops at 1e-3.
    void fill_from_data(std::span<Real> parameters, const Batch& points, Side side) const override {
        for (Index i = 0; i < 2; ++i) {
            const Eigen::ArrayXd row = points.row(i).cast<double>();
            const double mean = row.mean();
            const double deviation = std::max(std::sqrt((row - mean).square().mean()), 1e-3);
            const bool from_base = side == Side::base;
            parameters[static_cast<std::size_t>(i)] =
                static_cast<Real>(from_base ? -std::log(deviation) : std::log(deviation));
            parameters[static_cast<std::size_t>(i + 2)] =
                static_cast<Real>(from_base ? -mean / deviation : mean);
        }
    }
};

} // namespace

/// Glow's activation normalisation (Kingma and Dhariwal 2018), without a fixed scale.
LayerKind actnorm() {
    LayerKind kind;
    kind.key = "actnorm";
    kind.title = "Actnorm";
    kind.group = "Linear";
    kind.summary =
        "Stretches and shifts each coordinate by a learned amount. At the start of training "
        "it sets itself so that its output on the base side has mean 0 and deviation 1.";
    kind.formula = "x = exp(a) ⊙ z + b\nlog |det| = a₁ + a₂";
    kind.reference =
        "Kingma and Dhariwal 2018, Glow: Generative Flow with Invertible 1×1 Convolutions";
    kind.make = [](const Spec&) { return std::make_unique<Actnorm>(); };
    return kind;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/functions.h"
#include "core/flow/base_distribution.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pushforward {

namespace {

class ScaledGaussianBase : public BaseDistribution {
public:
    Index parameter_count() const override { return 4; }
    void initialise(std::span<Real> parameters, Random&) const override {
        std::ranges::fill(parameters, Real(0));
    }

    Var log_prob(Tape& tape, Params p, Plane z) const override {
        const auto log_two_pi = static_cast<Real>(std::log(2 * std::numbers::pi));
        const Var s1 = tape.parameter(p, 2), s2 = tape.parameter(p, 3);
        const Var u1 = (z.first - tape.parameter(p, 0)) * exp(-s1);
        const Var u2 = (z.second - tape.parameter(p, 1)) * exp(-s2);
        return (square(u1) + square(u2)) * Real(-0.5) - (s1 + s2 + log_two_pi);
    }

    Eigen::Array2d draw(std::span<const Real> p, Random& random) const override {
        const auto at = [&](std::size_t i) { return static_cast<double>(p[i]); };
        const double first = at(0) + std::exp(at(2)) * random.normal();
        return {first, at(1) + std::exp(at(3)) * random.normal()};
    }
};

} // namespace

/// A Gaussian with a learned mean and deviation for each coordinate. Parameters: μ₁, μ₂, log σ₁,
/// log σ₂; 0 at the start, which is the standard Gaussian.
BaseKind scaled_gaussian_base() {
    BaseKind kind;
    kind.key = "scaled-gaussian";
    kind.title = "Scaled Gaussian";
    kind.summary =
        "A Gaussian whose mean and deviation along each coordinate are learned with the layers.";
    kind.formula = "p(z) = exp(−½((z₁−μ₁)²/σ₁² + (z₂−μ₂)²/σ₂²)) / 2πσ₁σ₂";
    kind.reference =
        "Papamakarios et al. 2021, Normalizing Flows for Probabilistic Modeling and Inference";
    kind.make = [](const Spec&) { return std::make_unique<ScaledGaussianBase>(); };
    return kind;
}

} // namespace pushforward

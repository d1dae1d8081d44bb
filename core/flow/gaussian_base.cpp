// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/functions.h"
#include "core/flow/base_distribution.h"

#include <cmath>
#include <numbers>

namespace pushforward {

namespace {

class GaussianBase : public BaseDistribution {
public:
    Index parameter_count() const override { return 0; }
    void initialise(std::span<Real>, Random&) const override {}

    Var log_prob(Tape&, Params, Plane z) const override {
        const auto log_two_pi = static_cast<Real>(std::log(2 * std::numbers::pi));
        return (square(z.first) + square(z.second)) * Real(-0.5) - log_two_pi;
    }

    Eigen::Array2d draw(std::span<const Real>, Random& random) const override {
        const double first = random.normal();
        return {first, random.normal()};
    }
};

} // namespace

/// The standard Gaussian of the plane.
BaseKind gaussian_base() {
    BaseKind kind;
    kind.key = "gaussian";
    kind.title = "Gaussian";
    kind.summary =
        "The standard Gaussian of the plane: mean 0, deviation 1, no direction preferred.";
    kind.formula = "p(z) = exp(−½‖z‖²) / 2π";
    kind.reference =
        "Papamakarios et al. 2021, Normalizing Flows for Probabilistic Modeling and Inference";
    kind.make = [](const Spec&) { return std::make_unique<GaussianBase>(); };
    return kind;
}

} // namespace pushforward

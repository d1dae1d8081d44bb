// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/functions.h"
#include "core/flow/base_distribution.h"

#include <cmath>
#include <numbers>

namespace pushforward {

namespace {

class StudentTBase : public BaseDistribution {
public:
    explicit StudentTBase(double freedom) : freedom_(freedom) {}

    Index parameter_count() const override { return 0; }
    void initialise(std::span<Real>, Random&) const override {}

    // On the plane Γ((ν+2)/2) / (Γ(ν/2) νπ) is 1/2π.
    Var log_prob(Tape&, Params, Plane z) const override {
        const auto nu = static_cast<Real>(freedom_);
        const auto log_two_pi = static_cast<Real>(std::log(2 * std::numbers::pi));
        const Var far = log((square(z.first) + square(z.second)) / nu + Real(1));
        return far * (Real(-0.5) * (nu + Real(2))) - log_two_pi;
    }

    // P(‖z‖ > r) = (1 + r²/ν)^(−ν/2), set equal to a uniform number in (0, 1].
    Eigen::Array2d draw(std::span<const Real>, Random& random) const override {
        const double u = 1 - random.uniform(), angle = 2 * std::numbers::pi * random.uniform();
        const double r = std::sqrt(freedom_ * std::expm1(-2 / freedom_ * std::log(u)));
        return {r * std::cos(angle), r * std::sin(angle)};
    }

private:
    double freedom_;
};

} // namespace

/// The bivariate Student t distribution with ν degrees of freedom, scale 1.
BaseKind student_t_base() {
    BaseKind kind;
    kind.key = "student-t";
    kind.title = "Student t";
    kind.summary =
        "A round density with heavy tails, which let a flow that is smooth reach points far out "
        "without bending; the fewer degrees of freedom, the heavier.";
    kind.formula = "p(z) = (1 + ‖z‖²/ν)^(−(ν+2)/2) / 2π";
    kind.reference = "Jaini et al. 2020, Tails of Lipschitz Triangular Flows";
    kind.fields = {
        {"freedom", "Degrees of freedom ν", "",
         "Moments below the ν-th exist; a Gaussian is the limit of many.",
         RealField{5, 1, 100, true}},
    };
    kind.make = [](const Spec& spec) -> std::unique_ptr<const BaseDistribution> {
        return std::make_unique<StudentTBase>(spec.real("freedom"));
    };
    return kind;
}

} // namespace pushforward

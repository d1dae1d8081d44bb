// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/functions.h"
#include "core/flow/base_distribution.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace pushforward {

namespace {

constexpr Index most_components = 32;

// At the start the means lie on a circle of this radius, and the whole has about the deviation 1 of
// standardised data: 1.2² / 2 + 0.53² = 1.
constexpr double start_radius = 1.2, start_scale = 0.53, start_jitter = 0.05;

using Terms = std::array<Var, most_components>;

/// log Σ exp of the terms, of which the largest is taken out as a constant: nothing overflows, and
/// the gradient does not change.
Var log_sum_exp(Tape& tape, const Terms& terms, Index count) {
    const Var largest = tape.make_node(1, terms[0].points(), false);
    Real* const most = tape.node(largest.id()).value;
    for (Index k = 0; k < count; ++k) {
        const std::span<const Real> values = terms[static_cast<std::size_t>(k)].values();
        for (std::size_t i = 0; i < values.size(); ++i)
            most[i] = k == 0 ? values[i] : std::max(most[i], values[i]);
    }
    Var sum = exp(terms[0] - largest);
    for (Index k = 1; k < count; ++k) sum = sum + exp(terms[static_cast<std::size_t>(k)] - largest);
    return log(sum) + largest;
}

class MixtureBase : public BaseDistribution {
public:
    MixtureBase(Index components, bool diagonal) : components_(components), diagonal_(diagonal) {}

    Index parameter_count() const override { return components_ * stride(); }

    void initialise(std::span<Real> parameters, Random& random) const override {
        for (Index k = 0; k < components_; ++k) {
            const double angle =
                2 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(components_);
            const double radius = components_ > 1 ? start_radius : 0;
            Real* const p = parameters.data() + k * stride();
            p[0] = 0;
            p[1] = static_cast<Real>(radius * std::cos(angle) + start_jitter * random.normal());
            p[2] = static_cast<Real>(radius * std::sin(angle) + start_jitter * random.normal());
            const double scale = components_ > 1 ? start_scale : 1;
            for (Index i = 3; i < stride(); ++i) p[i] = static_cast<Real>(std::log(scale));
        }
    }

    Var log_prob(Tape& tape, Params params, Plane z) const override {
        const auto log_two_pi = static_cast<Real>(std::log(2 * std::numbers::pi));
        Terms terms, logits;
        for (Index k = 0; k < components_; ++k) {
            const Params p = params.slice(k * stride(), stride());
            const Var s1 = tape.parameter(p, 3), s2 = tape.parameter(p, stride() - 1);
            const Var u1 = (z.first - tape.parameter(p, 1)) * exp(-s1);
            const Var u2 = (z.second - tape.parameter(p, 2)) * exp(-s2);
            const auto place = static_cast<std::size_t>(k);
            logits[place] = tape.parameter(p, 0);
            terms[place] =
                (square(u1) + square(u2)) * Real(-0.5) + (logits[place] - (s1 + s2 + log_two_pi));
        }
        return log_sum_exp(tape, terms, components_) - log_sum_exp(tape, logits, components_);
    }

    Eigen::Array2d draw(std::span<const Real> parameters, Random& random) const override {
        const auto at = [&](Index k, Index i) {
            return static_cast<double>(parameters[static_cast<std::size_t>(k * stride() + i)]);
        };
        double largest = at(0, 0), sum = 0;
        for (Index k = 1; k < components_; ++k) largest = std::max(largest, at(k, 0));
        for (Index k = 0; k < components_; ++k) sum += std::exp(at(k, 0) - largest);
        double rest = random.uniform() * sum;
        Index k = 0;
        while (k + 1 < components_ && rest >= std::exp(at(k, 0) - largest))
            rest -= std::exp(at(k++, 0) - largest);
        const double first = at(k, 1) + std::exp(at(k, 3)) * random.normal();
        return {first, at(k, 2) + std::exp(at(k, stride() - 1)) * random.normal()};
    }

private:
    Index stride() const { return diagonal_ ? 5 : 4; }

    Index components_;
    bool diagonal_;
};

} // namespace

/// A mixture of Gaussians whose weights, means and deviations are learned. Parameters of component
/// k at 5k or 4k: the logit of its weight, the mean, the logarithms of its deviations (one, or one
/// a coordinate).
BaseKind mixture_base() {
    BaseKind kind;
    kind.key = "mixture";
    kind.title = "Mixture of Gaussians";
    kind.summary =
        "Several Gaussians whose weights, means and deviations are learned with the layers: data "
        "in separate clusters need no thin bridges between them.";
    kind.formula = "p(z) = Σₖ πₖ N(z; μₖ, diag σₖ²),  π = softmax(a)";
    kind.reference = "Izmailov et al. 2020, Semi-Supervised Learning with Normalizing Flows, for "
                     "mixtures as a base";
    kind.fields = {
        {"components", "Components", "", "How many Gaussians.", IntField{8, 1, most_components}},
        {"scales", "Deviations", "", "One deviation for each Gaussian, or one a coordinate.",
         ChoiceField{"isotropic", {{"isotropic", "Round"}, {"diagonal", "Along each axis"}}}},
    };
    kind.make = [](const Spec& spec) -> std::unique_ptr<const BaseDistribution> {
        return std::make_unique<MixtureBase>(spec.integer("components"),
                                             spec.choice("scales") == "diagonal");
    };
    return kind;
}

} // namespace pushforward

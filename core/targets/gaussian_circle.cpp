// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/formula.h"
#include "core/targets/normflows.h"

#include <numbers>

namespace pushforward {

namespace {

struct GaussianCircle {
    std::int64_t modes;
    double radius, deviation;

    Eigen::Array2d centre(std::int64_t mode) const {
        const double angle =
            2 * std::numbers::pi * static_cast<double>(mode) / static_cast<double>(modes);
        return {radius * std::cos(angle), radius * std::sin(angle)};
    }

    template <class T>
    T operator()(T x, T y) const {
        using namespace formula;
        const auto part = [&](std::int64_t mode) {
            const Eigen::Array2d c = centre(mode);
            return (square(x - c[0]) + square(y - c[1])) * (0.5 / (deviation * deviation));
        };
        T sum = part(0);
        for (std::int64_t mode = 1; mode < modes; ++mode) sum = soft_minimum(sum, part(mode));
        return sum +
               std::log(2 * std::numbers::pi * deviation * deviation * static_cast<double>(modes));
    }

    EnergyDomain domain() const {
        const double far = radius + 9 * deviation;
        return {{-far, -far}, {far, far}, 2 * deviation};
    }

    std::optional<EnergyFacts> known() const {
        Eigen::Array2d squares = Eigen::Array2d::Zero();
        for (std::int64_t mode = 0; mode < modes; ++mode) squares += centre(mode).square();
        const Eigen::Array2d variance =
            squares / static_cast<double>(modes) + deviation * deviation;
        return EnergyFacts{0, {0, 0}, variance.sqrt()};
    }
};

} // namespace

EnergyKind gaussian_circle() {
    return {
        {.key = "eight-gaussians",
         .title = "8 Gaussians",
         .summary = "Separate blobs on a circle: the reverse divergence may settle for some of "
                    "them. It is normalised, so the loss is the divergence itself.",
         .formula = "U(x) = −log mean of N(x; radius (cos 2πk/modes, sin 2πk/modes), "
                    "deviation² I),  k = 0 … modes − 1",
         .reference = normflows_reference("CircularGaussianMixture"),
         .fields = {{"modes", "Blobs", "", "How many Gaussians stand on the circle.",
                     IntField{8, 2, 16, false}},
                    {"radius", "Radius", "", "Radius of the circle.", RealField{2, 0.5, 10, false}},
                    {"deviation", "Deviation", "", "Standard deviation of each Gaussian.",
                     RealField{0.255, 0.05, 2, true}}},
         .group = {}},
        [](const Spec& spec) {
            return make_energy(
                GaussianCircle{spec.integer("modes"), spec.real("radius"), spec.real("deviation")});
        }};
}

} // namespace pushforward

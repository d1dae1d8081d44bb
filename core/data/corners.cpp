// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/common_fields.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pushforward {

namespace {

/// In each quadrant two bars that cross in a square at the inner corner, which is twice as dense.
class Corners : public Dataset {
public:
    Corners(double gap, double thickness, double length)
        : gap_(gap), thickness_(thickness), length_(length) {}

    Eigen::Array2d draw(Random& random) const override {
        const bool upright = random.coin(), right = random.coin(), up = random.coin();
        const double across = gap_ + random.uniform(0, thickness_);
        const double along = gap_ + random.uniform(0, length_);
        const double x = upright ? across : along, y = upright ? along : across;
        return {right ? x : -x, up ? y : -y};
    }

    std::optional<double> log_density(const Eigen::Array2d& x) const override {
        const Eigen::Array2d place = x.abs() - gap_;
        const auto within = [&](double width, double height) {
            return place[0] >= 0 && place[1] >= 0 && place[0] < width && place[1] < height ? 1 : 0;
        };
        const int bars = within(thickness_, length_) + within(length_, thickness_);
        if (bars == 0) return -std::numeric_limits<double>::infinity();
        return std::log(bars / (8 * thickness_ * length_));
    }

    std::optional<double> entropy() const override {
        const double bar = thickness_ * length_;
        const double crossing = std::min(thickness_, length_);
        return std::log(8 * bar) - std::log(2.0) * crossing * crossing / bar;
    }

private:
    double gap_, thickness_, length_;
};

} // namespace

DatasetKind corners() {
    return {
        {.key = "corners",
         .title = "Corners",
         .summary = "Four angles with sharp edges, twice as dense where their bars cross. All "
                    "quadrants look the same, but a flow does not know this symmetry.",
         .formula = "x = (± (gap + thickness · u), ± (gap + length · v)), or with its "
                    "coordinates exchanged,  u, v ~ U(0, 1)",
         .reference = "Nielsen, Jaini, Hoogeboom, Winther and Welling 2020, SurVAE Flows",
         .fields = with_common_fields(
             {{"gap", "Gap", "", "Distance of the angles from the axes.",
               RealField{1, 0, 3, false}},
              {"thickness", "Thickness", "", "Breadth of each bar.", RealField{1, 0.1, 3, false}},
              {"length", "Length", "", "Length of each bar.", RealField{3, 0.5, 5, false}}}),
         .group = "Edges"},
        [](const Spec& spec) {
            return std::make_unique<Corners>(spec.real("gap"), spec.real("thickness"),
                                             spec.real("length"));
        }};
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/random.h"
#include "core/spec/sentence.h"
#include "core/train/shaping.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

namespace pushforward {

namespace {

// Of the random numbers; those below are a run's own, see Trainer.
constexpr std::uint64_t subsample_stream = 8, noise_stream = 9;

std::string grouped(Index number) {
    std::string digits = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), 1, ',');
    return digits;
}

std::string three_digits(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", number);
    return text;
}

/// What the values of a coordinate say of its rounding.
struct Grain {
    Index different = 0;
    double step = 0; ///< median distance from one value to the next; 0 for a constant
};

Grain grain_of(const Points& points, Index row) {
    std::vector<double> values(static_cast<std::size_t>(points.cols()));
    for (Index i = 0; i < points.cols(); ++i) values[static_cast<std::size_t>(i)] = points(row, i);
    std::ranges::sort(values);
    std::vector<double> gaps;
    for (std::size_t i = 1; i < values.size(); ++i)
        if (values[i] > values[i - 1]) gaps.push_back(values[i] - values[i - 1]);
    Grain grain;
    grain.different = static_cast<Index>(gaps.size()) + 1;
    if (gaps.empty()) return grain;
    const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
    std::ranges::nth_element(gaps, middle);
    grain.step = *middle;
    return grain;
}

/// `count` of the points without repetition, in the order in which they were.
Points drawn(const Points& points, Index count, std::uint64_t seed) {
    std::vector<Index> places(static_cast<std::size_t>(points.cols()));
    std::iota(places.begin(), places.end(), Index(0));
    Random random(seed, subsample_stream);
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i)
        std::swap(places[i], places[i + static_cast<std::size_t>(random.below(places.size() - i))]);
    places.resize(static_cast<std::size_t>(count));
    std::ranges::sort(places);
    Points out(2, count);
    for (Index i = 0; i < count; ++i) out.col(i) = points.col(places[static_cast<std::size_t>(i)]);
    return out;
}

void add(std::string& notes, const std::string& sentence) {
    notes += (notes.empty() ? "" : " ") + sentence;
}

} // namespace

ShapedPoints shape_points(Points points, const Spec& shaping,
                          const std::array<std::string, 2>& titles, std::uint64_t seed) {
    ShapedPoints shaped;
    const Index wanted = shaping.integer("subsample"), all = points.cols();
    if (wanted > 0 && wanted < all) {
        points = drawn(points, wanted, seed);
        add(shaped.notes, grouped(wanted) + " of the " + grouped(all) + " points were drawn.");
    }
    const std::array<Grain, 2> grains = {grain_of(points, 0), grain_of(points, 1)};
    const double width = shaping.real("tie_noise");
    if (width == 0) {
        for (std::size_t i = 0; i < 2; ++i) {
            constexpr Index often = 4; // a value is there so many times on the average
            if (grains[i].different * often > points.cols()) continue;
            add(shaped.notes, "Only " + grouped(grains[i].different) + " of the " +
                                  grouped(points.cols()) + " values of " + shown(titles[i]) +
                                  " differ: a density of values that repeat has no floor; tie "
                                  "noise of 1 step breaks them apart.");
        }
    } else {
        const bool uniform = shaping.choice("tie_shape") == "uniform";
        Random random(seed, noise_stream);
        for (Index i = 0; i < points.cols(); ++i)
            for (Index row = 0; row < 2; ++row) {
                const double lot = uniform ? random.uniform() - 0.5 : random.normal();
                points(row, i) += width * grains[static_cast<std::size_t>(row)].step * lot;
            }
        add(shaped.notes,
            std::string(uniform ? "Uniform noise of the width " : "Gaussian noise of deviation ") +
                three_digits(width * grains[0].step) + " in " + shown(titles[0]) + " and " +
                three_digits(width * grains[1].step) + " in " + shown(titles[1]) +
                " was added to break ties; the NLL is that of the values with the noise.");
    }
    shaped.points = std::move(points);
    return shaped;
}

} // namespace pushforward

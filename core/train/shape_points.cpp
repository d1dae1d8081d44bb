// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/shape_points.h"

#include "core/math/random.h"
#include "core/math/random_streams.h"
#include "core/spec/sentence.h"
#include "core/tables/class_weights.h"
#include "core/train/data_remarks.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace pushforward {

namespace {

constexpr int often = 1 << 16; ///< points in a few milliseconds

std::string grouped(Index number) {
    std::string digits = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), 1, ',');
    return digits;
}

/// How many values of a coordinate differ; nothing where they are more than `most`. Memory: 16
/// bytes for each of them at the most.
std::optional<Index> different_values(const Points& points, Index row, Index most,
                                      const Reading* reading) {
    const auto room = std::bit_ceil(static_cast<std::size_t>(most) * 5 / 4 + 2);
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> places(room, none); // a hash table
    Index found = 0;
    for (Index i = 0; i < points.cols(); ++i) {
        if (i % often == 0) stop_if_cancelled(reading);
        const double value = points(row, i) + 0.0; // −0 is 0
        const auto bits = std::bit_cast<std::uint64_t>(value) * 0x9E3779B97F4A7C15u;
        std::size_t place = static_cast<std::size_t>(bits >> 32) & (room - 1);
        while (!std::isnan(places[place]) && places[place] != value)
            place = (place + 1) & (room - 1);
        if (places[place] == value) continue;
        if (++found > most) return {};
        places[place] = value;
    }
    return found;
}

/// Median distance from one value of a coordinate to the next; 0 for a constant. Memory: 8 bytes a
/// point.
double step_of(const Points& points, Index row, const Reading* reading) {
    std::vector<double> values(static_cast<std::size_t>(points.cols()));
    for (Index i = 0; i < points.cols(); ++i) values[static_cast<std::size_t>(i)] = points(row, i);
    Index compared = 0;
    std::ranges::sort(values, [&](double a, double b) {
        if (++compared % often == 0) stop_if_cancelled(reading);
        return a < b;
    });
    std::size_t count = 0; // gaps take the place of values
    for (std::size_t i = 1; i < values.size(); ++i) {
        const double gap = values[i] - values[i - 1];
        if (gap > 0) values[count++] = gap;
    }
    if (count == 0) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(count / 2);
    std::nth_element(values.begin(), middle, values.begin() + static_cast<std::ptrdiff_t>(count));
    return *middle;
}

/// Those of the points at the places, which rise.
void keep(ShapedPoints& shaped, const std::vector<Index>& places, const Reading* reading) {
    auto& [points, categories, notes] = shaped;
    Points kept(2, std::ssize(places));
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (i % often == 0) stop_if_cancelled(reading);
        kept.col(static_cast<Index>(i)) = points.col(places[i]);
    }
    points = std::move(kept);
    if (categories.empty()) return;
    for (std::size_t i = 0; i < places.size(); ++i)
        categories.of[i] = categories.of[static_cast<std::size_t>(places[i])];
    categories.of.resize(places.size());
}

/// `count` of so many places without repetition, rising.
std::vector<Index> drawn(Index all, Index count, std::uint64_t seed) {
    std::vector<Index> places(static_cast<std::size_t>(all));
    std::iota(places.begin(), places.end(), Index(0));
    Random random(seed, random_stream::subsample);
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i)
        std::swap(places[i], places[i + static_cast<std::size_t>(random.below(places.size() - i))]);
    places.resize(static_cast<std::size_t>(count));
    std::ranges::sort(places);
    return places;
}

void add(std::string& notes, const std::string& sentence) {
    notes += (notes.empty() ? "" : " ") + sentence;
}

void weigh_classes(ShapedPoints& shaped, const std::string& text, std::uint64_t seed,
                   const Reading* reading) {
    const ClassWeights named = parse_class_weights(text);
    if (named.empty()) return;
    const Categories& categories = shaped.categories;
    const std::vector<double> weights = weights_of(categories, named);
    const double largest = std::ranges::max(weights);
    std::vector<Index> places, kept(weights.size()), all(weights.size());
    places.reserve(categories.of.size());
    Random random(seed, random_stream::class_share);
    for (std::size_t i = 0; i < categories.of.size(); ++i) {
        if (i % often == 0) stop_if_cancelled(reading);
        const std::uint8_t category = categories.of[i];
        ++all[category];
        if (random.uniform() * largest >= weights[category]) continue;
        ++kept[category];
        places.push_back(static_cast<Index>(i));
    }
    if (places.size() == categories.of.size()) return;
    std::vector<std::string> shares;
    for (std::size_t c = 0; c < weights.size(); ++c)
        shares.push_back(grouped(kept[c]) + " of " + grouped(all[c]) + " " +
                         shown(categories.names[c]));
    add(shaped.notes, "By the weights of the classes these were drawn: " + listed(shares) + ".");
    keep(shaped, places, reading);
}

} // namespace

ShapedPoints shape_points(ShapedPoints measured, const Spec& shaping,
                          const std::array<std::string, 2>& titles, std::uint64_t seed,
                          const Reading* reading) {
    ShapedPoints shaped = std::move(measured);
    weigh_classes(shaped, shaping.text("class_weights"), seed, reading);
    Points& points = shaped.points;
    const Index wanted = shaping.integer("subsample"), all = points.cols();
    if (wanted > 0 && wanted < all) {
        keep(shaped, drawn(all, wanted, seed), reading);
        add(shaped.notes, grouped(wanted) + " of the " + grouped(all) + " points were drawn.");
    }
    const double width = shaping.real("tie_noise");
    std::array<bool, 2> may_repeat = {width == 0, width == 0};
    if (width == 0) {
        for (std::size_t i = 0; i < 2; ++i) {
            constexpr Index times = 4; // a value is there so many times on the average
            const auto different =
                different_values(points, static_cast<Index>(i), points.cols() / times, reading);
            if (!different) continue;
            may_repeat[i] = false; // it is said here
            add(shaped.notes, "Only " + grouped(*different) + " of the " + grouped(points.cols()) +
                                  " values of " + shown(titles[i]) +
                                  " differ: a density of values that repeat has no floor; tie "
                                  "noise of 1 step breaks them apart.");
        }
    }
    const std::string remarks = data_remarks(points, titles, may_repeat, reading);
    if (!remarks.empty()) add(shaped.notes, remarks);
    if (width > 0) {
        const bool uniform = shaping.choice("tie_shape") == "uniform";
        Random random(seed, random_stream::tie_noise);
        const std::array<double, 2> steps = {step_of(points, 0, reading),
                                             step_of(points, 1, reading)};
        for (Index i = 0; i < points.cols(); ++i)
            for (Index row = 0; row < 2; ++row) {
                const double lot = uniform ? random.uniform() - 0.5 : random.normal();
                points(row, i) += width * steps[static_cast<std::size_t>(row)] * lot;
            }
        add(shaped.notes,
            std::string(uniform ? "Uniform noise of the width " : "Gaussian noise of deviation ") +
                three_digits(width * steps[0]) + " in " + shown(titles[0]) + " and " +
                three_digits(width * steps[1]) + " in " + shown(titles[1]) +
                " was added to break ties; the NLL is that of the values with the noise.");
    }
    return shaped;
}

} // namespace pushforward

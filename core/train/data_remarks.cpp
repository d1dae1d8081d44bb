// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/data_remarks.h"

#include "core/spec/sentence.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace pushforward {

namespace {

constexpr Index most_looked_at = 4096; ///< points of the sample
constexpr Index check_every = 1 << 16;
constexpr double usual = 0.1;   ///< share of rows that hold one value
constexpr double copied = 0.25; ///< share of points that are there more than once

/// "4.3 %".
std::string share_text(Index part, Index all) {
    return three_digits(100 * static_cast<double>(part) / static_cast<double>(all)) + " %";
}

std::vector<double> sample_of(const Points& points, Index row) {
    const Index step = (points.cols() + most_looked_at - 1) / most_looked_at;
    std::vector<double> sample;
    for (Index i = 0; i < points.cols(); i += step) sample.push_back(points(row, i));
    std::ranges::sort(sample);
    return sample;
}

/// The value that most rows of a sorted sample hold, and how many do.
std::pair<double, Index> usual_value(const std::vector<double>& sorted) {
    std::pair<double, Index> best{0, 0};
    for (std::size_t i = 0, start = 0; i < sorted.size(); ++i) {
        if (sorted[i] != sorted[start]) start = i;
        const auto count = static_cast<Index>(i - start + 1);
        if (count > best.second) best = {sorted[i], count};
    }
    return best;
}

/// Whether a number may be what programs write for a missing value: −999, 9999, −32768 and so on.
bool is_usual_mark(double number) {
    double nines = std::abs(number);
    if (nines == 32768 || nines == 32767 || nines == 65535 || nines == 2147483647 ||
        nines == 2147483648)
        return true;
    while (nines > 9 && std::fmod(nines, 10) == 9) nines = std::floor(nines / 10);
    return nines == 9 && std::abs(number) > 9;
}

/// A value that lies apart, and how many rows hold values that do.
struct Apart {
    double value = 0;
    Index count = 0;
    bool is_mark = false;
};

/// Values at one side of all others, beyond a gap that tails do not have: of n points with the
/// heaviest tail in use, Cauchy's, the farthest is r times as far as the next with probability 1/r.
std::optional<Apart> values_apart(const Points& points, Index row, double centre,
                                  const Reading* reading) {
    constexpr std::size_t most_apart = 32;
    constexpr double far = 1e4, far_for_mark = 4;
    struct Far {
        double distance, value;
        Index count;
    };
    std::vector<Far> farthest; // different values
    double least = -1;         // of their distances, once there are enough
    for (Index i = 0; i < points.cols(); ++i) {
        if (i % check_every == 0) stop_if_cancelled(reading);
        const double value = points(row, i), distance = std::abs(value - centre);
        if (distance < least) continue;
        const auto known = std::ranges::find(farthest, value, &Far::value);
        if (known != farthest.end()) {
            ++known->count;
            continue;
        }
        farthest.push_back({distance, value, 1});
        if (farthest.size() <= most_apart) continue;
        const auto nearest = std::ranges::min_element(farthest, {}, &Far::distance);
        farthest.erase(nearest);
        least = std::ranges::min_element(farthest, {}, &Far::distance)->distance;
    }
    std::ranges::sort(farthest, std::greater(), &Far::distance);
    Index count = 0;
    for (std::size_t i = 0; i + 1 < farthest.size(); ++i) {
        count += farthest[i].count;
        if (4 * count > points.cols()) break;
        const double next = farthest[i + 1].distance;
        const bool is_mark = is_usual_mark(farthest[i].value);
        if (next > 0 && farthest[i].distance > (is_mark ? far_for_mark : far) * next)
            return Apart{farthest[i].value, count, is_mark};
    }
    return {};
}

std::string sentence_on(const Apart& apart, const std::string& title, Index all) {
    const std::string rows = std::to_string(apart.count) + " of " + std::to_string(all) +
                             " rows (" + share_text(apart.count, all) + ")";
    return rows + (apart.count == 1 ? " has " : " have ") + "a value of " + shown(title) +
           " far from all others, " + number_text(apart.value) +
           (apart.is_mark ? ", as programs write it for a missing value. "
                          : ". The scale follows it, and all else becomes one spot. ") +
           "If it is not a measurement, leave it out: missing=" + number_text(apart.value) + ".";
}

Index rows_with(const Points& points, Index row, double value) {
    return (points.row(row) == value).count();
}

/// How many points of a sample are the same as another one of it, and how many were looked at.
std::pair<Index, Index> same_points(const Points& points) {
    const Index step = (points.cols() + most_looked_at - 1) / most_looked_at;
    std::vector<std::pair<double, double>> sample;
    for (Index i = 0; i < points.cols(); i += step) sample.emplace_back(points(0, i), points(1, i));
    std::ranges::sort(sample);
    Index same = 0;
    for (std::size_t i = 0; i < sample.size(); ++i)
        same += (i > 0 && sample[i] == sample[i - 1]) ||
                (i + 1 < sample.size() && sample[i] == sample[i + 1]);
    return {same, std::ssize(sample)};
}

} // namespace

std::string data_remarks(const Points& points, const std::array<std::string, 2>& titles,
                         std::array<bool, 2> with_ties, const Reading* reading) {
    std::string remarks;
    const auto add = [&](const std::string& sentence) {
        remarks += (remarks.empty() ? "" : " ") + sentence;
    };
    const Index all = points.cols();
    if (all == 0) return {};
    bool has_usual = false;
    for (const Index row : {0, 1}) {
        const std::string& title = titles[static_cast<std::size_t>(row)];
        const std::vector<double> sample = sample_of(points, row);
        const auto [value, count] = usual_value(sample);
        const bool is_usual =
            static_cast<double>(count) >= usual * static_cast<double>(sample.size()) && count > 2;
        if (const auto apart = values_apart(points, row, sample[sample.size() / 2], reading))
            add(sentence_on(*apart, title, all));
        if (!is_usual || !with_ties[static_cast<std::size_t>(row)]) continue;
        has_usual = true;
        const Index rows = rows_with(points, row, value);
        add(share_text(rows, all) + " of the values of " + shown(title) + " are exactly " +
            number_text(value) +
            ": a value that repeats has no density. Leave these rows out (missing=" +
            number_text(value) + "), or let tie noise spread them.");
    }
    if (const auto [same, looked_at] = same_points(points);
        with_ties[0] && with_ties[1] && !has_usual &&
        static_cast<double>(same) >= copied * static_cast<double>(looked_at))
        add(share_text(same, looked_at) + " of the points are the same as another one: points that "
                                          "repeat have no density. Leave out the copies, or let "
                                          "tie noise spread them.");
    return remarks;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/copula_entropy.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <vector>

namespace pushforward {

namespace {

constexpr Index most_points = 4096;

double entropy_of(std::vector<double> values) {
    std::ranges::sort(values);
    const auto n = std::ssize(values);
    const auto at = [&](Index i) {
        return values[static_cast<std::size_t>(std::clamp<Index>(i, 0, n - 1))];
    };
    const double middle = at(3 * n / 4) - at(n / 4), all = values.back() - values.front();
    const double tied = (middle > 0 ? middle : all) / 50;
    const auto reach = static_cast<Index>(std::lround(std::sqrt(static_cast<double>(n))));
    double sum = 0;
    for (Index i = 0; i < n; ++i) {
        const Index low = std::max<Index>(i - reach, 0), high = std::min<Index>(i + reach, n - 1);
        const double spacing = at(high) - at(low);
        sum += std::log(static_cast<double>(n) / static_cast<double>(high - low) *
                        (spacing > 0 ? spacing : tied));
    }
    return sum / static_cast<double>(n);
}

/// Spearman's correlation of the ranks; equal values have ranks in their order.
double rank_correlation(const PointsView& points) {
    const auto ranks = [&](Index row) {
        std::vector<Index> order(static_cast<std::size_t>(points.cols()));
        std::iota(order.begin(), order.end(), Index{0});
        std::ranges::sort(order, {}, [&](Index i) { return std::pair(points(row, i), i); });
        Eigen::ArrayXd places(points.cols());
        for (std::size_t i = 0; i < order.size(); ++i) places[order[i]] = static_cast<double>(i);
        return Eigen::ArrayXd(places - places.mean());
    };
    const Eigen::ArrayXd first = ranks(0), second = ranks(1);
    return (first * second).sum() / std::sqrt(first.square().sum() * second.square().sum());
}

} // namespace

double copula_entropy(const PointsView& points) {
    const PointsView some = points.leftCols(std::min<Index>(points.cols(), most_points));
    double entropy = 0;
    for (const Index row : {0, 1}) {
        std::vector<double> values;
        for (Index i = 0; i < some.cols(); ++i) values.push_back(some(row, i));
        entropy += entropy_of(std::move(values));
    }
    // Pearson 1907: of a Gaussian copula, ρ = 2 sin(π ρₛ / 6).
    const double correlation = 2 * std::sin(std::numbers::pi / 6 * rank_correlation(some));
    constexpr double least = 1e-6; // of the variance, beside the line
    return entropy + 0.5 * std::log(std::max(1 - correlation * correlation, least));
}

} // namespace pushforward

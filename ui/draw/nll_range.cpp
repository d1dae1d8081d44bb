// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/nll_range.h"

#include "ui/draw/ticks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace pushforward {

namespace {

struct Extent {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    void take(double value) {
        if (!std::isfinite(value)) return;
        low = std::min(low, value);
        high = std::max(high, value);
    }
};

/// Each value but the first as the middle one of up to five about it: a spike of one or two points
/// is gone, and what grows or falls evenly stays.
std::vector<double> without_spikes(const std::vector<CurvePoint>& curve) {
    std::vector<double> calm;
    calm.reserve(curve.size());
    for (std::size_t i = 0; i < curve.size(); ++i) {
        std::array<double, 5> near{};
        std::size_t count = 0;
        const std::size_t last = std::min(curve.size() - 1, i + 2);
        for (std::size_t k = i < 2 ? 0 : i - 2; k <= last; ++k)
            if (std::isfinite(curve[k].y)) near[count++] = curve[k].y;
        const auto middle = near.begin() + static_cast<std::ptrdiff_t>(count / 2);
        std::nth_element(near.begin(), middle, near.begin() + static_cast<std::ptrdiff_t>(count));
        calm.push_back(i == 0 || count == 0 ? curve[i].y : *middle);
    }
    return calm;
}

double quantile(std::vector<double>& values, double share) {
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(
                                            share * static_cast<double>(values.size() - 1) + 0.5);
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

/// Where a curve has settled: from its lowest to its highest value, but for those that lie far
/// outside of what most of them span.
Extent bulk(std::vector<double> values) {
    Extent all;
    std::erase_if(values, [](double v) { return !std::isfinite(v); });
    for (const double value : values) all.take(value);
    if (values.empty()) return all;
    const double low = quantile(values, 0.1), high = quantile(values, 0.9);
    const double room = 1.5 * (high - low) + 1e-3 * std::max(1.0, std::abs(low));
    return {std::max(all.low, low - room), std::min(all.high, high + room)};
}

/// The level of the newest values.
double newest(const std::vector<double>& calm) {
    constexpr std::size_t few = 9;
    std::vector<double> last(calm.end() - static_cast<std::ptrdiff_t>(std::min(few, calm.size())),
                             calm.end());
    return quantile(last, 0.5);
}

} // namespace

std::optional<Range> interesting_range(const std::vector<CurvePoint>& train,
                                       const std::vector<CurvePoint>& held_out,
                                       std::optional<double> floor) {
    Extent all, later, now;
    for (const auto* curve : {&train, &held_out}) {
        if (curve->empty()) continue;
        const std::vector<double> calm = without_spikes(*curve);
        for (const double value : calm) all.take(value);
        const auto half = calm.begin() + static_cast<std::ptrdiff_t>(calm.size() / 2);
        const Extent settled = bulk({half, calm.end()});
        later.take(settled.low);
        later.take(settled.high);
        now.take(newest(calm));
    }
    if (!(all.low <= all.high)) {
        if (!floor) return {};
        return Range{*floor, *floor + 1};
    }
    if (!(later.low <= later.high)) later = all;
    const double low = std::min(all.low, floor.value_or(all.low));
    const double least = 1e-3 * std::max(1.0, std::abs(later.low));
    const double span =
        std::max(later.high - std::min(later.low, floor.value_or(later.low)), least);
    const double high = std::max({std::min(all.high, low + 10 * span), low + span, later.high});
    constexpr double far = 10; // nats; what is farther runs away
    return Range{low, now.high < high + far ? std::max(high, now.high) : high};
}

Range settled_range(std::optional<Range> visible, const Range& wanted, double below) {
    if (visible && wanted.low >= visible->low && wanted.high <= visible->high &&
        wanted.span() >= 0.6 * visible->span())
        return *visible;
    return {wanted.low - below * wanted.span(), wanted.high + 0.08 * wanted.span()};
}

double round_end(double last_step) {
    const double last = std::max(last_step, 100.0);
    const double step = tick_step(last, 5, 1);
    return std::ceil(last / step - 1e-9) * step;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/nll_range.h"

#include "ui/render/ticks.h"

#include <algorithm>
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

} // namespace

std::optional<Range> interesting_range(const std::vector<CurvePoint>& train,
                                       const std::vector<CurvePoint>& held_out,
                                       std::optional<double> floor) {
    Extent all, later;
    for (const auto* curve : {&train, &held_out}) {
        for (std::size_t i = 0; i < curve->size(); ++i) {
            all.take((*curve)[i].y);
            if (i >= curve->size() / 2) later.take((*curve)[i].y);
        }
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
    return Range{low, std::max(std::min(all.high, low + 10 * span), low + span)};
}

Range settled_range(std::optional<Range> shown, const Range& wanted, double below) {
    if (shown && wanted.low >= shown->low && wanted.high <= shown->high &&
        wanted.span() >= 0.6 * shown->span())
        return *shown;
    return {wanted.low - below * wanted.span(), wanted.high + 0.08 * wanted.span()};
}

double round_end(double last_step) {
    const double last = std::max(last_step, 100.0);
    const double step = tick_step(last, 5, 1);
    return std::ceil(last / step - 1e-9) * step;
}

} // namespace pushforward

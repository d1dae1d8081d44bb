// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/univariate/logistic_mixture.h"

#include <cassert>
#include <limits>

namespace pushforward {

namespace {

constexpr auto straight = Real(1e-3), bent = 1 - straight; // λ and 1 − λ

bool every_lane(const auto& mask) {
    for (Index i = 0; i < lane_count; ++i)
        if (!mask[i]) return false;
    return true;
}

} // namespace

LogisticMixture::LogisticMixture(const Real* rows, Index stride, Index components, Real clamp)
    : count_(components), clamp_(clamp) {
    assert(components <= most_components);
    Lanes most = load(rows), sum = {};
    for (Index i = 1; i < count_; ++i) most = max(most, load(rows + i * stride));
    for (Index i = 0; i < count_; ++i) {
        const Real* row = rows + i * stride;
        log_weight_[i] = load(row) - most;
        sum += exp(log_weight_[i]);
        mean_[i] = gain(i) * load(row + count_ * stride);
        bend_[i] = tanh(load(row + 2 * count_ * stride) / clamp_);
        rate_[i] = exp(-clamp_ * bend_[i]);
    }
    const Lanes log_sum = log(sum);
    for (Index i = 0; i < count_; ++i) log_weight_[i] -= log_sum;
}

Real LogisticMixture::gain(Index i) const {
    return count_ == 1 ? Real(1) : Real(0.5) + static_cast<Real>(i) / static_cast<Real>(count_ - 1);
}

void LogisticMixture::part(Lanes x, Parts& parts) const {
    Lanes most_below, most_above;
    for (Index i = 0; i < count_; ++i) {
        const Lanes u = (x - mean_[i]) * rate_[i], e = exp(-abs(u)), scale = 1 / (1 + e);
        const Lanes log_term = log(1 + e);
        parts.sigma[i] = u < Real(0) ? e * scale : scale;
        parts.rest[i] = u < Real(0) ? scale : e * scale;
        parts.below[i] = log_weight_[i] - log_term + min(u, Lanes{});
        parts.above[i] = log_weight_[i] - log_term - max(u, Lanes{});
        most_below = i == 0 ? parts.below[i] : max(most_below, parts.below[i]);
        most_above = i == 0 ? parts.above[i] : max(most_above, parts.above[i]);
    }
    Lanes below = {}, above = {};
    for (Index i = 0; i < count_; ++i) {
        below += parts.below[i] = exp(parts.below[i] - most_below);
        above += parts.above[i] = exp(parts.above[i] - most_above);
    }
    parts.log_below = most_below + log(below);
    parts.log_above = most_above + log(above);
    for (Index i = 0; i < count_; ++i) parts.below[i] /= below, parts.above[i] /= above;
}

LogisticMixture::Value LogisticMixture::at(Lanes x) const {
    Parts p;
    part(x, p);
    Lanes slope = {};
    for (Index i = 0; i < count_; ++i)
        slope += rate_[i] * (p.below[i] * p.rest[i] + p.above[i] * p.sigma[i]);
    return {bent * (p.log_below - p.log_above) + straight * x, bent * slope + straight};
}

// Newton's method inside a bracket. logit F lies between the least and the greatest of the
// components' (x − mᵢ) / sᵢ, so that the straight lines' own roots bracket the root.
Lanes LogisticMixture::root(Lanes y) const {
    constexpr Real epsilon = 2 * std::numeric_limits<Real>::epsilon();
    Lanes low, high;
    for (Index i = 0; i < count_; ++i) {
        const Lanes x = (y + bent * mean_[i] * rate_[i]) / (bent * rate_[i] + straight);
        low = i == 0 ? x : min(low, x);
        high = i == 0 ? x : max(high, x);
    }
    Lanes x = (low + high) / 2, last = high - low;
    for (int step = 0; step < 100; ++step) {
        const Value here = at(x);
        const Lanes off = here.y - y, move = off / here.slope, newton = x - move;
        low = off < Real(0) ? x : low;
        high = off < Real(0) ? high : x;
        const auto good = (newton >= low) & (newton <= high) & (2 * abs(move) <= last);
        const Lanes next = good ? newton : (low + high) / 2;
        const auto settled = abs(off) <= epsilon * (1 + abs(y));
        last = settled ? Lanes{} : abs(next - x);
        x = (settled & !good) ? x : next;
        if (every_lane(last <= epsilon * (1 + abs(x)))) break;
    }
    return x;
}

Lanes LogisticMixture::pull(Lanes x, Lanes by_y, Lanes by_log_slope, Real* gradient,
                            Index stride) const {
    Parts p;
    part(x, p);
    Lanes slope = {};
    for (Index i = 0; i < count_; ++i)
        slope += rate_[i] * (p.below[i] * p.rest[i] + p.above[i] * p.sigma[i]);
    const Lanes by_slope = by_log_slope * bent / (bent * slope + straight); // of logit F
    const Lanes by_logit = by_y * bent;

    Lanes mean_below = {}, mean_above = {};
    for (Index i = 0; i < count_; ++i) {
        mean_below += p.below[i] * p.rest[i] * rate_[i];
        mean_above += p.above[i] * p.sigma[i] * rate_[i];
    }
    Lanes by_x = by_y * straight;
    for (Index i = 0; i < count_; ++i) {
        const Lanes a = p.below[i], b = p.above[i], rate = rate_[i];
        const Lanes sigma = p.sigma[i], rest = p.rest[i];
        const Lanes by_log_a = a * (by_slope * (rest * rate - mean_below) + by_logit);
        const Lanes by_log_b = b * (by_slope * (sigma * rate - mean_above) - by_logit);
        const Lanes by_u =
            by_log_a * rest - by_log_b * sigma + by_slope * rate * sigma * rest * (b - a);
        by_x += by_u * rate;
        if (!gradient) continue;
        const Lanes u = (x - mean_[i]) * rate;
        const Lanes by_log_rate = by_u * u + by_slope * rate * (a * rest + b * sigma);
        const auto add = [&](Index row, Lanes v) {
            Real* to = gradient + row * stride;
            store(to, load(to) + v);
        };
        add(i, by_log_a + by_log_b);
        add(count_ + i, -gain(i) * by_u * rate);
        add(2 * count_ + i, -by_log_rate * (1 - bend_[i] * bend_[i]));
    }
    return by_x;
}

} // namespace pushforward

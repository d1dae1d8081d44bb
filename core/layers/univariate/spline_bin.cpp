// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/univariate/spline_bin.h"

namespace pushforward {

namespace {

const Lanes one = all_lanes(1);

Lanes number(Index j) { return all_lanes(static_cast<Real>(j)); }

} // namespace

SplineBin::Axis::Axis(const Real* row, Index stride, Index bins)
    : start{}, extent{}, before{}, own{} {
    Lanes most = load(row);
    for (Index j = 1; j < bins; ++j) most = max(most, load(row + j * stride));
    Lanes sum = {};
    for (Index j = 0; j < bins; ++j) sum += share[j] = exp(load(row + j * stride) - most);
    const Lanes scale = 1 / sum;
    for (Index j = 0; j < bins; ++j) share[j] *= scale;
}

SplineBin::SplineBin(const RationalQuadratic& spline, const Real* rows, Index stride, Lanes at,
                     bool by_y)
    : spline_(spline),
      x_(rows, stride, spline.bins),
      y_(rows + spline.bins * stride, stride, spline.bins) {
    find(rows + 2 * spline.bins * stride, stride, at, by_y);
    enter(at, by_y);
}

void SplineBin::find(const Real* slopes, Index stride, Lanes at, bool by_y) {
    const Index bins = spline_.bins;
    const Real box = 2 * spline_.bound, least = box * spline_.least_share;
    const Real free = box - least * static_cast<Real>(bins);
    Lanes knot_x = all_lanes(-spline_.bound), knot_y = knot_x, before_x = {}, before_y = {};
    Lanes raw_before = {};
    for (Index j = 0; j < bins; ++j) {
        const Lanes width = least + free * x_.share[j], height = least + free * y_.share[j];
        const Lanes raw_after = j + 1 < bins ? load(slopes + j * stride) : Lanes{};
        const auto reached = j == 0 ? one == one : (by_y ? knot_y : knot_x) <= at;
        const auto pick = [&](Lanes& chosen, Lanes here) { chosen = reached ? here : chosen; };
        pick(index_, number(j));
        pick(x_.start, knot_x);
        pick(x_.extent, width);
        pick(x_.before, before_x);
        pick(x_.own, x_.share[j]);
        pick(y_.start, knot_y);
        pick(y_.extent, height);
        pick(y_.before, before_y);
        pick(y_.own, y_.share[j]);
        pick(raw_left_, raw_before);
        pick(raw_right_, raw_after);
        knot_x += width;
        knot_y += height;
        before_x += x_.share[j];
        before_y += y_.share[j];
        raw_before = raw_after;
    }
    raw_left_ += spline_.slope_shift;
    raw_right_ += spline_.slope_shift;
    left_ = index_ == Real(0) ? one : spline_.least_slope + softplus(raw_left_);
    right_ = index_ == number(bins - 1) ? one : spline_.least_slope + softplus(raw_right_);
}

void SplineBin::enter(Lanes at, bool by_y) {
    s_ = y_.extent / x_.extent;
    bend_ = left_ + right_ - 2 * s_;
    if (by_y) {
        // The root of a quadratic, written so that nothing cancels whichever sign b has.
        const Lanes height = y_.extent, v = min(max(at - y_.start, Lanes{}), height);
        const Lanes a = height * (s_ - left_) + v * bend_, b = height * left_ - v * bend_;
        const Lanes c = -s_ * v, root = sqrt(max(b * b - 4 * a * c, Lanes{}));
        xi_ = b < Real(0) ? (root - b) / (2 * a) : -2 * c / (b + root);
    } else {
        xi_ = (at - x_.start) / x_.extent;
    }
    xi_ = min(max(xi_, Lanes{}), one);
    rest_ = 1 - xi_;
    eta_ = xi_ * rest_;
    numerator_ = s_ * xi_ * xi_ + left_ * eta_;
    D_ = s_ + bend_ * eta_;
    M_ = right_ * xi_ * xi_ + 2 * s_ * eta_ + left_ * rest_ * rest_;
}

Lanes SplineBin::log_slope_derivative() const {
    const Lanes by_eta = 2 * s_ / M_ - 2 * bend_ / D_;
    return (2 * (right_ * xi_ - left_ * rest_) / M_ + by_eta * (rest_ - xi_)) / x_.extent;
}

Lanes SplineBin::pull(Lanes by_y, Lanes by_log_slope, Lanes mask, Real* gradient,
                      Index stride) const {
    const Lanes ratio = numerator_ / D_, by_numerator = by_y * y_.extent / D_;
    const Lanes by_D = -by_numerator * ratio - 2 * by_log_slope / D_, by_M = by_log_slope / M_;
    const Lanes by_eta = by_numerator * left_ + by_D * bend_ + 2 * by_M * s_;
    const Lanes by_s =
        2 * by_log_slope / s_ + by_numerator * xi_ * xi_ + by_D * (1 - 2 * eta_) + 2 * by_M * eta_;
    const Lanes by_xi = 2 * by_numerator * s_ * xi_ + 2 * by_M * (right_ * xi_ - left_ * rest_) +
                        by_eta * (rest_ - xi_);
    const Lanes by_x = by_xi / x_.extent;
    if (!gradient) return by_x;

    const auto masked = [&](Lanes v) { return mask != Real(0) ? v : Lanes{}; };
    const Lanes by_width = -by_x * xi_ - by_s * s_ / x_.extent;
    const Lanes by_height = by_y * ratio + by_s / x_.extent;
    const Index bins = spline_.bins;
    pull_axis(x_, masked(-by_x), masked(by_width), gradient, stride);
    pull_axis(y_, masked(by_y), masked(by_height), gradient + bins * stride, stride);
    const Lanes by_left = by_numerator * eta_ + by_D * eta_ + by_M * rest_ * rest_;
    const Lanes by_right = by_D * eta_ + by_M * xi_ * xi_;
    const Lanes by_raw_left = masked(by_left * sigmoid(raw_left_));
    const Lanes by_raw_right = masked(by_right * sigmoid(raw_right_));
    for (Index j = 1; j < bins; ++j) {
        Real* to = gradient + (2 * bins + j - 1) * stride;
        const Lanes after = index_ + 1 == number(j) ? by_raw_right : Lanes{};
        store(to, load(to) + (index_ == number(j) ? by_raw_left : after));
    }
    return by_x;
}

void SplineBin::pull_axis(const Axis& axis, Lanes by_start, Lanes by_extent, Real* gradient,
                          Index stride) const {
    const Real free =
        2 * spline_.bound * (1 - static_cast<Real>(spline_.bins) * spline_.least_share);
    const Lanes mean = by_start * axis.before + by_extent * axis.own;
    for (Index j = 0; j < spline_.bins; ++j) {
        const Lanes here = number(j) < index_ ? by_start : Lanes{};
        const Lanes part = number(j) == index_ ? by_extent : here;
        Real* to = gradient + j * stride;
        store(to, load(to) + free * axis.share[j] * (part - mean));
    }
}

} // namespace pushforward

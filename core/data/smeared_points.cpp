// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/smeared_points.h"

#include "core/data/marked_blocks.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace pushforward {

namespace {

constexpr double negligible = 45; // nats below the largest share

} // namespace

SmearedPoints::SmearedPoints(const WeightedPoints& points, double sigma, double box)
    : sigma_(sigma), half_box_(box / 2), boxed_(box > 1e-3 * sigma) {
    if (boxed_) box_smear_ = BoxSmear(sigma, box);
    const auto count = static_cast<Index>(points.weight.size());
    const Index groups = (count + group_size - 1) / group_size;
    first_.resize(groups * group_size);
    second_.resize(groups * group_size);
    log_weight_.resize(groups * group_size);
    for (Index i = 0; i < first_.size(); ++i) {
        const auto from = static_cast<std::size_t>(std::min(i, count - 1));
        first_(i) = points.first[from] + box / 2;
        second_(i) = points.second[from] + box / 2;
        log_weight_(i) =
            i < count ? std::log(points.weight[from]) : -std::numeric_limits<double>::infinity();
    }
    group_first_.resize(groups);
    group_second_.resize(groups);
    group_width_.resize(groups);
    group_height_.resize(groups);
    for (Index g = 0; g < groups; ++g) {
        const auto x = first_.segment<group_size>(g * group_size);
        const auto y = second_.segment<group_size>(g * group_size);
        group_first_(g) = 0.5 * (x.minCoeff() + x.maxCoeff());
        group_second_(g) = 0.5 * (y.minCoeff() + y.maxCoeff());
        group_width_(g) = 0.5 * (x.maxCoeff() - x.minCoeff());
        group_height_(g) = 0.5 * (y.maxCoeff() - y.minCoeff());
    }
}

SmearedPoints::Group SmearedPoints::log_shares(const Eigen::Array2d& x, Index group) const {
    const Group dx = x(0) - first_.segment<group_size>(group * group_size);
    const Group dy = x(1) - second_.segment<group_size>(group * group_size);
    const auto log_weight = log_weight_.segment<group_size>(group * group_size);
    if (!boxed_) {
        const double log_scale = -std::log(2 * std::numbers::pi * sigma_ * sigma_);
        return log_weight + log_scale - (dx.square() + dy.square()) * (0.5 / (sigma_ * sigma_));
    }
    Group shares;
    for (int i = 0; i < group_size; ++i)
        shares(i) = log_weight(i) + box_smear_.log_density(dx(i)) + box_smear_.log_density(dy(i));
    return shares;
}

double SmearedPoints::log_density(const Eigen::Array2d& x) const {
    // A share falls off with the distance between x and the box around its point: compare what is
    // nearest in one group with what is farthest in the group that is nearest of all.
    const Eigen::ArrayXd dx = (group_first_ - x(0)).abs() - half_box_;
    const Eigen::ArrayXd dy = (group_second_ - x(1)).abs() - half_box_;
    const double certain = ((dx + group_width_).max(0).square() + //
                            (dy + group_height_).max(0).square())
                               .minCoeff();
    const Eigen::ArrayXd nearest =
        (dx - group_width_).max(0).square() + (dy - group_height_).max(0).square();
    const double reach = certain + 2 * negligible * sigma_ * sigma_;
    double largest = std::numeric_limits<double>::lowest();
    double sum = 0;
    for (Index g = 0; g < nearest.size(); ++g) {
        if (nearest(g) > reach) continue;
        const Group shares = log_shares(x, g);
        const double most = shares.maxCoeff();
        if (most > largest) {
            sum *= std::exp(largest - most);
            largest = most;
        }
        sum += (shares - largest).exp().sum();
    }
    return largest + std::log(sum);
}

double SmearedPoints::mean(const std::function<double(const Eigen::Array2d&, double)>& f) const {
    const double reach = 8 * sigma_ + half_box_;
    const double step = 0.5 * sigma_;
    constexpr int side = 4;
    MarkedBlocks blocks(first_.minCoeff() - reach, second_.minCoeff() - reach,
                        first_.maxCoeff() + reach, second_.maxCoeff() + reach, side * step);
    for (Index i = 0; i < first_.size(); ++i) blocks.mark(first_(i), second_(i), reach);
    double sum = 0;
    blocks.for_each([&](double left, double bottom) {
        for (int row = 0; row < side; ++row)
            for (int column = 0; column < side; ++column) {
                const Eigen::Array2d x(left + column * step, bottom + row * step);
                const double log_p = log_density(x);
                sum += std::exp(log_p) * f(x, log_p);
            }
    });
    return sum * step * step;
}

double SmearedPoints::entropy() const {
    return mean([](const Eigen::Array2d&, double log_p) { return -log_p; });
}

} // namespace pushforward

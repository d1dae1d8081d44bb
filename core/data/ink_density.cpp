// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ink_density.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace pushforward {

namespace {

constexpr double longer_side = 8;

} // namespace

InkDensity::InkDensity(InkGrid grid)
    : width_(grid.width),
      height_(grid.height),
      side_(longer_side / static_cast<double>(std::max(grid.width, grid.height))),
      share_(std::move(grid.ink)),
      aliases_(share_.size()) {
    const double total = std::accumulate(share_.begin(), share_.end(), 0.0);
    for (double& share : share_) {
        share /= total;
        if (share > 0) entropy_ -= share * std::log(share / (side_ * side_));
    }
    // Vose: what is short of the mean is filled up from what is above it.
    const auto count = static_cast<double>(share_.size());
    std::vector<std::uint32_t> poor, rich;
    for (std::uint32_t i = 0; i < share_.size(); ++i) {
        aliases_[i] = {share_[i] * count, i};
        (aliases_[i].keep < 1 ? poor : rich).push_back(i);
    }
    while (!poor.empty() && !rich.empty()) {
        Alias& filled = aliases_[poor.back()];
        poor.pop_back();
        const std::uint32_t giver = rich.back();
        filled.other = giver;
        aliases_[giver].keep -= 1 - filled.keep;
        if (aliases_[giver].keep >= 1) continue;
        rich.pop_back();
        poor.push_back(giver);
    }
    // Rounding leaves some over: those that hold ink keep themselves, and no other is ever drawn.
    const auto fullest =
        static_cast<std::uint32_t>(std::max_element(share_.begin(), share_.end()) - share_.begin());
    for (const std::uint32_t i : poor)
        aliases_[i] = share_[i] > 0 ? Alias{1, i} : Alias{0, fullest};
    for (const std::uint32_t i : rich) aliases_[i].keep = 1;
}

Eigen::Array2d InkDensity::draw(Random& random) const {
    const auto drawn = static_cast<std::size_t>(random.below(aliases_.size()));
    const Alias& alias = aliases_[drawn];
    const auto pixel =
        static_cast<Index>(random.uniform() < alias.keep ? drawn : std::size_t{alias.other});
    const double right = random.uniform(), down = random.uniform();
    return {
        side_ * (static_cast<double>(pixel % width_) + right - 0.5 * static_cast<double>(width_)),
        side_ * (0.5 * static_cast<double>(height_) - static_cast<double>(pixel / width_) - down)};
}

std::optional<double> InkDensity::log_density(const Eigen::Array2d& x) const {
    const double column = std::floor(x(0) / side_ + 0.5 * static_cast<double>(width_));
    const double row = std::floor(0.5 * static_cast<double>(height_) - x(1) / side_);
    const bool inside = column >= 0 && row >= 0 && column < static_cast<double>(width_) &&
                        row < static_cast<double>(height_);
    if (!inside) return -std::numeric_limits<double>::infinity();
    const auto pixel = static_cast<std::size_t>(row) * static_cast<std::size_t>(width_) +
                       static_cast<std::size_t>(column);
    return std::log(share_[pixel] / (side_ * side_)); // −∞ where there is no ink
}

} // namespace pushforward

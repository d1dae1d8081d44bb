// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ink_grid.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pushforward {

namespace {

/// The weights of a blur from its middle on; with their mirror image they add up to 1.
std::vector<double> blur_weights(double sigma) {
    std::vector<double> weights;
    const int reach = static_cast<int>(std::ceil(3 * sigma));
    double sum = 0;
    for (int i = 0; i <= reach; ++i) {
        weights.push_back(std::exp(-0.5 * i * i / (sigma * sigma)));
        sum += (i == 0 ? 1 : 2) * weights.back();
    }
    for (double& weight : weights) weight /= sum;
    return weights;
}

/// Blurs a line of numbers that lie `step` apart.
void blur_line(double* line, Index count, Index step, const std::vector<double>& weights,
               std::vector<double>& room) {
    for (Index i = 0; i < count; ++i) room[static_cast<std::size_t>(i)] = line[i * step];
    const auto reach = static_cast<Index>(weights.size()) - 1;
    for (Index i = 0; i < count; ++i) {
        double sum = 0;
        for (Index j = std::max<Index>(0, i - reach); j <= std::min(count - 1, i + reach); ++j)
            sum += weights[static_cast<std::size_t>(std::abs(i - j))] *
                   room[static_cast<std::size_t>(j)];
        line[i * step] = sum;
    }
}

} // namespace

double InkGrid::total() const { return std::accumulate(ink.begin(), ink.end(), 0.0); }

void drop_faint(InkGrid& grid, double threshold) {
    for (double& ink : grid.ink)
        if (ink < threshold) ink = 0;
}

void blur(InkGrid& grid, double pixels) {
    if (pixels <= 0) return;
    const std::vector<double> weights = blur_weights(pixels);
    std::vector<double> room(static_cast<std::size_t>(std::max(grid.width, grid.height)));
    for (Index row = 0; row < grid.height; ++row)
        blur_line(grid.ink.data() + row * grid.width, grid.width, 1, weights, room);
    for (Index column = 0; column < grid.width; ++column)
        blur_line(grid.ink.data() + column, grid.height, grid.width, weights, room);
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/contours.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <numeric>
#include <unordered_map>

namespace pushforward {

namespace {

// A crossing of the level lies on an edge between neighbouring cell centres. Edges are numbered:
// the one to the right of centre (c, r) is 2 (r · columns + c), the one above it is one more.
class March {
public:
    March(const DensityGrid& grid, double level) : grid_(grid), level_(level) {
        for (int r = 0; r + 1 < grid.rows; ++r)
            for (int c = 0; c + 1 < grid.columns; ++c) cell(c, r);
    }

    std::vector<Polyline> lines() {
        std::vector<Polyline> lines;
        std::vector<bool> used(segments_.size(), false);
        // Open lines first, from their ends; what is left then is closed.
        for (const bool open : {true, false})
            for (std::size_t s = 0; s < segments_.size(); ++s) {
                if (used[s]) continue;
                for (const std::int64_t end : segments_[s]) {
                    if (used[s] || (open && ends_[end].size() != 1)) continue;
                    lines.push_back(follow(s, end, used));
                }
            }
        return lines;
    }

private:
    bool above(int c, int r) const { return static_cast<double>(grid_.at(c, r)) > level_; }
    std::int64_t right_of(int c, int r) const {
        return 2 * (static_cast<std::int64_t>(r) * grid_.columns + c);
    }
    std::int64_t above_of(int c, int r) const { return right_of(c, r) + 1; }

    void add(std::int64_t a, std::int64_t b) {
        ends_[a].push_back(segments_.size());
        ends_[b].push_back(segments_.size());
        segments_.push_back({a, b});
    }

    void cell(int c, int r) {
        const bool sw = above(c, r), se = above(c + 1, r), ne = above(c + 1, r + 1),
                   nw = above(c, r + 1);
        const std::int64_t south = right_of(c, r), north = right_of(c, r + 1),
                           west = above_of(c, r), east = above_of(c + 1, r);
        std::array<std::int64_t, 4> crossed{};
        std::size_t count = 0;
        if (sw != se) crossed[count++] = south;
        if (se != ne) crossed[count++] = east;
        if (ne != nw) crossed[count++] = north;
        if (nw != sw) crossed[count++] = west;
        if (count == 2) return add(crossed[0], crossed[1]);
        if (count != 4) return;
        const double mean =
            (static_cast<double>(grid_.at(c, r)) + static_cast<double>(grid_.at(c + 1, r)) +
             static_cast<double>(grid_.at(c, r + 1)) +
             static_cast<double>(grid_.at(c + 1, r + 1))) /
            4;
        if ((mean > level_) == sw) {
            add(south, east);
            add(north, west);
        } else {
            add(south, west);
            add(north, east);
        }
    }

    Eigen::Array2d place(std::int64_t edge) const {
        const std::int64_t centre = edge / 2;
        const int c = static_cast<int>(centre % grid_.columns);
        const int r = static_cast<int>(centre / grid_.columns);
        const bool up = edge % 2 == 1;
        const double a = static_cast<double>(grid_.at(c, r));
        const double b = static_cast<double>(up ? grid_.at(c, r + 1) : grid_.at(c + 1, r));
        const double along = std::clamp((level_ - a) / (b - a), 0.0, 1.0);
        const double x = c + 0.5 + (up ? 0 : along), y = r + 0.5 + (up ? along : 0);
        return {grid_.view.left + x * grid_.view.width() / grid_.columns,
                grid_.view.bottom + y * grid_.view.height() / grid_.rows};
    }

    Polyline follow(std::size_t segment, std::int64_t from, std::vector<bool>& used) {
        Polyline line = {place(from)};
        for (;;) {
            used[segment] = true;
            const auto& [a, b] = segments_[segment];
            from = a == from ? b : a;
            line.push_back(place(from));
            const std::vector<std::size_t>& here = ends_[from];
            const auto next = std::ranges::find_if(here, [&](std::size_t s) { return !used[s]; });
            if (next == here.end()) return line;
            segment = *next;
        }
    }

    const DensityGrid& grid_;
    double level_;
    std::vector<std::array<std::int64_t, 2>> segments_;
    std::unordered_map<std::int64_t, std::vector<std::size_t>> ends_;
};

} // namespace

std::vector<Polyline> contour_lines(const DensityGrid& grid, double level) {
    if (grid.columns < 2 || grid.rows < 2) return {};
    return March(grid, level).lines();
}

std::vector<double> mass_levels(const DensityGrid& grid, const std::vector<double>& shares) {
    std::vector<float> sorted = grid.density;
    std::ranges::sort(sorted, std::greater<>());
    const double total = std::accumulate(sorted.begin(), sorted.end(), 0.0);
    std::vector<double> levels;
    if (!(total > 0)) return levels;
    for (const double share : shares) {
        double sum = 0;
        std::size_t i = 0;
        while (i + 1 < sorted.size() && sum + static_cast<double>(sorted[i]) < share * total)
            sum += static_cast<double>(sorted[i++]);
        levels.push_back(static_cast<double>(sorted[i]));
    }
    return levels;
}

} // namespace pushforward

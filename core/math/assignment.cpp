// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/assignment.h"

#include <cassert>
#include <limits>

namespace pushforward {

// Column n is where each search starts from: it holds the row that has no column yet.
void Assignment::solve(std::span<const double> cost, std::span<Index> column) {
    const std::size_t n = column.size();
    assert(cost.size() == n * n);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    row_price_.assign(n, 0);
    column_price_.assign(n + 1, 0);
    row_of_.assign(n + 1, -1);
    distance_.resize(n + 1);
    before_.resize(n + 1);
    reached_.resize(n + 1);
    for (std::size_t start = 0; start < n; ++start) {
        std::size_t at = n;
        row_of_[n] = static_cast<Index>(start);
        distance_.assign(n + 1, infinity);
        reached_.assign(n + 1, 0);
        do {
            reached_[at] = 1;
            const auto row = static_cast<std::size_t>(row_of_[at]);
            double least = infinity;
            std::size_t next = n;
            for (std::size_t c = 0; c < n; ++c) {
                if (reached_[c]) continue;
                const double reduced = cost[row * n + c] - row_price_[row] - column_price_[c];
                if (reduced < distance_[c]) {
                    distance_[c] = reduced;
                    before_[c] = static_cast<Index>(at);
                }
                if (distance_[c] < least) {
                    least = distance_[c];
                    next = c;
                }
            }
            for (std::size_t c = 0; c <= n; ++c) {
                if (reached_[c]) {
                    row_price_[static_cast<std::size_t>(row_of_[c])] += least;
                    column_price_[c] -= least;
                } else {
                    distance_[c] -= least;
                }
            }
            at = next;
        } while (row_of_[at] >= 0);
        while (at != n) {
            const auto from = static_cast<std::size_t>(before_[at]);
            row_of_[at] = row_of_[from];
            at = from;
        }
    }
    for (std::size_t c = 0; c < n; ++c)
        column[static_cast<std::size_t>(row_of_[c])] = static_cast<Index>(c);
}

} // namespace pushforward

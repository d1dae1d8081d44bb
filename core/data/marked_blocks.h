// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

#include <vector>

namespace pushforward {

/// Squares of a grid over the plane that are marked or not.
class MarkedBlocks {
public:
    MarkedBlocks(double left, double bottom, double right, double top, double side);

    /// Marks every block that the square around a point, of half the side `reach`, meets.
    void mark(double x, double y, double reach);

    /// Calls `visit` with the lower left corner of every marked block.
    template <class Function>
    void for_each(const Function& visit) const {
        for (Index row = 0; row < rows_; ++row)
            for (Index column = 0; column < columns_; ++column)
                if (marked_[static_cast<std::size_t>(row * columns_ + column)])
                    visit(left_ + static_cast<double>(column) * side_,
                          bottom_ + static_cast<double>(row) * side_);
    }

private:
    double left_, bottom_, side_;
    Index columns_, rows_;
    std::vector<bool> marked_;
};

} // namespace pushforward

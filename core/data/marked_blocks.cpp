// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/marked_blocks.h"

#include <algorithm>
#include <cmath>

namespace pushforward {

MarkedBlocks::MarkedBlocks(double left, double bottom, double right, double top, double side)
    : left_(left),
      bottom_(bottom),
      side_(side),
      columns_(1 + static_cast<Index>((right - left) / side)),
      rows_(1 + static_cast<Index>((top - bottom) / side)),
      marked_(static_cast<std::size_t>(columns_ * rows_), false) {}

void MarkedBlocks::mark(double x, double y, double reach) {
    const auto cell = [&](double distance, Index size) {
        return std::clamp<Index>(static_cast<Index>(std::floor(distance / side_)), 0, size - 1);
    };
    for (Index row = cell(y - reach - bottom_, rows_); row <= cell(y + reach - bottom_, rows_);
         ++row)
        for (Index column = cell(x - reach - left_, columns_);
             column <= cell(x + reach - left_, columns_); ++column)
            marked_[static_cast<std::size_t>(row * columns_ + column)] = true;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/view.h"

#include <algorithm>
#include <vector>

namespace pushforward {

View view_of(const Points& points, double margin) {
    View view;
    const Index n = points.cols();
    if (n == 0) return view;
    const auto extent = [&](Index row) {
        std::vector<double> values(points.row(row).data(), points.row(row).data() + n);
        const auto low = static_cast<std::ptrdiff_t>(static_cast<double>(n - 1) * 0.0025);
        const auto high = static_cast<std::ptrdiff_t>(n - 1) - low;
        std::nth_element(values.begin(), values.begin() + low, values.end());
        const double from = values[static_cast<std::size_t>(low)];
        std::nth_element(values.begin() + low, values.begin() + high, values.end());
        const double to = values[static_cast<std::size_t>(high)];
        const double room = to > from ? (to - from) * margin : 1;
        return std::pair{from - room, to + room};
    };
    std::tie(view.left, view.right) = extent(0);
    std::tie(view.bottom, view.top) = extent(1);
    return view;
}

View view_around(const Standardisation& frame, double deviations) {
    const Eigen::Array2d reach = deviations * frame.deviation(), low = frame.mean - reach,
                         high = frame.mean + reach;
    return {low.x(), high.x(), low.y(), high.y()};
}

View view_of(const Standardisation& frame) { return view_around(frame, 3); }

} // namespace pushforward

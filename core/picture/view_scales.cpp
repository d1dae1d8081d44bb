// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/view.h"

#include <algorithm>

namespace pushforward {

View with_equal_scales(const View& view, double pixel_width, double pixel_height) {
    const double unit = std::max(view.width() / pixel_width, view.height() / pixel_height);
    const Eigen::Array2d c = view.centre();
    const double w = unit * pixel_width / 2, h = unit * pixel_height / 2;
    return {c[0] - w, c[0] + w, c[1] - h, c[1] + h};
}

bool has_unlike_axes(const View& view) {
    constexpr double most = 6;
    return view.width() > most * view.height() || view.height() > most * view.width();
}

View fitted(const View& view, double pixel_width, double pixel_height) {
    return has_unlike_axes(view) ? view : with_equal_scales(view, pixel_width, pixel_height);
}

} // namespace pushforward

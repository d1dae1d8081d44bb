// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/painted_cloud.h"

namespace pushforward {

const QImage& PaintedCloud::picture(const Painting& painting, const DotInk& dots, QSize pixels,
                                    double device_pixel_ratio, const View& view) {
    const auto add = [&](Eigen::Ref<const Points> points) { picture_.add(points); };
    const auto remove = [&](Eigen::Ref<const Points> points) { picture_.remove(points); };
    const bool looks_the_same = drawn_ && picture_.suits(painting.count()) &&
                                picture_.image().size() == pixels && view_ == view && dots_ == dots;
    if (looks_the_same && painting.begins_with(*drawn_)) {
        painting.for_each_block(add, drawn_->count());
    } else if (looks_the_same && picture_.isDensity()) {
        painting.for_each_difference(*drawn_, remove, add);
    } else {
        picture_.begin(pixels, device_pixel_ratio, view, dots, painting.count());
        painting.for_each_block(add);
    }
    drawn_ = painting;
    view_ = view;
    dots_ = dots;
    return picture_.image();
}

} // namespace pushforward

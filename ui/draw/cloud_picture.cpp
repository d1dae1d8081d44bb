// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/cloud_picture.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace pushforward {

namespace {

constexpr double full_ink = 6; // exp(−6): no eye sees what is missing
constexpr int shades = 1024;

} // namespace

void CloudPicture::begin(QSize pixels, double device_pixel_ratio, const View& view,
                         const DotInk& dots, Index count) {
    if (image_.size() != pixels) image_ = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
    image_.setDevicePixelRatio(device_pixel_ratio);
    image_.fill(Qt::transparent);
    view_ = view;
    dots_ = dots;
    // Growth by less than a half does not change the look.
    count_ = count <= most_dots
                 ? count
                 : static_cast<Index>(std::bit_ceil(static_cast<std::uint64_t>(count)));
    ink_each_ = 0;
    if (count <= most_dots) return;

    // As much ink as the dots have where these begin, and from there on less for each.
    const DotStyle style = DotStyle::for_count({dots.colour, {}, dots.opacity}, most_dots);
    const double diameter = style.diameter * device_pixel_ratio;
    const double crowd = static_cast<double>(most_dots) / static_cast<double>(count_);
    ink_each_ = style.opacity * 0.785 * diameter * diameter * std::pow(crowd, 0.75);
    ink_.assign(
        static_cast<std::size_t>(pixels.width()) * static_cast<std::size_t>(pixels.height()), 0.0F);
    shades_.resize(shades + 1);
    for (int i = 0; i <= shades; ++i) {
        const double cover = 1 - std::exp(-full_ink * i / shades);
        shades_[static_cast<std::size_t>(i)] =
            qPremultiply(qRgba(dots.colour.red(), dots.colour.green(), dots.colour.blue(),
                               static_cast<int>(255 * cover)));
    }
}

bool CloudPicture::suits(Index count) const {
    if (isDensity()) return count > most_dots && count <= count_;
    return count <= most_dots && static_cast<double>(count) <= 1.25 * static_cast<double>(count_);
}

void CloudPicture::add(Eigen::Ref<const Points> points) {
    if (image_.isNull()) return;
    if (isDensity())
        drop(points, ink_each_);
    else
        splat(image_, points, view_, DotStyle::for_count(dots_, count_));
}

void CloudPicture::remove(Eigen::Ref<const Points> points) {
    if (!image_.isNull() && isDensity()) drop(points, -ink_each_);
}

void CloudPicture::drop(Eigen::Ref<const Points> points, double ink_each) {
    const int width = image_.width(), height = image_.height();
    const double scale_x = width / view_.width(), scale_y = height / view_.height();
    const auto stride = image_.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
    auto* const bits = reinterpret_cast<QRgb*>(image_.bits());
    const auto ink = static_cast<float>(ink_each);
    constexpr auto shades_per_ink = static_cast<float>(shades / full_ink);
    const auto blot = [&](int x, int y, float amount) {
        if (x < 0 || y < 0 || x >= width || y >= height) return;
        float& there = ink_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                            static_cast<std::size_t>(x)];
        there += amount;
        const auto shade = std::clamp(static_cast<int>(there * shades_per_ink), 0, shades);
        bits[y * stride + x] = shades_[static_cast<std::size_t>(shade)];
    };
    // Shared between the four nearest pixels, so that a moving cloud glides.
    for (Index i = 0; i < points.cols(); ++i) {
        const double x = (points(0, i) - view_.left) * scale_x - 0.5;
        const double y = (view_.top - points(1, i)) * scale_y - 0.5;
        if (!(x > -1 && x < width && y > -1 && y < height)) continue;
        const int left = static_cast<int>(std::floor(x)), top = static_cast<int>(std::floor(y));
        const auto right = static_cast<float>(x - left), down = static_cast<float>(y - top);
        blot(left, top, ink * (1 - right) * (1 - down));
        blot(left + 1, top, ink * right * (1 - down));
        blot(left, top + 1, ink * (1 - right) * down);
        blot(left + 1, top + 1, ink * right * down);
    }
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/cloud_image.h"

#include "ui/draw/blend.h"

#include <QtMath>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace pushforward {

namespace {

constexpr int phases = 4; // places of a dot's middle within a pixel, along each axis

/// The dot at each phase: premultiplied pixels of a square whose side all phases share.
struct Sprites {
    int side = 0;
    std::array<std::vector<QRgb>, phases * phases> pixels;
};

Sprites make_sprites(const DotStyle& style, double device_pixel_ratio) {
    const double radius = std::max(style.diameter * device_pixel_ratio / 2, 0.5);
    Sprites sprites;
    const int middle = qCeil(radius + 0.5);
    sprites.side = 2 * middle + 1;
    const auto [red, green, blue] =
        std::array{style.colour.red(), style.colour.green(), style.colour.blue()};
    for (int phase = 0; phase < phases * phases; ++phase) {
        const double centre_x = middle + (phase % phases + 0.5) / phases;
        const double centre_y = middle + (phase / phases + 0.5) / phases;
        auto& pixels = sprites.pixels[static_cast<std::size_t>(phase)];
        for (int y = 0; y < sprites.side; ++y) {
            for (int x = 0; x < sprites.side; ++x) {
                const double distance = std::hypot(x + 0.5 - centre_x, y + 0.5 - centre_y);
                const double cover = std::clamp(radius + 0.5 - distance, 0.0, 1.0);
                const int alpha = qRound(255 * cover * style.opacity);
                pixels.push_back(qPremultiply(qRgba(red, green, blue, alpha)));
            }
        }
    }
    return sprites;
}

} // namespace

DotStyle DotStyle::for_count(const DotInk& ink, Index count) {
    // From 300 points on the ink per point falls, so that 20,000 do not make one blot.
    const double crowd = std::clamp(
        std::log(std::max<double>(static_cast<double>(count), 1) / 300) / std::log(70), 0.0, 1.0);
    // A ring sets dots off from what is below, so that they can be smaller and fuller.
    if (ink.halo.isValid())
        return {ink.colour, 3.3 - 1.6 * crowd, ink.opacity * (0.95 - 0.4 * crowd), ink.halo};
    return {ink.colour, 3.6 - 1.7 * crowd, ink.opacity * (0.9 - 0.65 * crowd)};
}

DotStyle DotStyle::ring() const {
    constexpr double wider = 1.55, fainter = 0.55;
    return {halo, wider * diameter, fainter * opacity};
}

void splat(QImage& image, Eigen::Ref<const Points> points, const View& view,
           const DotStyle& style) {
    if (image.isNull() || points.cols() == 0) return;
    if (style.halo.isValid()) splat(image, points, view, style.ring());
    const Sprites sprites = make_sprites(style, image.devicePixelRatio());
    const int side = sprites.side, middle = side / 2;
    const int width = image.width(), height = image.height();
    const double scale_x = width / view.width(), scale_y = height / view.height();
    const auto stride = image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
    auto* const bits = reinterpret_cast<QRgb*>(image.bits());

    for (Index i = 0; i < points.cols(); ++i) {
        const double x = (points(0, i) - view.left) * scale_x;
        const double y = (view.top - points(1, i)) * scale_y;
        if (!(x > -side && x < width + side && y > -side && y < height + side)) continue;
        const int pixel_x = static_cast<int>(std::floor(x));
        const int pixel_y = static_cast<int>(std::floor(y));
        const int phase = static_cast<int>((y - pixel_y) * phases) * phases +
                          static_cast<int>((x - pixel_x) * phases);
        const auto& pixels = sprites.pixels[static_cast<std::size_t>(phase)];
        const int left = std::max(0, middle - pixel_x);
        const int right = std::min(side, width - pixel_x + middle);
        const int top = std::max(0, middle - pixel_y);
        const int bottom = std::min(side, height - pixel_y + middle);
        for (int row = top; row < bottom; ++row) {
            QRgb* const line = bits + (pixel_y - middle + row) * stride + pixel_x - middle;
            const QRgb* const dot = pixels.data() + row * side;
            for (int column = left; column < right; ++column)
                if (dot[column] != 0) line[column] = over(dot[column], line[column]);
        }
    }
}

QImage cloud_image(const Points& points, const View& view, QSize size, double device_pixel_ratio,
                   const DotStyle& style) {
    QImage image(size * device_pixel_ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(device_pixel_ratio);
    image.fill(Qt::transparent);
    splat(image, points, view, style);
    return image;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/line_image.h"

#include "ui/draw/blend.h"
#include "ui/draw/clip.h"

#include <QtMath>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace pushforward {

namespace {

/// How much of each pixel lines cover. Overlaps take the greater cover, so that joints do not show.
class Mask {
public:
    Mask(int width, int height)
        : width_(width),
          height_(height),
          cover_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {}

    /// A piece of a few pixels with round ends.
    void add(QPointF from, QPointF to, double half_width) {
        const double reach = half_width + 0.5;
        const int left = std::max(0, qFloor(std::min(from.x(), to.x()) - reach));
        const int right = std::min(width_ - 1, qFloor(std::max(from.x(), to.x()) + reach));
        const int top = std::max(0, qFloor(std::min(from.y(), to.y()) - reach));
        const int bottom = std::min(height_ - 1, qFloor(std::max(from.y(), to.y()) + reach));
        const auto step_x = static_cast<float>(to.x() - from.x());
        const auto step_y = static_cast<float>(to.y() - from.y());
        const float square = std::max(step_x * step_x + step_y * step_y, 1e-12F);
        const auto outer = static_cast<float>(reach);
        for (int y = top; y <= bottom; ++y) {
            const auto off_y = static_cast<float>(y + 0.5 - from.y());
            std::uint8_t* const line = row(y);
            for (int x = left; x <= right; ++x) {
                const auto off_x = static_cast<float>(x + 0.5 - from.x());
                const float along =
                    std::clamp((off_x * step_x + off_y * step_y) / square, 0.0F, 1.0F);
                const float away_x = off_x - along * step_x, away_y = off_y - along * step_y;
                const float distance = std::sqrt(away_x * away_x + away_y * away_y);
                const float cover = std::clamp(outer - distance, 0.0F, 1.0F);
                line[x] = std::max(line[x], static_cast<std::uint8_t>(cover * 255 + 0.5F));
            }
        }
    }

    void paint(QImage& image, QRgb colour) const {
        for (int y = 0; y < height_; ++y) {
            const std::uint8_t* const line = row(y);
            auto* const pixels = reinterpret_cast<QRgb*>(image.scanLine(y));
            for (int x = 0; x < width_; ++x)
                if (line[x] != 0) pixels[x] = over(faded(colour, line[x]), pixels[x]);
        }
    }

private:
    std::uint8_t* row(int y) { return cover_.data() + static_cast<std::ptrdiff_t>(y) * width_; }
    const std::uint8_t* row(int y) const {
        return cover_.data() + static_cast<std::ptrdiff_t>(y) * width_;
    }

    int width_, height_;
    std::vector<std::uint8_t> cover_;
};

} // namespace

void stroke(QImage& image, const std::vector<Polyline>& lines, const View& view,
            const QColor& colour, double width) {
    if (image.isNull() || lines.empty()) return;
    constexpr double piece = 8; // pixels: longer ones would have mostly empty boxes
    const double half_width = width * image.devicePixelRatio() / 2;
    const double scale_x = image.width() / view.width(), scale_y = image.height() / view.height();
    const QRectF area = QRectF(image.rect()).adjusted(-9, -9, 9, 9);
    Mask mask(image.width(), image.height());
    for (const Polyline& line : lines) {
        QPointF from;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const QPointF to((line[i].x() - view.left) * scale_x,
                             (view.top - line[i].y()) * scale_y);
            const bool last = i + 1 == line.size();
            // What lies closer than half a pixel adds cost, not shape.
            if (i > 0 && !last && (to - from).manhattanLength() < 0.5) continue;
            if (i > 0) {
                if (const auto seen = clipped_segment(from, to, area)) {
                    const int pieces = std::max(1, qCeil(seen->length() / piece));
                    for (int k = 0; k < pieces; ++k)
                        mask.add(seen->pointAt(double(k) / pieces),
                                 seen->pointAt(double(k + 1) / pieces), half_width);
                }
            }
            from = to;
        }
    }
    mask.paint(image, qPremultiply(colour.rgba()));
}

} // namespace pushforward

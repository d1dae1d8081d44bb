// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/clip.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pushforward {

std::optional<QLineF> clipped_segment(QPointF from, QPointF to, const QRectF& rect) {
    const QPointF step = to - from;
    const std::array<double, 4> towards{-step.x(), step.x(), -step.y(), step.y()};
    const std::array<double, 4> room{from.x() - rect.left(), rect.right() - from.x(),
                                     from.y() - rect.top(), rect.bottom() - from.y()};
    double enter = 0, leave = 1;
    for (std::size_t side = 0; side < 4; ++side) {
        if (towards[side] == 0) {
            if (room[side] < 0) return {};
        } else if (towards[side] < 0) {
            enter = std::max(enter, room[side] / towards[side]);
        } else {
            leave = std::min(leave, room[side] / towards[side]);
        }
    }
    if (!(enter <= leave)) return {};
    const auto inside = [&](QPointF p) {
        return QPointF(std::clamp(p.x(), rect.left(), rect.right()),
                       std::clamp(p.y(), rect.top(), rect.bottom()));
    };
    return QLineF(enter > 0 ? inside(from + enter * step) : from,
                  leave < 1 ? inside(from + leave * step) : to);
}

std::vector<QPolygonF> clipped(const QPolygonF& line, const QRectF& rect) {
    std::vector<QPolygonF> pieces;
    for (qsizetype i = 1; i < line.size(); ++i) {
        if (!std::isfinite(line[i - 1].manhattanLength() + line[i].manhattanLength())) continue;
        const auto segment = clipped_segment(line[i - 1], line[i], rect);
        if (!segment) continue;
        if (pieces.empty() || pieces.back().back() != segment->p1())
            pieces.push_back(QPolygonF{{segment->p1()}});
        pieces.back() << segment->p2();
    }
    return pieces;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/strip/track.h"

#include "ui/draw/theme.h"
#include "ui/look/focus_ring.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

constexpr double line_width = 4, mark_height = 10, knob = 6;
constexpr double snap = 5; // pixels: so near to a mark a click means the mark

} // namespace

Track::Track(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setFixedHeight(height);
    setAccessibleName(tr("Playhead"));
    setToolTip(tr("Where between base and data everything is shown.\n"
                  "Drag, or , and . to the next layer, Shift+Space to play."));
}

void Track::setMarks(std::vector<double> marks, int left, int right) {
    marks_ = std::move(marks);
    left_ = left;
    right_ = right;
    update();
}

void Track::setAlong(double along, const QString& words) {
    along_ = along;
    if (words != accessibleDescription()) {
        setAccessibleDescription(words);
        QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&changed);
    }
    update();
}

QPointF Track::place(double along) const {
    const double whole = std::floor(std::clamp(along, 0.0, static_cast<double>(marks_.size() - 1)));
    const auto at = static_cast<std::size_t>(whole);
    const double next = marks_[std::min(at + 1, marks_.size() - 1)];
    return {marks_[at] + (along - whole) * (next - marks_[at]), height / 2.0};
}

double Track::alongAt(double x) const {
    if (marks_.size() < 2 || x <= marks_.front()) return 0;
    const auto next = std::ranges::upper_bound(marks_, x);
    if (next == marks_.end()) return static_cast<double>(marks_.size() - 1);
    const double from = *(next - 1), to = *next;
    const auto index = static_cast<double>(next - marks_.begin() - 1);
    if (x - from <= snap) return index;
    if (to - x <= snap) return index + 1;
    return index + (x - from) / (to - from);
}

void Track::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = height / 2.0, start = marks_.front();
    const auto shown = [&](double x) { return std::clamp<double>(x, start, right_); };
    const auto line = [&](double from, double to, const QColor& colour) {
        painter.setPen(QPen(colour, line_width, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(shown(from), middle), QPointF(shown(to), middle));
    };
    const double at = place(along_).x();
    line(start, marks_.back(), theme.line);
    line(start, at, theme.accent);
    painter.setPen(QPen(theme.dimmed, 1.5));
    for (std::size_t i = 0; i < marks_.size(); ++i)
        if (i == 0 || (marks_[i] >= left_ && marks_[i] <= right_))
            painter.drawLine(QPointF(marks_[i], middle - mark_height / 2),
                             QPointF(marks_[i], middle + mark_height / 2));
    // Scrolled away, it waits at the edge, hollow.
    const bool is_seen = along_ == 0 || (at >= left_ && at <= right_);
    const QPointF centre(is_seen ? at : std::clamp<double>(at, left_, right_), middle);
    painter.setPen(QPen(theme.panel, 2));
    painter.setBrush(is_seen ? theme.accent : theme.line);
    painter.drawEllipse(centre, knob, knob);
    if (!shows_focus(*this)) return;
    constexpr double ring = knob + 3;
    draw_focus_ring(painter, QRectF(centre - QPointF(ring, ring), centre + QPointF(ring, ring)),
                    ring, theme);
}

void Track::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    dragging_ = true;
    Q_EMIT sought(alongAt(event->position().x()));
}

void Track::mouseMoveEvent(QMouseEvent* event) {
    if (dragging_) Q_EMIT sought(alongAt(event->position().x()));
}

void Track::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !std::exchange(dragging_, false)) return;
    Q_EMIT released();
}

void Track::keyPressEvent(QKeyEvent* event) {
    constexpr double little = 0.05;
    const double last = static_cast<double>(marks_.size() - 1);
    double next = along_;
    switch (event->key()) {
    case Qt::Key_Left:
        next -= little;
        break;
    case Qt::Key_Right:
        next += little;
        break;
    case Qt::Key_PageDown:
        next = std::ceil(along_) - 1;
        break;
    case Qt::Key_PageUp:
        next = std::floor(along_) + 1;
        break;
    case Qt::Key_Home:
        next = 0;
        break;
    case Qt::Key_End:
        next = last;
        break;
    default:
        event->ignore();
        return;
    }
    if (std::abs(next - std::round(next)) < little / 2) next = std::round(next);
    Q_EMIT sought(std::clamp(next, 0.0, last));
    Q_EMIT released();
}

void Track::wheelEvent(QWheelEvent* event) { event->ignore(); } // the strip's

} // namespace pushforward

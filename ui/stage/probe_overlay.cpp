// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/probe_overlay.h"

#include "ui/stage/probe_card.h"
#include "ui/stage/stage_view.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <utility>

namespace pushforward {

namespace {

constexpr double dot = 5.5, stop = 2.5, reach = 10, away = 16, margin = 8;

Eigen::Array2d plane_point(const StageView& view, QPointF here) {
    const QPointF plane = view.toPlane(here);
    return {plane.x(), plane.y()};
}

} // namespace

ProbeOverlay::ProbeOverlay(Probes& probes, StageView& view)
    : QWidget(view.viewport()), probes_(probes), view_(view) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setGeometry(view.viewport()->rect());
    view.installEventFilter(this);
    view.viewport()->installEventFilter(this);
    connect(&probes, &Probes::changed, this, &ProbeOverlay::follow);
    connect(&view, &StageView::viewChanged, this, qOverload<>(&QWidget::update));
    show();
}

void ProbeOverlay::setActive(bool active) {
    active_ = active;
    held_.reset();
    pressed_.reset();
    if (!active) {
        pointer_.reset();
        probes_.pointAt(std::nullopt);
    }
    update();
}

void ProbeOverlay::setReadOutVisible(bool visible) {
    read_out_ = visible;
    update();
}

void ProbeOverlay::follow() {
    if (touched_ && *touched_ >= probes_.pinned().size()) touched_.reset();
    const QString now = words();
    if (now != view_.accessibleDescription()) {
        view_.setAccessibleDescription(now);
        QAccessibleEvent changed(&view_, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&changed);
    }
    update();
}

QPointF ProbeOverlay::place(const Eigen::Array2d& point) const {
    return view_.fromPlane({point.x(), point.y()});
}

// Of the dot under the pointer, or of the point there.
const Probes::Reading* ProbeOverlay::shownReading() const {
    if (!active_ || !read_out_ || !pointer_) return nullptr;
    if (const auto at = dotAt(*pointer_)) return probes_.pinned()[*at].reading.get();
    return probes_.reading().get();
}

QString ProbeOverlay::words() const {
    const Probes::Reading* const shown = shownReading();
    if (!shown || !shown->probe) return {};
    return probe_title(*shown->probe, shown->point) + QStringLiteral(". ") +
           probe_base_line(*shown->probe);
}

std::optional<std::size_t> ProbeOverlay::dotAt(QPointF here) const {
    const auto& pinned = probes_.pinned();
    for (std::size_t i = pinned.size(); i-- > 0;) {
        const std::optional<Eigen::Array2d> at = probes_.placeOf(pinned[i]);
        if (!at) continue;
        const QPointF off = place(*at) - here;
        if (std::hypot(off.x(), off.y()) <= reach) return i;
    }
    return std::nullopt;
}

bool ProbeOverlay::press(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !view_.plotArea().contains(event->position()))
        return false;
    pressed_ = event->position();
    held_ = dotAt(*pressed_);
    if (held_) touched_ = held_;
    return held_.has_value(); // a dot is dragged, and not the plane
}

bool ProbeOverlay::moveTo(QMouseEvent* event) {
    const bool is_over = view_.plotArea().contains(event->position());
    pointer_ = is_over ? std::optional(event->position()) : std::nullopt;
    if (pressed_ &&
        (event->position() - *pressed_).manhattanLength() >= QApplication::startDragDistance() &&
        !held_)
        pressed_.reset(); // the plane is dragged
    if (held_) {
        probes_.move(*held_, plane_point(view_, event->position()));
        return true;
    }
    if (event->buttons() == Qt::NoButton)
        probes_.pointAt(is_over ? std::optional(plane_point(view_, event->position()))
                                : std::nullopt);
    return false;
}

bool ProbeOverlay::release(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return false;
    const bool clicked = pressed_ && !held_;
    pressed_.reset();
    if (std::exchange(held_, std::nullopt)) return true;
    if (!clicked) return false;
    if (probes_.pin(plane_point(view_, event->position()))) touched_ = probes_.pinned().size() - 1;
    return false;
}

bool ProbeOverlay::eventFilter(QObject* watched, QEvent* event) {
    const bool of_viewport = watched == view_.viewport();
    if (of_viewport && event->type() == QEvent::Resize) setGeometry(view_.viewport()->rect());
    if (!active_) return false;
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return of_viewport && press(static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
        return of_viewport && moveTo(static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease:
        return of_viewport && release(static_cast<QMouseEvent*>(event));
    case QEvent::Leave:
        if (of_viewport) {
            pointer_.reset();
            probes_.pointAt(std::nullopt);
        }
        return false;
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress: {
        const auto* const key = static_cast<QKeyEvent*>(event);
        if (watched != &view_ || !touched_ || key->key() != Qt::Key_Delete ||
            key->modifiers() != Qt::NoModifier)
            return false;
        if (event->type() == QEvent::KeyPress) probes_.unpin(*std::exchange(touched_, {}));
        event->accept();
        return true;
    }
    default:
        return false;
    }
}

void ProbeOverlay::paintPinned(QPainter& painter, const Probes::Pinned& probe) const {
    const std::optional<Eigen::Array2d> here = probes_.placeOf(probe);
    if (!here) return;
    const Theme& theme =
        view_.drawings().look().over ? *view_.drawings().look().over : Theme::of(palette());
    const QColor colour = theme.class_colour(probe.colour),
                 halo = theme.is_dark ? Qt::black : Qt::white;
    if (probe.reading && probe.reading->probe) {
        QPainterPath way;
        const auto& path = probe.reading->probe->path;
        for (std::size_t i = 0; i < path.size(); ++i)
            i == 0 ? way.moveTo(place(path[i])) : way.lineTo(place(path[i]));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(halo, 3.4));
        painter.drawPath(way);
        painter.setPen(QPen(colour, 1.6));
        painter.drawPath(way);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        for (const Eigen::Array2d& at : path) painter.drawEllipse(place(at), stop, stop);
    }
    painter.setPen(QPen(halo, 1.8));
    painter.setBrush(colour);
    painter.drawEllipse(place(*here), dot, dot);
}

QRect ProbeOverlay::readOut() const {
    const Probes::Reading* const shown = shownReading();
    if (!shown || !shown->probe || held_) return {};
    const QRectF area = view_.plotArea();
    const ProbeBars bars = probe_bars(*shown->probe, shown->moment.position.share > 0);
    const QSizeF size = probe_card_size(bars, area.height() - 2 * margin);
    QPointF corner = *pointer_ + QPointF(away, away);
    if (corner.x() + size.width() > area.right() - margin)
        corner.setX(pointer_->x() - away - size.width());
    corner.setY(std::max(area.top() + margin,
                         std::min(corner.y(), area.bottom() - margin - size.height())));
    return QRectF(corner, size).toAlignedRect();
}

void ProbeOverlay::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.save();
    painter.setClipRect(view_.plotArea());
    for (const Probes::Pinned& probe : probes_.pinned()) paintPinned(painter, probe);
    painter.restore();
    const QRect card = readOut();
    if (card.isEmpty()) return;
    const Probes::Reading& shown = *shownReading();
    paint_probe_card(painter, QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), *shown.probe,
                     shown.point, probe_bars(*shown.probe, shown.moment.position.share > 0),
                     Theme::of(palette()));
}

} // namespace pushforward

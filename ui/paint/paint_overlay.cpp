// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/paint_overlay.h"

#include "core/train/training_data.h"
#include "ui/draw/theme.h"
#include "ui/stage/stage_view.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace pushforward {

PaintOverlay::PaintOverlay(PaintingEditor& editor, StageView& view)
    : QWidget(view.viewport()), editor_(editor), view_(view) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    view.installEventFilter(this);
    view.viewport()->installEventFilter(this);
    connect(&editor, &PaintingEditor::activeChanged, this, &PaintOverlay::follow);
    for (const auto signal : {&PaintingEditor::paintingChanged, &PaintingEditor::chosenChanged})
        connect(&editor, signal, this, qOverload<>(&QWidget::update));
    connect(&editor.tools(), &ToolBox::changed, this, qOverload<>(&QWidget::update));
    connect(&view, &StageView::viewChanged, this, qOverload<>(&QWidget::update));
    follow();
}

void PaintOverlay::follow() {
    const bool active = editor_.isActive();
    setVisible(active);
    if (active) view_.viewport()->setCursor(Qt::CrossCursor);
    if (!active) view_.viewport()->unsetCursor();
    has_ring_ = by_key_ = key_shape_ = false;
    fit();
}

void PaintOverlay::fit() {
    setGeometry(view_.viewport()->rect());
    if (!view_.plotArea().contains(place_)) place_ = view_.plotArea().center();
}

PaintPlace PaintOverlay::placeAt(QPointF here, Qt::KeyboardModifiers modifiers,
                                 double pressure) const {
    const QPointF plane = view_.toPlane(here);
    return {{plane.x(), plane.y()}, pressure, modifiers.testFlag(Qt::ShiftModifier)};
}

bool PaintOverlay::eventFilter(QObject* watched, QEvent* event) {
    if (watched == view_.viewport() && event->type() == QEvent::Resize) fit();
    if (!editor_.isActive()) return false;
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
    case QEvent::MouseMove:
    case QEvent::MouseButtonRelease:
        return watched == view_.viewport() && mouse(event);
    case QEvent::TabletPress:
    case QEvent::TabletMove:
    case QEvent::TabletRelease:
        return watched == view_.viewport() && tablet(event);
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
        return watched == &view_ && key(event);
    case QEvent::Leave:
        has_ring_ = editor_.isPainting();
        update();
        return false;
    default:
        return false;
    }
}

void PaintOverlay::press(QPointF here, Qt::KeyboardModifiers modifiers, double pressure) {
    editor_.setView(view_.currentView(), view_.pixel());
    editor_.press(placeAt(here, modifiers, pressure));
}

void PaintOverlay::moveTo(QPointF here, Qt::KeyboardModifiers modifiers, double pressure) {
    place_ = here;
    has_ring_ = true;
    editor_.move(placeAt(here, modifiers, pressure));
    update();
}

bool PaintOverlay::mouse(QEvent* event) {
    const auto* const mouse = static_cast<QMouseEvent*>(event);
    const QPointF here = mouse->position();
    if (event->type() == QEvent::MouseMove) {
        moveTo(here, mouse->modifiers());
        return editor_.isPainting(); // else the view may be dragged by the middle button
    }
    if (mouse->button() != Qt::LeftButton) return false;
    if (event->type() == QEvent::MouseButtonRelease) {
        if (!editor_.isPainting()) return false;
        moveTo(here, mouse->modifiers());
        editor_.release();
        return true;
    }
    if (!view_.plotArea().contains(here)) return false;
    view_.setFocus(Qt::MouseFocusReason);
    if (key_shape_) editor_.cancel();
    by_key_ = key_shape_ = false;
    place_ = here;
    has_ring_ = true;
    press(here, mouse->modifiers());
    return true;
}

bool PaintOverlay::tablet(QEvent* event) {
    auto* const pen = static_cast<QTabletEvent*>(event);
    const QPointF here = pen->position();
    if (event->type() == QEvent::TabletPress) {
        if (!view_.plotArea().contains(here)) return false;
        place_ = here;
        has_ring_ = true;
        press(here, pen->modifiers(), pen->pressure());
    } else {
        // At the release the pressure is gone.
        const bool released = event->type() == QEvent::TabletRelease;
        moveTo(here, pen->modifiers(), released ? 1 : pen->pressure());
        if (released) editor_.release();
    }
    pen->accept();
    return true;
}

// The keys of painting go before the window's shortcuts.
bool PaintOverlay::key(QEvent* event) {
    auto* const key = static_cast<QKeyEvent*>(event);
    if (key->modifiers() & (Qt::AltModifier | Qt::MetaModifier)) return false;
    const bool is_space = key->key() == Qt::Key_Space && key->modifiers() == Qt::NoModifier;
    const bool is_arrow = key->key() >= Qt::Key_Left && key->key() <= Qt::Key_Down;
    const bool is_plain = !(key->modifiers() & Qt::ControlModifier);
    bool is_letter = false;
    for (const PaintToolKind& kind : paint_tool_kinds())
        is_letter |= is_plain && key->key() == kind.key_letter;
    const bool is_other =
        is_plain &&
        (key->key() == Qt::Key_BracketLeft || key->key() == Qt::Key_BracketRight ||
         key->key() == Qt::Key_Escape || (key->key() == Qt::Key_Delete && editor_.chosen()));
    if (!is_space && !is_arrow && !is_letter && !is_other) return false;
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyRelease) {
        if (is_space && !key->isAutoRepeat() && by_key_) {
            by_key_ = false;
            if (editor_.preview().empty() || key_shape_) {
                editor_.release();
                key_shape_ = false;
            } else {
                key_shape_ = true; // drawn out by the arrows, made by the next press
            }
        }
        return true;
    }
    if (is_space) {
        if (key->isAutoRepeat() || by_key_) return true;
        by_key_ = has_ring_ = true;
        if (!key_shape_) press(place_, Qt::NoModifier);
        update();
        return true;
    }
    return keyPress(key->key(), key->modifiers());
}

bool PaintOverlay::keyPress(int key, Qt::KeyboardModifiers modifiers) {
    const double step = modifiers.testFlag(Qt::ShiftModifier)     ? 40
                        : modifiers.testFlag(Qt::ControlModifier) ? 1
                                                                  : 8;
    const auto arrow = [&](double right, double down) {
        if (editor_.chosen() && !editor_.isPainting()) {
            editor_.nudgeChosen(step * view_.pixel() * Eigen::Array2d(right, -down));
            return true;
        }
        const QRectF area = view_.plotArea();
        const QPointF to = place_ + step * QPointF(right, down);
        moveTo({std::clamp(to.x(), area.left(), area.right()),
                std::clamp(to.y(), area.top(), area.bottom())},
               Qt::NoModifier);
        return true;
    };
    switch (key) {
    case Qt::Key_Left:
        return arrow(-1, 0);
    case Qt::Key_Right:
        return arrow(1, 0);
    case Qt::Key_Up:
        return arrow(0, -1);
    case Qt::Key_Down:
        return arrow(0, 1);
    case Qt::Key_Escape:
        by_key_ = key_shape_ = false;
        editor_.cancel();
        return true;
    case Qt::Key_Delete:
        editor_.deleteChosen();
        return true;
    case Qt::Key_BracketLeft:
        editor_.tools().scaleRadius(1 / 1.25);
        return true;
    case Qt::Key_BracketRight:
        editor_.tools().scaleRadius(1.25);
        return true;
    default:
        for (const PaintToolKind& kind : paint_tool_kinds())
            if (key == kind.key_letter) editor_.takeUp(kind.key);
        return true;
    }
}

void PaintOverlay::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(view_.plotArea());
    drawHint(painter);
    drawGuides(painter);
    drawChosen(painter);
    drawOutlines(painter, editor_.preview());
    if (has_ring_) drawRing(painter);
}

namespace {

// Light under dark, so that it is seen on any ground.
template <class Draw>
void twice(QPainter& painter, double width, Qt::PenStyle style, Draw&& draw) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(255, 255, 255, 210), width + 1.6));
    draw();
    painter.setPen(QPen(QColor(20, 24, 32), width, style));
    draw();
}

} // namespace

void PaintOverlay::drawHint(QPainter& painter) const {
    const std::optional<Painting> painting = editor_.painting();
    if (!painting || painting->count() > 0 || editor_.isPainting()) return;
    const Theme& theme = Theme::of(palette());
    const QString hint = tr("Press and drag here to paint points.\n"
                            "Training starts once there are %1.")
                             .arg(fewest_points);
    painter.setFont(body_font());
    QRectF words = painter.boundingRect(view_.plotArea(), Qt::AlignCenter, hint);
    words.adjust(-14, -10, 14, 10);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(words, 8, 8);
    painter.setPen(theme.text);
    painter.drawText(words, Qt::AlignCenter, hint);
}

void PaintOverlay::drawOutlines(QPainter& painter, const std::vector<Outline>& outlines) const {
    QPainterPath path;
    for (const Outline& outline : outlines) {
        QPolygonF corners;
        for (const Eigen::Array2d& corner : outline)
            corners << view_.fromPlane({corner[0], corner[1]});
        path.addPolygon(corners);
    }
    if (!path.isEmpty()) twice(painter, 1.2, Qt::SolidLine, [&] { painter.drawPath(path); });
}

void PaintOverlay::drawGuides(QPainter& painter) const {
    const auto maps = editor_.images();
    if (maps.size() < 2) return;
    const Eigen::Array2d c = editor_.symmetryCentre();
    const QPointF centre = view_.fromPlane({c[0], c[1]});
    const double far = width() + height();
    const auto& symmetry = editor_.tools().symmetry();
    const auto& mirror = std::get<std::string>(symmetry.at("mirror"));
    const auto turns = static_cast<int>(std::get<std::int64_t>(symmetry.at("turns")));
    QPainterPath path;
    const auto ray = [&](double angle, bool both) {
        const QPointF way(std::cos(angle) * far, -std::sin(angle) * far);
        path.moveTo(both ? centre - way : centre);
        path.lineTo(centre + way);
    };
    constexpr double upright = std::numbers::pi / 2;
    if (mirror != "none") ray(upright, true);
    if (mirror == "both") ray(0, true);
    for (int i = 0; turns > 1 && i < turns; ++i)
        ray(upright + 2 * std::numbers::pi * i / turns, false);
    QPen pen(Theme::of(palette()).accent, 1, Qt::DashLine);
    painter.setPen(pen);
    painter.drawPath(path);
}

void PaintOverlay::drawChosen(QPainter& painter) const {
    const auto& chosen = editor_.chosen();
    if (!chosen) return;
    const auto& corners = chosen->corners();
    drawOutlines(painter, {{corners[0], corners[1], corners[2], corners[3], corners[0]}});
    const auto knob = [&](const Eigen::Array2d& at, bool round) {
        const QPointF middle = view_.fromPlane({at[0], at[1]});
        const QRectF box(middle - QPointF(4, 4), QSizeF(8, 8));
        painter.setPen(QPen(QColor(20, 24, 32), 1.2));
        painter.setBrush(Qt::white);
        round ? painter.drawEllipse(box) : painter.drawRect(box);
    };
    for (const Eigen::Array2d& corner : corners) knob(corner, false);
    knob(editor_.turningHandle(), true);
}

void PaintOverlay::drawRing(QPainter& painter) const {
    const QPointF plane = view_.toPlane(place_);
    if (!editor_.isPainting()) drawOutlines(painter, editor_.previewAt({plane.x(), plane.y()}));
    const double radius = editor_.tools().tool().ring();
    if (radius > 0) {
        twice(painter, 1.2, Qt::SolidLine, [&] { painter.drawEllipse(place_, radius, radius); });
        painter.setPen(QPen(QColor(20, 24, 32, 110), 1));
        for (const PlaneMap& image : editor_.images()) {
            const Eigen::Array2d at = image(Eigen::Array2d(plane.x(), plane.y()));
            painter.drawEllipse(view_.fromPlane({at[0], at[1]}), radius, radius);
        }
    } else {
        twice(painter, 1.2, Qt::SolidLine, [&] {
            painter.drawLine(place_ - QPointF(7, 0), place_ + QPointF(7, 0));
            painter.drawLine(place_ - QPointF(0, 7), place_ + QPointF(0, 7));
        });
    }
}

} // namespace pushforward

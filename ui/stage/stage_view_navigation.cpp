// SPDX-License-Identifier: GPL-3.0-or-later
// How the stage moves about the plane: wheel, drag, keys.
#include "ui/stage/stage_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

// How far from home a person can zoom: floats carry no picture finer, and nothing is farther out.
constexpr double finest = 1e-4, widest = 1e3;

} // namespace

void StageView::setHomeView(const View& view, bool unlike_axes) {
    const bool was_home = isHome();
    home_ = view;
    unlike_axes_ = unlike_axes;
    if (was_home)
        resetView();
    else
        layOut();
}

void StageView::resetView() { setWanted(home_); }

void StageView::setWanted(const View& view) {
    wanted_ = view;
    layOut();
}

void StageView::zoom(double factor) {
    const Eigen::Array2d middle = view_.centre();
    zoomAbout({middle.x(), middle.y()}, factor);
}

void StageView::zoomAbout(QPointF plane, double factor) {
    const double size = std::max(view_.width(), view_.height());
    const double home = std::max(home_.width(), home_.height());
    factor = size / std::clamp(size / factor, finest * home, widest * home);
    setWanted({plane.x() + (view_.left - plane.x()) / factor,
               plane.x() + (view_.right - plane.x()) / factor,
               plane.y() + (view_.bottom - plane.y()) / factor,
               plane.y() + (view_.top - plane.y()) / factor});
}

void StageView::pan(double right, double up) {
    const double x = right * view_.width(), y = up * view_.height();
    setWanted({view_.left + x, view_.right + x, view_.bottom + y, view_.top + y});
}

void StageView::wheelEvent(QWheelEvent* event) {
    const double turn = event->angleDelta().y();
    if (plotArea().contains(event->position()) && turn != 0)
        zoomAbout(toPlane(event->position()), std::pow(1.2, turn / 120));
    event->accept();
}

void StageView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) {
        event->ignore();
        return;
    }
    if (plotArea().contains(event->position())) {
        drag_ = event->position();
        viewport()->setCursor(Qt::ClosedHandCursor);
    }
}

void StageView::mouseMoveEvent(QMouseEvent* event) {
    if (drag_) {
        const QRectF area = plotArea();
        const QPointF moved = event->position() - *drag_;
        drag_ = event->position();
        pan(-moved.x() / area.width(), moved.y() / area.height());
    }
    if (plotArea().contains(event->position())) Q_EMIT pointerMoved(toPlane(event->position()));
}

void StageView::mouseReleaseEvent(QMouseEvent*) {
    drag_.reset();
    viewport()->unsetCursor();
}

void StageView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Home:
        resetView();
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(1.25);
        break;
    case Qt::Key_Minus:
        zoom(1 / 1.25);
        break;
    case Qt::Key_Left:
        pan(-0.1, 0);
        break;
    case Qt::Key_Right:
        pan(0.1, 0);
        break;
    case Qt::Key_Up:
        pan(0, 0.1);
        break;
    case Qt::Key_Down:
        pan(0, -0.1);
        break;
    default:
        event->ignore(); // for the window's shortcuts
    }
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/divided.h"

#include <QEvent>

#include <algorithm>

namespace pushforward {

Divided::Divided(const QString& name, QWidget* upper, QWidget* lower, Rule rule, QWidget* parent)
    : QSplitter(Qt::Vertical, parent), rule_(std::move(rule)) {
    setObjectName(name);
    setHandleWidth(1); // Qt lets people take hold of a thin one from beside it
    setChildrenCollapsible(false);
    addWidget(upper);
    addWidget(lower);
    handle(1)->setToolTip(tr("Drag to share the height; double click to go back"));
    handle(1)->installEventFilter(this);
    connect(this, &QSplitter::splitterMoved, this, [this] { is_dragged_ = true; });
}

void Divided::follow() {
    if (is_dragged_) return;
    const int room = height() - handleWidth();
    const int lower = std::clamp(rule_(room), 0, room);
    setSizes({room - lower, lower});
}

QByteArray Divided::placement() const { return is_dragged_ ? saveState() : QByteArray(); }

void Divided::setPlacement(const QByteArray& placement) {
    is_dragged_ = !placement.isEmpty() && restoreState(placement);
    setHandleWidth(1); // a state has those of its time
    setChildrenCollapsible(false);
    follow();
}

void Divided::resizeEvent(QResizeEvent* event) {
    QSplitter::resizeEvent(event);
    follow();
}

bool Divided::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseButtonDblClick && watched == handle(1)) {
        is_dragged_ = false;
        follow();
        return true;
    }
    return QSplitter::eventFilter(watched, event);
}

} // namespace pushforward

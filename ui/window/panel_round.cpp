// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/panel_round.h"

#include <QApplication>

#include <algorithm>

namespace pushforward {

namespace {

bool can_have_focus(const QWidget* widget) {
    return widget && widget->isVisible() && widget->isEnabled() && !widget->focusProxy() &&
           (widget->focusPolicy() & Qt::TabFocus);
}

/// The first widget that Tab would come to in the panel; null where there is none.
QWidget* first_in(QWidget* panel) {
    QWidget* widget = panel;
    do {
        if ((widget == panel || panel->isAncestorOf(widget)) && can_have_focus(widget))
            return widget;
        widget = widget->nextInFocusChain();
    } while (widget != panel);
    return nullptr;
}

} // namespace

PanelRound::PanelRound(std::vector<QWidget*> panels, QObject* parent)
    : QObject(parent), panels_(std::move(panels)) {
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        const std::ptrdiff_t at = panelOf(now);
        if (at >= 0) last_[panels_[static_cast<std::size_t>(at)]] = now;
    });
}

std::ptrdiff_t PanelRound::panelOf(const QWidget* widget) const {
    const auto at = std::ranges::find_if(panels_, [widget](const QWidget* panel) {
        return widget && (panel == widget || panel->isAncestorOf(widget));
    });
    return at == panels_.end() ? -1 : at - panels_.begin();
}

void PanelRound::go(int step) {
    const auto count = static_cast<std::ptrdiff_t>(panels_.size());
    std::ptrdiff_t at = panelOf(QApplication::focusWidget());
    if (at < 0 && step < 0) at = 0;
    for (std::ptrdiff_t tried = 0; tried < count; ++tried) {
        at = (at + step + count) % count;
        QWidget* const panel = panels_[static_cast<std::size_t>(at)];
        QWidget* const before = last_.value(panel);
        QWidget* const wanted = can_have_focus(before) ? before : first_in(panel);
        if (!wanted) continue;
        wanted->setFocus(Qt::ShortcutFocusReason);
        return;
    }
}

} // namespace pushforward

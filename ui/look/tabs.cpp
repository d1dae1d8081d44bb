// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/tabs.h"

#include "ui/draw/theme.h"
#include "ui/look/focus_ring.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace pushforward {

TabButton::TabButton(const QString& text, QWidget* parent) : QAbstractButton(parent) {
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TabButton::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isChecked() ? theme.accent : theme.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.setPen(isChecked() ? theme.on_accent : theme.dimmed);
    painter.drawText(rect(), Qt::AlignCenter, text());
    if (shows_focus(*this)) draw_focus_ring(painter, rect(), 6, theme);
}

void TabButton::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space)
        event->ignore(); // plays and pauses
    else
        QAbstractButton::keyPressEvent(event);
}

Tabs::Tabs(QWidget* parent)
    : QWidget(parent), row_(new QHBoxLayout), column_(new QVBoxLayout(this)) {
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(10);
    row_->setSpacing(6);
    column_->addLayout(row_);
}

void Tabs::add(const QString& title, const QString& help, QWidget* page) {
    auto* const button = new TabButton(title, this);
    button->setToolTip(help);
    row_->addWidget(button);
    column_->addWidget(page);
    page->setVisible(tabs_.empty());
    button->setChecked(tabs_.empty());
    connect(button, &TabButton::toggled, page, &QWidget::setVisible);
    connect(button, &TabButton::toggled, this, [this, page](bool on) {
        if (on) Q_EMIT opened(page);
    });
    tabs_.push_back({button, page});
}

void Tabs::open(QWidget* page) {
    const auto tab = std::ranges::find(tabs_, page, &Tab::page);
    if (tab != tabs_.end()) tab->button->setChecked(true);
}

QWidget* Tabs::openPage() const {
    const auto tab =
        std::ranges::find_if(tabs_, [](const Tab& one) { return one.button->isChecked(); });
    return tab == tabs_.end() ? nullptr : tab->page;
}

} // namespace pushforward

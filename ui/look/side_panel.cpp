// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/side_panel.h"

#include "ui/look/divided.h"
#include "ui/look/labels.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace pushforward {

namespace {

constexpr int least_width = 200, section_gap = 18, margin = 12;
constexpr int usual_foot = 192, least_foot = 140;

} // namespace

SidePanel::SidePanel(const QString& name, const std::vector<QWidget*>& sections, QWidget* foot,
                     QWidget* parent)
    : QWidget(parent) {
    makePanel(this);
    setMinimumWidth(least_width);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* const scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* const content = new QWidget(scroll);
    makePanel(content);
    auto* const stack = new QVBoxLayout(content);
    stack->setContentsMargins(margin, margin, margin, margin / 2);
    stack->setSpacing(section_gap);
    bool filled = false;
    for (QWidget* section : sections) {
        const bool expands = section->sizePolicy().verticalPolicy() == QSizePolicy::Expanding;
        stack->addWidget(section, expands ? 1 : 0);
        filled = filled || expands;
    }
    if (!filled) stack->addStretch(1);
    scroll->setWidget(content);
    if (foot && foot->sizePolicy().verticalPolicy() != QSizePolicy::Fixed) {
        foot->setMinimumHeight(least_foot);
        scroll->setMinimumHeight(least_foot);
        column->addWidget(new Divided(
            name, scroll, foot, [](int height) { return std::max(usual_foot, height * 2 / 5); }));
        return;
    }
    column->addWidget(scroll, 1);
    if (!foot) return;
    column->addWidget(makeRule(this));
    column->addWidget(foot);
}

QWidget* makeRule(QWidget* parent) {
    auto* const rule = new QWidget(parent);
    rule->setFixedHeight(1);
    rule->setAutoFillBackground(true);
    rule->setBackgroundRole(QPalette::Mid);
    return rule;
}

} // namespace pushforward

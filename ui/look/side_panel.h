// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace pushforward {

/// A side of the window: stacked sections that scroll if there is not enough room, and below them
/// one that always stays in view. That has the height it asks for where this is fixed, and
/// otherwise two fifths of the panel, until it is dragged.
class SidePanel : public QWidget {
    Q_OBJECT
public:
    /// `name` is that of the line above the foot among the window's settings.
    SidePanel(const QString& name, const std::vector<QWidget*>& sections, QWidget* foot,
              QWidget* parent);
};

/// A line of one pixel between parts of the window.
QWidget* makeRule(QWidget* parent);

} // namespace pushforward

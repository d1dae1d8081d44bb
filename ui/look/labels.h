// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace pushforward {

/// Small capitals over a section.
QLabel* makeHeading(const QString& text, QWidget* parent);

/// A paragraph that wraps; `dimmed` for what is secondary. Selectable by mouse.
QLabel* makeParagraph(QWidget* parent, bool dimmed);

/// Gives a panel its ground, so that what lies in it can be transparent.
void makePanel(QWidget* widget);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace pushforward {

/// A heading in small capitals above a section.
QLabel* makeHeading(const QString& text, QWidget* parent);

/// A paragraph that wraps, selectable by mouse; `dimmed` for secondary text.
QLabel* makeParagraph(QWidget* parent, bool dimmed);

/// Fills a panel with its background, so that the widgets in it can be transparent.
void makePanel(QWidget* widget);

} // namespace pushforward

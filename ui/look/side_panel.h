// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace pushforward {

/// A side of the window: stacked sections that scroll if there is not enough room, and below them
/// one that always stays in view.
class SidePanel : public QWidget {
    Q_OBJECT
public:
    SidePanel(const std::vector<QWidget*>& sections, QWidget* foot, QWidget* parent);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* foot_; ///< about a third of the height, unless its height is fixed
};

/// A line of one pixel between parts of the window.
QWidget* makeRule(QWidget* parent);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QWidget>

#include <vector>

namespace pushforward {

/// Takes the keyboard's focus from one panel of the window to the next, back to where it was in
/// each when it left it. Hidden panels are passed over.
class PanelRound : public QObject {
    Q_OBJECT
public:
    PanelRound(std::vector<QWidget*> panels, QObject* parent);

    void go(int step); ///< 1: to the next one, −1: to the one before

private:
    std::ptrdiff_t panelOf(const QWidget* widget) const; ///< −1: of none

    std::vector<QWidget*> panels_;
    QHash<const QWidget*, QPointer<QWidget>> last_; ///< the widget that had the focus, by panel
};

} // namespace pushforward

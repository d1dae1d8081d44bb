// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <utility>
#include <vector>

class QAction;
class QLabel;
class QPushButton;

namespace pushforward {

/// Shows a message over the top of its parent without moving anything. The newest message replaces
/// the one before; Escape, the cross or a success removes it. It is never a dialog that interrupts
/// the work.
class MessageBar : public QWidget {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent);

    /// With a button for each thing that can be done about it.
    void showSentence(const QString& sentence, const std::vector<QAction*>& ways_out = {});
    QString sentence() const;

    /// What is shown has this way out.
    bool offers(const QAction* way_out) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    QLabel* label_;
    std::vector<std::pair<QAction*, QPushButton*>> ways_out_;
};

} // namespace pushforward

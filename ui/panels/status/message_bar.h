// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace pushforward {

/// Shows a message over the top of its parent without moving anything. The newest message replaces
/// the one before; Escape, the cross or a success removes it. It is never a dialog that interrupts
/// the work.
class MessageBar : public QWidget {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent);

    void showSentence(const QString& sentence);
    QString sentence() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    QLabel* label_;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace pushforward {

/// A sentence over the top of its parent that a person should read, so that nothing moves for it:
/// the newest replaces the one before, and Escape, the cross or success takes it away. Never a
/// dialog that stops the work.
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

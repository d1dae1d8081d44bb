// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

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

    /// With a button for what can be done about it, if anything. Null for none.
    void showSentence(const QString& sentence, QAction* way_out = nullptr);
    QString sentence() const;

    /// What is shown has this way out.
    bool offers(const QAction* way_out) const { return isVisible() && way_out_ == way_out; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    QLabel* label_;
    QPushButton* button_;
    QAction* way_out_ = nullptr;
};

} // namespace pushforward

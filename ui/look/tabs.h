// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

#include <vector>

class QHBoxLayout;
class QVBoxLayout;

namespace pushforward {

/// A flat segment, filled while its page is open.
class TabButton : public QAbstractButton {
    Q_OBJECT
public:
    TabButton(const QString& text, QWidget* parent);

    QSize sizeHint() const override { return {60, 28}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

/// Pages, one of which is open and sets the height. Arrow keys move between tabs.
class Tabs : public QWidget {
    Q_OBJECT
public:
    explicit Tabs(QWidget* parent = nullptr);

    void add(const QString& title, const QString& help, QWidget* page);
    void open(QWidget* page);
    QWidget* openPage() const;

Q_SIGNALS:
    void opened(QWidget* page);

private:
    struct Tab {
        TabButton* button;
        QWidget* page;
    };
    std::vector<Tab> tabs_;
    QHBoxLayout* row_;
    QVBoxLayout* column_;
};

} // namespace pushforward

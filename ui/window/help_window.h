// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QListWidget;
class QMenu;

namespace pushforward {

class HelpText;

/// The help: the titles of its pages on the left, one page on the right. Stays open beside the main
/// window; Escape closes it, Alt+Left goes back.
class HelpWindow : public QDialog {
    Q_OBJECT
public:
    explicit HelpWindow(QWidget* parent);

    /// Shows the page of this file name, "speed.md", and brings the window to the front.
    void showPage(const QString& file);

private:
    void choose(const QUrl& page);

    QListWidget* titles_;
    HelpText* text_;
};

/// Puts an action for each page into the menu, the first with the key for help; they open one
/// HelpWindow, made when it is first needed as a child of `window`.
void add_help_pages(QMenu* menu, QWidget* window);

} // namespace pushforward

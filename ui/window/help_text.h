// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

class QMenuBar;

namespace pushforward {

/// Shows one page of the help, a Markdown file among the resources (`setSource`), in the colours
/// of the theme and in a size for reading. Pictures are no wider than the text. Links to other
/// pages open here, all others in the desktop's browser.
class HelpText : public QTextBrowser {
    Q_OBJECT
public:
    /// The shortcuts of `menus`, unless it is null, are added to the page of shortcuts.
    explicit HelpText(QWidget* parent, const QMenuBar* menus = nullptr);

    QVariant loadResource(int type, const QUrl& name) override;

protected:
    void changeEvent(QEvent* event) override;
    void doSetSource(const QUrl& name, QTextDocument::ResourceType type) override;

private:
    void style();

    const QMenuBar* menus_;
};

} // namespace pushforward

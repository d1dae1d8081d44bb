// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/help_window.h"

#include "ui/window/help_pages.h"
#include "ui/window/help_text.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>

namespace pushforward {

namespace {

constexpr QSize first_size(960, 680);
constexpr int titles_width = 180, page_gap = 10;

QUrl url_of(const QString& file) { return QUrl(QStringLiteral("qrc:/help/") + file); }

} // namespace

HelpWindow::HelpWindow(QWidget* parent)
    : QDialog(parent),
      titles_(new QListWidget(this)),
      text_(new HelpText(this, parent ? parent->findChild<QMenuBar*>() : nullptr)) {
    setWindowTitle(tr("Help"));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    resize(first_size);
    titles_->setAccessibleName(tr("Pages of the help"));
    titles_->setFixedWidth(titles_width);
    text_->setAccessibleName(tr("Page of the help"));
    for (const HelpPage& page : help_pages()) {
        auto* const item = new QListWidgetItem(page.title, titles_);
        item->setData(Qt::UserRole, url_of(page.file));
    }
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(page_gap, page_gap, 0, 0);
    row->setSpacing(page_gap);
    row->addWidget(titles_);
    row->addWidget(text_, 1);
    connect(titles_, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item && item->data(Qt::UserRole).toUrl() != text_->source())
            text_->setSource(item->data(Qt::UserRole).toUrl());
    });
    connect(text_, &QTextBrowser::sourceChanged, this, &HelpWindow::choose);
}

void HelpWindow::showPage(const QString& file) {
    text_->setSource(url_of(file));
    show();
    raise();
    activateWindow();
    text_->setFocus();
}

void HelpWindow::choose(const QUrl& page) {
    for (int row = 0; row < titles_->count(); ++row) {
        QListWidgetItem* const item = titles_->item(row);
        if (item->data(Qt::UserRole).toUrl() == page.adjusted(QUrl::RemoveFragment))
            titles_->setCurrentItem(item);
    }
}

void add_help_pages(QMenu* menu, QWidget* window) {
    for (const HelpPage& page : help_pages()) {
        QAction* const action = menu->addAction(page.title);
        action->setStatusTip(HelpWindow::tr("Show this page of the help"));
        if (menu->actions().size() == 1) action->setShortcut(QKeySequence::HelpContents);
        QObject::connect(action, &QAction::triggered, window, [window, file = page.file] {
            auto* help = window->findChild<HelpWindow*>();
            if (!help) help = new HelpWindow(window);
            help->showPage(file);
        });
    }
}

} // namespace pushforward

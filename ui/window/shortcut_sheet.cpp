// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/shortcut_sheet.h"

#include "ui/draw/text.h"
#include "ui/paint/paint_tool.h"

#include <QCoreApplication>
#include <QMenuBar>

namespace pushforward {

namespace {

QString table_of(const QString& heading, const QString& rows) {
    if (rows.isEmpty()) return {};
    return QStringLiteral("\n## %1\n\n| %2 | %3 |\n| --- | --- |\n%4")
        .arg(heading, QCoreApplication::translate("ShortcutSheet", "key"),
             QCoreApplication::translate("ShortcutSheet", "what it does"), rows);
}

QString row_of(const QString& keys, const QString& title, const QString& help) {
    return QStringLiteral("| `%1` | **%2.** %3 |\n").arg(keys, title, help);
}

QString rows_of(const QMenu& menu) {
    QString rows;
    for (const QAction* action : menu.actions()) {
        if (action->menu()) rows += rows_of(*action->menu());
        if (action->shortcuts().isEmpty()) continue;
        QStringList keys;
        for (const QKeySequence& key : action->shortcuts())
            keys += key.toString(QKeySequence::NativeText);
        QString title = action->text();
        title.remove(QLatin1Char('&')).remove(QChar(0x2026));
        rows += row_of(keys.join(QStringLiteral("`, `")), title, action->statusTip());
    }
    return rows;
}

} // namespace

QString shortcut_sheet(const QMenuBar& menus) {
    QString sheet;
    for (const QAction* action : menus.actions())
        if (action->menu())
            sheet += table_of(QString(action->text()).remove(QLatin1Char('&')),
                              rows_of(*action->menu()));
    QString tools;
    for (const PaintToolKind& kind : paint_tool_kinds())
        tools +=
            row_of(QChar::fromLatin1(kind.key_letter), text_of(kind.title), text_of(kind.summary));
    return sheet + table_of(QCoreApplication::translate(
                                "ShortcutSheet", "Paint tools, while the stage has the focus"),
                            tools);
}

} // namespace pushforward

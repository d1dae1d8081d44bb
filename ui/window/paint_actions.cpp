// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/paint_actions.h"

#include "ui/draw/text.h"
#include "ui/look/actions.h"

#include <QActionGroup>
#include <QMenu>

namespace pushforward {

void fill_paint_menu(QMenu* menu, Actions& actions, Painter& painter) {
    menu->addAction(actions.paint);
    menu->addAction(actions.newCanvas);
    menu->addSeparator();
    auto* const tools = new QActionGroup(menu);
    for (const PaintToolKind& kind : paint_tool_kinds()) {
        // The letter works while the stage has the focus; here it is shown.
        QAction* const action = menu->addAction(
            QStringLiteral("%1\t%2").arg(text_of(kind.title), QChar::fromLatin1(kind.key_letter)));
        action->setCheckable(true);
        action->setStatusTip(text_of(kind.summary));
        action->setData(text_of(kind.key));
        tools->addAction(action);
    }
    QObject::connect(tools, &QActionGroup::triggered, &painter, [&painter](const QAction* chosen) {
        painter.takeUp(chosen->data().toString().toStdString());
        painter.setActive(true);
    });
    const auto show = [&painter, tools] {
        for (QAction* action : tools->actions())
            action->setChecked(action->data().toString() == text_of(painter.kind().key));
    };
    QObject::connect(&painter, &Painter::toolChanged, tools, show);
    show();
    menu->addSeparator();
    menu->addAction(actions.choosePoints);
    menu->addAction(actions.duplicatePoints);
    menu->addAction(actions.deletePoints);
}

void connect_paint_actions(Actions& actions, Painter& painter) {
    const auto on = [&painter](QAction* action, auto&& what) {
        QObject::connect(action, &QAction::triggered, &painter, what);
    };
    QObject::connect(actions.paint, &QAction::toggled, &painter, &Painter::setActive);
    on(actions.newCanvas, [&painter] { painter.newCanvas(); });
    on(actions.choosePoints, [&painter] {
        painter.setActive(true);
        painter.chooseAll();
    });
    on(actions.duplicatePoints, [&painter] { painter.duplicateChosen(); });
    on(actions.deletePoints, [&painter] { painter.deleteChosen(); });
    const auto enable = [&actions, &painter] {
        actions.duplicatePoints->setEnabled(painter.chosen().has_value());
        actions.deletePoints->setEnabled(painter.chosen().has_value());
    };
    QObject::connect(&painter, &Painter::chosenChanged, &actions, enable);
    enable();
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/paint_actions.h"

#include "ui/draw/text.h"
#include "ui/look/actions.h"

#include <QActionGroup>
#include <QMenu>

namespace pushforward {

void fill_paint_menu(QMenu* menu, Actions& actions, PaintingEditor& editor) {
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
    QObject::connect(tools, &QActionGroup::triggered, &editor, [&editor](const QAction* chosen) {
        editor.takeUp(chosen->data().toString().toStdString());
        editor.setActive(true);
    });
    const auto show = [&editor, tools] {
        for (QAction* action : tools->actions())
            action->setChecked(action->data().toString() == text_of(editor.tools().kind().key));
    };
    QObject::connect(&editor.tools(), &ToolBox::changed, tools, show);
    show();
    menu->addSeparator();
    menu->addAction(actions.choosePoints);
    menu->addAction(actions.duplicatePoints);
    menu->addAction(actions.deletePoints);
}

void connect_paint_actions(Actions& actions, PaintingEditor& editor) {
    const auto on = [&editor](QAction* action, auto&& what) {
        QObject::connect(action, &QAction::triggered, &editor, what);
    };
    QObject::connect(actions.paint, &QAction::toggled, &editor, &PaintingEditor::setActive);
    on(actions.newCanvas, [&editor] { editor.newCanvas(); });
    on(actions.choosePoints, [&editor] {
        editor.setActive(true);
        editor.chooseAll();
    });
    on(actions.duplicatePoints, [&editor] { editor.duplicateChosen(); });
    on(actions.deletePoints, [&editor] { editor.deleteChosen(); });
    const auto enable = [&actions, &editor] {
        actions.duplicatePoints->setEnabled(editor.chosen().has_value());
        actions.deletePoints->setEnabled(editor.chosen().has_value());
    };
    QObject::connect(&editor, &PaintingEditor::chosenChanged, &actions, enable);
    enable();
}

} // namespace pushforward

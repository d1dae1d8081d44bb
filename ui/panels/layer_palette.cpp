// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/layer_palette.h"

#include "core/layers/registry.h"
#include "ui/panels/labels.h"
#include "ui/text.h"

#include <QMenu>
#include <QWidgetAction>

namespace pushforward {

namespace {

// Not a section: style sheets leave those without their text.
QWidgetAction* heading(const QString& text, QMenu& menu) {
    auto* const action = new QWidgetAction(&menu);
    QLabel* const label = makeHeading(text, &menu);
    label->setContentsMargins(12, 8, 12, 2);
    action->setDefaultWidget(label);
    action->setEnabled(false);
    return action;
}

} // namespace

void fillLayerPalette(QMenu& menu, const std::function<void(const std::string& kind)>& chosen) {
    menu.setToolTipsVisible(true);
    std::string group;
    for (const LayerKind& kind : layer_kinds()) {
        if (kind.group != group) menu.addAction(heading(text_of(kind.group), menu));
        group = kind.group;
        QAction* const action = menu.addAction(text_of(kind.title));
        action->setToolTip(QStringLiteral("<p>%1</p>").arg(text_of(kind.summary).toHtmlEscaped()));
        action->setStatusTip(text_of(kind.summary));
        QObject::connect(action, &QAction::triggered, &menu,
                         [chosen, key = kind.key] { chosen(key); });
    }
}

} // namespace pushforward

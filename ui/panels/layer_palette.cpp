// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/layer_palette.h"

#include "core/layers/registry.h"
#include "ui/text.h"

#include <QMenu>

namespace pushforward {

void fillLayerPalette(QMenu& menu, const std::function<void(const std::string& kind)>& chosen) {
    menu.setToolTipsVisible(true);
    std::string group;
    for (const LayerKind& kind : layer_kinds()) {
        if (kind.group != group) menu.addSection(text_of(kind.group));
        group = kind.group;
        QAction* const action = menu.addAction(text_of(kind.title));
        action->setToolTip(QStringLiteral("<p>%1</p>").arg(text_of(kind.summary).toHtmlEscaped()));
        action->setStatusTip(text_of(kind.summary));
        QObject::connect(action, &QAction::triggered, &menu,
                         [chosen, key = kind.key] { chosen(key); });
    }
}

} // namespace pushforward

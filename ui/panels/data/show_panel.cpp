// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/show_panel.h"

#include "ui/look/actions.h"
#include "ui/look/labels.h"
#include "ui/panels/data/drawing_forms.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QPushButton>

namespace pushforward {

ShowPanel::ShowPanel(Actions& actions, QWidget* parent)
    : QWidget(parent), forms_(new DrawingForms(actions, this)) {
    makePanel(this);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* const grid = new QGridLayout(this);
    grid->setContentsMargins(12, 6, 12, 6);
    grid->setVerticalSpacing(3);
    grid->addWidget(makeHeading(tr("Show"), this), 0, 0);
    auto* const options = new QPushButton(tr("Options…"), this);
    options->setObjectName(QStringLiteral("smallButton"));
    options->setFixedHeight(20);
    options->setFocusPolicy(Qt::TabFocus);
    options->setToolTip(tr("How many samples, which contours, and the like"));
    connect(options, &QPushButton::clicked, this, [this, options] { forms_->openAt(*options); });
    grid->addWidget(options, 0, 1, Qt::AlignRight);
    addSwitches(*grid, actions);
}

void ShowPanel::addSwitches(QGridLayout& grid, Actions& actions) {
    std::vector<std::pair<QCheckBox*, QAction*>> boxes;
    for (const Actions::Switch& one : actions.switches) {
        auto* const box = new QCheckBox(QString(one.action->text()).remove(QLatin1Char('&')), this);
        const auto follow = [box, action = one.action] {
            const QString keys = action->shortcut().toString(QKeySequence::NativeText);
            box->setToolTip(QStringLiteral("%1 (%2)").arg(action->toolTip(), keys));
            box->setEnabled(action->isEnabled());
        };
        connect(one.action, &QAction::changed, box, follow);
        follow();
        box->setChecked(one.action->isChecked());
        connect(box, &QCheckBox::toggled, one.action, &QAction::setChecked);
        connect(one.action, &QAction::toggled, box, &QCheckBox::setChecked);
        boxes.emplace_back(box, one.action);
    }
    // Two in a row where both are short; those that make no sense are left out.
    const auto place = [&grid, boxes] {
        constexpr int columns = 2, half = 90;
        int row = 1, column = 0;
        for (const auto& [box, action] : boxes) {
            box->setVisible(action->isVisible());
            if (!action->isVisible()) continue;
            const int wide = box->sizeHint().width() > half ? columns : 1;
            if (column + wide > columns) {
                ++row;
                column = 0;
            }
            grid.addWidget(box, row, column, 1, wide);
            column += wide;
        }
    };
    place();
    for (const auto& [box, action] : boxes) connect(action, &QAction::visibleChanged, this, place);
}

} // namespace pushforward

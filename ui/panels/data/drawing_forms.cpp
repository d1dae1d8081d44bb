// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/drawing_forms.h"

#include "core/math/error.h"
#include "ui/draw/drawings/registry.h"
#include "ui/draw/text.h"
#include "ui/forms/field_form.h"
#include "ui/look/actions.h"
#include "ui/look/drawing_options.h"
#include "ui/look/labels.h"

#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace pushforward {

DrawingForms::DrawingForms(Actions& actions, QWidget* parent)
    : QFrame(parent, Qt::Popup), actions_(actions) {
    constexpr int width = 268, margin = 12;
    setObjectName(QStringLiteral("drawingForms"));
    makePanel(this);
    setFixedWidth(width);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(6);
    for (const DrawingKind& kind : drawing_kinds()) {
        if (kind.fields.empty()) continue;
        sections_.push_back(
            {kind.key, makeHeading(text_of(kind.title), this), new FieldForm(this)});
        const Section& section = sections_.back();
        section.form->setFields(kind.fields);
        column->addWidget(section.heading);
        column->addWidget(section.form);
        connect(section.form, &FieldForm::edited, this,
                [this, section](const std::string& key, const Value& value, bool) {
                    edit(section, key, value);
                });
    }
}

void DrawingForms::openAt(const QWidget& button) {
    for (const Section& section : sections_) {
        const QAction* const action = actions_.switchOf(section.drawing);
        const bool is_on = action->isVisible() && action->isChecked();
        section.heading->setVisible(is_on);
        section.form->setVisible(is_on);
        section.form->setValues(actions_.drawingOptions->of(section.drawing).values);
    }
    adjustSize();
    const QRect room = button.screen()->availableGeometry();
    QRect place(button.mapToGlobal(QPoint(0, -height() - 4)), size());
    place.moveTop(std::max(place.top(), room.top()));
    place.moveRight(std::min(place.right(), room.right()));
    move(place.topLeft());
    show();
}

FieldForm& DrawingForms::form(const std::string& drawing) const {
    return *std::ranges::find(sections_, drawing, &Section::drawing)->form;
}

void DrawingForms::edit(const Section& section, const std::string& key, const Value& value) {
    try {
        actions_.drawingOptions->set(section.drawing, key, value);
    } catch (const Error&) {
        // A text that cannot be: its help says what can.
        section.form->setValues(actions_.drawingOptions->of(section.drawing).values);
    }
}

} // namespace pushforward

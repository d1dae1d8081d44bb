// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/gallery_page.h"

#include "ui/forms/field_form.h"
#include "ui/look/divided.h"
#include "ui/look/labels.h"
#include "ui/panels/data/gallery.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace pushforward {

GalleryPage::GalleryPage(const QString& name, std::vector<GalleryEntry> entries,
                         const QString& otherwise, QWidget* parent)
    : QWidget(parent),
      gallery_(new Gallery(std::move(entries))),
      heading_(makeHeading({}, this)),
      otherwise_(makeParagraph(this, true)),
      form_(new FieldForm(this)) {
    auto* const scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* const content = new QWidget;
    makePanel(content);
    auto* const fields = new QVBoxLayout(content);
    fields->setContentsMargins(0, 6, 0, 0);
    fields->setSpacing(2);
    otherwise_->setText(otherwise);
    for (QWidget* part : {static_cast<QWidget*>(heading_), static_cast<QWidget*>(otherwise_),
                          static_cast<QWidget*>(form_)})
        fields->addWidget(part);
    fields->addStretch(1);
    scroll->setWidget(content);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(
        new Divided(name, gallery_, scroll, [this](int height) { return formHeight(height); }));
    showNothing();
}

// Three rows of the gallery come first, then the form, and each has half of what is left.
int GalleryPage::formHeight(int height) const {
    constexpr int rows = 3, least = 96, usual = 200;
    const int room = height - gallery_->heightOfRows(rows);
    return std::max(least, room < usual ? room : usual + (room - usual) / 2);
}

void GalleryPage::showForm(const QString& title, const std::vector<Field>& fields,
                           const std::map<std::string, Value>& values) {
    heading_->setText(title.toUpper());
    form_->setFields(fields);
    form_->setValues(values);
    heading_->show();
    form_->show();
    otherwise_->hide();
}

void GalleryPage::showNothing() {
    heading_->hide();
    form_->hide();
    otherwise_->show();
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/data/gallery_entries.h"

#include <QWidget>

class QLabel;

namespace pushforward {

class FieldForm;
class Gallery;

/// A gallery, and below it the form of what is chosen from it. The line between them can be dragged
/// and does not move when something else is chosen.
class GalleryPage : public QWidget {
    Q_OBJECT
public:
    /// `name` is that of the page among the window's settings. `otherwise` stands in place of the
    /// form while something of another page is chosen.
    GalleryPage(const QString& name, std::vector<GalleryEntry> entries, const QString& otherwise,
                QWidget* parent = nullptr);

    Gallery& gallery() const { return *gallery_; }
    FieldForm& form() const { return *form_; }

    void showForm(const QString& title, const std::vector<Field>& fields,
                  const std::map<std::string, Value>& values);
    void showNothing();

private:
    int formHeight(int height) const;

    Gallery* gallery_;
    QLabel *heading_, *otherwise_;
    FieldForm* form_;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/data_opener.h"

#include <QWidget>

namespace pushforward {

class Actions;
class FieldForm;
class FormulaEditor;
class GalleryPage;
class PaintPanel;
class PaintingEditor;
class Tabs;
struct GalleryEntry;

/// Chooses the data: galleries of points and of energies, with the fields of the chosen entry below
/// the one that it is from, and the tool box for painting.
class DataPanel : public QWidget {
    Q_OBJECT
public:
    DataPanel(Document& document, Run& run, DataOpener& opener, PaintingEditor& editor,
              Actions& actions, QWidget* parent = nullptr);

    FieldForm& form() const; ///< of the data or the energy that is fitted

    void startTypingEnergy(); ///< opens its tab and gives its field the focus

    void makePictures(Background& background);

private:
    void choose(const GalleryEntry& entry);
    void follow();
    void edit(const std::string& key, const Value& value, bool finished);

    Document& document_;
    Run& run_;
    DataOpener& opener_;
    Tabs* tabs_;
    GalleryPage *data_, *energies_;
    PaintPanel* paint_page_;
    QWidget *data_page_, *energy_page_;
    FormulaEditor* formula_;
    bool fits_energy_ = false; ///< as the document did when it was last followed
};

} // namespace pushforward

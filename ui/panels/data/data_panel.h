// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/data_opener.h"

#include <QWidget>

class QLabel;

namespace pushforward {

class Actions;
class FieldForm;
class FormulaEditor;
class Gallery;
class PaintPanel;
class PaintingEditor;
class Tabs;
struct GalleryEntry;

/// Chooses the data: the galleries, and the fields of the chosen entry.
class DataPanel : public QWidget {
    Q_OBJECT
public:
    DataPanel(Document& document, Run& run, DataOpener& opener, PaintingEditor& editor,
              Actions& actions, QWidget* parent = nullptr);

    void startTypingEnergy(); ///< opens its tab and gives its field the focus

    void makePictures(Background& background);

    /// The switches of what the stage shows, for the place below this panel that stays in view.
    static QWidget* makeSwitches(Actions& actions);

private:
    void choose(const GalleryEntry& entry);
    void follow();
    void edit(const std::string& key, const Value& value, bool finished);

    Document& document_;
    Run& run_;
    DataOpener& opener_;
    Tabs* tabs_;
    Gallery *data_gallery_, *energy_gallery_;
    PaintPanel* paint_page_;
    QWidget *data_page_, *energy_page_;
    FormulaEditor* formula_;
    bool fits_energy_ = false; ///< whether the last opened tab is that of energies
    QLabel* heading_;
    FieldForm* form_;
};

} // namespace pushforward

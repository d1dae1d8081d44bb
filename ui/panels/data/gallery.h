// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/data/gallery_entries.h"
#include "ui/session/background.h"

#include <QScrollArea>

#include <vector>

class QGridLayout;
class QLabel;

namespace pushforward {

class GalleryTile;

/// Data sets, tables or energies to choose from, in groups, three per row; it scrolls within its
/// height. Tab comes to one tile, arrow keys move, Return chooses. The pictures are made by the
/// entries themselves, one after another in the background.
class Gallery : public QScrollArea {
    Q_OBJECT
public:
    explicit Gallery(std::vector<GalleryEntry> entries, QWidget* parent = nullptr);

    void showChosen(const Experiment& experiment); ///< and brings it into view if it has changed
    void makePictures(Background& background);

    const std::vector<GalleryTile*>& tiles() const { return tiles_; }

    QSize minimumSizeHint() const override;

    int heightOfRows(int rows) const; ///< in which the first rows are seen whole

Q_SIGNALS:
    void chosen(const pushforward::GalleryEntry& entry);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void layOut(QGridLayout& grid);
    GalleryTile* makeTile(const GalleryEntry& entry);
    void reveal();                    ///< the chosen tile
    void makeStop(GalleryTile* tile); ///< the only one that Tab comes to

    std::vector<GalleryEntry> entries_;
    std::vector<GalleryTile*> tiles_;             ///< in the order of the entries
    std::vector<std::vector<GalleryTile*>> rows_; ///< as laid out
    GalleryTile* stop_ = nullptr;
    std::vector<QLabel*> headings_; ///< above each row; null: none
};

} // namespace pushforward

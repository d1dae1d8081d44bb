// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/gallery_entries.h"
#include "ui/session/background.h"

#include <QWidget>

#include <vector>

namespace pushforward {

class GalleryTile;

/// What can be trained on without looking for it, three in a row; arrow keys walk, Return chooses.
/// The pictures are made by the entries themselves, one after another in the background.
class Gallery : public QWidget {
    Q_OBJECT
public:
    explicit Gallery(std::vector<GalleryEntry> entries, QWidget* parent = nullptr);

    void showChosen(const Experiment& experiment);
    void makePictures(Background& background);

    const std::vector<GalleryTile*>& tiles() const { return tiles_; }

Q_SIGNALS:
    void chosen(const pushforward::GalleryEntry& entry);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    std::vector<GalleryEntry> entries_;
    std::vector<GalleryTile*> tiles_;
};

} // namespace pushforward

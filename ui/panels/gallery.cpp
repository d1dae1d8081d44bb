// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/gallery.h"

#include "ui/panels/gallery_tile.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QPointer>

#include <algorithm>

namespace pushforward {

namespace {

constexpr int columns = 3;

} // namespace

Gallery::Gallery(std::vector<GalleryEntry> entries, QWidget* parent)
    : QWidget(parent), entries_(std::move(entries)) {
    auto* const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(6);
    for (int column = 0; column < columns; ++column) grid->setColumnStretch(column, 1);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        auto* const tile = new GalleryTile(entries_[i].title, entries_[i].help, this);
        const int place = static_cast<int>(i);
        grid->addWidget(tile, place / columns, place % columns);
        connect(tile, &GalleryTile::clicked, this, [this, tile, i] {
            tile->setChecked(true);
            Q_EMIT chosen(entries_[i]);
        });
        tiles_.push_back(tile);
    }
}

void Gallery::showChosen(const Experiment& experiment) {
    for (std::size_t i = 0; i < entries_.size(); ++i)
        tiles_[i]->setChecked(isFrom(experiment, entries_[i]));
}

void Gallery::makePictures(Background& background) {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const QPointer<GalleryTile> tile = tiles_[i];
        background.run(
            [tile, entry = entries_[i]]() -> Background::Deliver {
                GalleryPicture picture = galleryPicture(entry);
                return [tile, picture = std::move(picture)] {
                    if (tile) tile->setPicture(picture);
                };
            },
            [](const QString&) {}); // a tile without a picture still has its name
    }
}

void Gallery::keyPressEvent(QKeyEvent* event) {
    const auto focused = std::ranges::find_if(tiles_, [](auto* tile) { return tile->hasFocus(); });
    const int step = event->key() == Qt::Key_Left    ? -1
                     : event->key() == Qt::Key_Right ? 1
                     : event->key() == Qt::Key_Up    ? -columns
                     : event->key() == Qt::Key_Down  ? columns
                                                     : 0;
    const auto place = (focused - tiles_.begin()) + step;
    if (step == 0 || event->modifiers() != Qt::NoModifier || focused == tiles_.end()) {
        event->ignore();
    } else if (place >= 0 && place < static_cast<std::ptrdiff_t>(tiles_.size())) {
        tiles_[static_cast<std::size_t>(place)]->setFocus();
    }
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/gallery.h"

#include "ui/look/labels.h"
#include "ui/panels/data/gallery_tile.h"

#include <QGridLayout>
#include <QKeyEvent>

#include <algorithm>
#include <utility>

namespace pushforward {

namespace {

constexpr int columns = 3, gap = 6, heading_gap = 8, least_rows = 1;

} // namespace

Gallery::Gallery(std::vector<GalleryEntry> entries, QWidget* parent)
    : QScrollArea(parent), entries_(std::move(entries)) {
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    auto* const content = new QWidget;
    auto* const grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(gap);
    for (const GalleryEntry& entry : entries_) tiles_.push_back(makeTile(entry));
    layOut(*grid);
    setWidget(content);
    makePanel(content);
}

GalleryTile* Gallery::makeTile(const GalleryEntry& entry) {
    auto* const tile = new GalleryTile(entry.title, entry.help, this);
    connect(tile, &GalleryTile::clicked, this, [this, tile, entry] {
        tile->setChecked(true);
        makeStop(tile);
        Q_EMIT chosen(entry);
    });
    return tile;
}

void Gallery::layOut(QGridLayout& grid) {
    for (int column = 0; column < columns; ++column) grid.setColumnStretch(column, 1);
    std::vector<QString> groups;
    for (const GalleryEntry& entry : entries_)
        if (std::ranges::find(groups, entry.group) == groups.end()) groups.push_back(entry.group);
    int row = 0;
    for (const QString& group : groups) {
        QLabel* above = nullptr;
        if (groups.size() > 1) {
            auto* const heading = makeHeading(group.isEmpty() ? tr("More") : group, this);
            heading->setContentsMargins(0, row == 0 ? 0 : heading_gap, 0, 0);
            grid.addWidget(heading, row++, 0, 1, columns);
            above = heading;
        }
        int column = columns;
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            if (entries_[i].group != group) continue;
            if (column == columns) {
                column = 0;
                ++row;
                rows_.emplace_back();
                headings_.push_back(std::exchange(above, nullptr));
            }
            grid.addWidget(tiles_[i], row - 1, column++);
            rows_.back().push_back(tiles_[i]);
        }
    }
    grid.setRowStretch(row, 1);
}

QSize Gallery::minimumSizeHint() const {
    return {QScrollArea::minimumSizeHint().width(), heightOfRows(least_rows)};
}

int Gallery::heightOfRows(int rows) const {
    const auto count = std::min(static_cast<std::size_t>(rows), rows_.size());
    if (count == 0) return 0;
    int height = -gap;
    for (std::size_t row = 0; row < count; ++row) {
        if (headings_[row]) height += headings_[row]->sizeHint().height() + gap;
        height += rows_[row].front()->sizeHint().height() + gap;
    }
    return height;
}

void Gallery::showChosen(const Experiment& experiment) {
    bool is_new = false;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const bool checked = isFrom(experiment, entries_[i]);
        is_new = is_new || (checked && !tiles_[i]->isChecked());
        tiles_[i]->setChecked(checked);
    }
    const auto checked = std::ranges::find_if(tiles_, &GalleryTile::isChecked);
    if (is_new || !stop_) makeStop(checked == tiles_.end() ? tiles_.front() : *checked);
    if (is_new) reveal();
}

void Gallery::makeStop(GalleryTile* tile) {
    stop_ = tile;
    for (GalleryTile* one : tiles_)
        one->setFocusPolicy(one == tile ? Qt::StrongFocus : Qt::ClickFocus);
}

void Gallery::reveal() {
    for (GalleryTile* tile : tiles_)
        if (tile->isChecked()) ensureWidgetVisible(tile, 0, heading_gap);
}

void Gallery::showEvent(QShowEvent* event) {
    QScrollArea::showEvent(event);
    reveal();
}

void Gallery::makePictures(Background& background) {
    for (std::size_t i = 0; i < entries_.size(); ++i)
        tiles_[i]->makePicture(entries_[i], background);
}

void Gallery::keyPressEvent(QKeyEvent* event) {
    event->ignore();
    if (event->modifiers() != Qt::NoModifier) return;
    const auto step = [event](int before, int after) {
        return (event->key() == after ? 1 : 0) - (event->key() == before ? 1 : 0);
    };
    const int across = step(Qt::Key_Left, Qt::Key_Right), down = step(Qt::Key_Up, Qt::Key_Down);
    if (across == 0 && down == 0) return;
    const auto count = static_cast<int>(rows_.size());
    for (int row = 0; row < count; ++row) {
        const auto& tiles = rows_[static_cast<std::size_t>(row)];
        const auto at = std::ranges::find_if(tiles, [](auto* tile) { return tile->hasFocus(); });
        if (at == tiles.end()) continue;
        event->accept();
        auto column = static_cast<int>(at - tiles.begin()) + across;
        int to = row + down;
        if (column < 0 || column >= static_cast<int>(tiles.size())) to += across;
        if (to < 0 || to >= count) return;
        const auto& wanted = rows_[static_cast<std::size_t>(to)];
        const auto last = static_cast<int>(wanted.size()) - 1;
        if (to != row && across != 0) column = across > 0 ? 0 : last;
        GalleryTile* const tile = wanted[static_cast<std::size_t>(std::min(column, last))];
        makeStop(tile);
        tile->setFocus();
        ensureWidgetVisible(tile, 0, heading_gap);
        return;
    }
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/strip/layer_palette.h"

#include "core/layers/registry.h"
#include "ui/draw/text.h"
#include "ui/draw/theme.h"
#include "ui/look/labels.h"
#include "ui/panels/strip/kind_tile.h"
#include "ui/session/layer_pictures.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <cstdlib>

namespace pushforward {

namespace {

constexpr int margin = 12, gap = 6, group_gap = 18, heading_height = 20, summary_height = 50;
constexpr int tile_pitch = KindTile::size.width() + gap;
constexpr int most_columns = 7, least_columns = 4;

} // namespace

LayerPalette::LayerPalette(LayerPictures& pictures, QWidget* parent)
    : QFrame(parent, Qt::Popup),
      pictures_(pictures),
      title_(makeHeading({}, this)),
      filter_(new QLineEdit(this)),
      scroll_(new QScrollArea(this)),
      content_(new QWidget),
      name_(new QLabel(this)),
      summary_(makeParagraph(this, true)) {
    makePanel(this);
    setObjectName(QStringLiteral("layerPalette")); // for its line in the style sheet
    setAccessibleName(tr("Kinds of layers"));
    filter_->setPlaceholderText(tr("Type to find: coupling, spline, linear…"));
    filter_->setAccessibleName(tr("Find a kind of layer"));
    filter_->setClearButtonEnabled(true);
    filter_->installEventFilter(this);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setWidget(content_);
    scroll_->viewport()->setAutoFillBackground(false);
    content_->setAutoFillBackground(false);
    summary_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    QFont strong = name_->font();
    strong.setWeight(QFont::DemiBold);
    name_->setFont(strong);

    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(8);
    for (QWidget* part : {static_cast<QWidget*>(title_), static_cast<QWidget*>(filter_)})
        column->addWidget(part);
    column->addWidget(scroll_, 1);
    column->addWidget(name_);
    column->addWidget(summary_);
    summary_->setFixedHeight(summary_height);

    for (const LayerKind& kind : layer_kinds()) {
        const QString group = text_of(kind.group).toUpper();
        auto at = std::ranges::find_if(
            groups_, [&](const Group& one) { return one.heading->text() == group; });
        if (at == groups_.end())
            at = groups_.insert(groups_.end(), Group{makeHeading(group, content_), {}});
        auto* const tile = new KindTile(kind, content_);
        connect(tile, &KindTile::entered, this, [this, tile] { setCurrent(tile); });
        connect(tile, &KindTile::clicked, this, [this, tile] { choose(*tile); });
        at->tiles.push_back(tile);
    }
    for (const Group& group : groups_) std::ranges::copy(group.tiles, std::back_inserter(tiles_));
    connect(&pictures, &LayerPictures::made, this, [this](const std::string& kind) {
        for (KindTile* tile : tiles_)
            if (tile->kind().key == kind)
                tile->setPicture(pictures_.of(kind, Theme::of(palette())));
    });
    connect(filter_, &QLineEdit::textChanged, this, &LayerPalette::showMatches);
}

void LayerPalette::ask(const QString& title, const QRect& beside, Chosen chosen) {
    pictures_.make(KindTile::pictureSize(), devicePixelRatioF());
    for (KindTile* tile : tiles_)
        tile->setPicture(pictures_.of(tile->kind().key, Theme::of(palette())));
    chosen_ = std::move(chosen);
    title_->setText(title.toUpper());
    filter_->clear();
    showMatches();

    const QRect window(parentWidget()->window()->mapToGlobal(QPoint(0, 0)),
                       parentWidget()->window()->size());
    const QRect room = window.adjusted(8, 8, -8, -8);
    const int columns =
        std::clamp((room.width() - 2 * margin) / tile_pitch, least_columns, most_columns);
    constexpr int scroll_bar = 12;
    const int inner = columns * tile_pitch + group_gap - 2 * gap; // two groups beside each other
    const int rest = title_->sizeHint().height() + filter_->sizeHint().height() +
                     name_->sizeHint().height() + summary_height + 2 * margin + 4 * 8;
    const int above = beside.top() - room.top() - 4, below = room.bottom() - beside.bottom() - 4;
    const int height = std::min(layOut(inner) + rest + 4, std::max(above, below));
    const QSize size(inner + scroll_bar + 2 * margin, height);
    const int left = std::clamp(beside.center().x() - size.width() / 2, room.left(),
                                std::max(room.left(), room.right() - size.width()));
    const int top = above >= below ? beside.top() - 4 - height : beside.bottom() + 4;
    setFixedSize(size);
    move(left, top);
    show();
    filter_->setFocus(Qt::PopupFocusReason);
}

void LayerPalette::showMatches() {
    KindTile* first = nullptr;
    for (const Group& group : groups_) {
        bool any = false;
        for (KindTile* tile : group.tiles) {
            const bool matches = tile->matches(filter_->text());
            tile->setVisible(matches);
            any = any || matches;
            if (matches && !first) first = tile;
        }
        group.heading->setVisible(any);
    }
    // A name that begins with what is typed comes before one that only holds it.
    for (KindTile* tile : tiles_)
        if (!filter_->text().isEmpty() && !tile->isHidden() &&
            tile->text().startsWith(filter_->text(), Qt::CaseInsensitive)) {
            first = tile;
            break;
        }
    layOut(content_->width());
    setCurrent(first);
}

// Groups beside each other as far as they fit, each with its tiles in rows.
int LayerPalette::layOut(int width) {
    const int columns = std::max(1, (width + gap) / tile_pitch);
    int left = 0, top = 0, row_height = 0;
    for (const Group& group : groups_) {
        std::vector<KindTile*> visible;
        for (KindTile* tile : group.tiles)
            if (!tile->isHidden()) visible.push_back(tile);
        if (visible.empty()) continue;
        const int count = static_cast<int>(visible.size()), across = std::min(count, columns);
        const int broad =
            std::max(across * tile_pitch - gap, group.heading->sizeHint().width() + 2);
        if (left > 0 && left + broad > width) {
            left = 0;
            top += row_height + group_gap / 2;
            row_height = 0;
        }
        group.heading->setGeometry(left, top, broad, heading_height);
        for (int i = 0; i < count; ++i)
            visible[static_cast<std::size_t>(i)]->move(
                left + i % across * tile_pitch,
                top + heading_height + i / across * (KindTile::size.height() + gap));
        const int rows = (count + across - 1) / across;
        row_height = std::max(row_height, heading_height + rows * (KindTile::size.height() + gap));
        left += broad + group_gap;
    }
    content_->resize(width, top + row_height);
    return top + row_height;
}

void LayerPalette::setCurrent(KindTile* tile) {
    if (current_) current_->setCurrent(false);
    current_ = tile;
    name_->setText(tile ? tile->text() : tr("No kind of layer has these words"));
    summary_->setText(tile ? text_of(tile->kind().summary) : QString());
    filter_->setAccessibleDescription(tile ? tile->text() : QString());
    if (!tile) return;
    tile->setCurrent(true);
    scroll_->ensureWidgetVisible(tile, 0, heading_height);
    QAccessibleEvent focus(tile, QAccessible::Focus);
    QAccessible::updateAccessibility(&focus);
}

// To the nearest tile in a direction, on the way there rather than aside.
void LayerPalette::walk(QPoint step) {
    if (!current_) return;
    const QPoint from = current_->geometry().center();
    KindTile* nearest = nullptr;
    int least = 0;
    for (KindTile* tile : tiles_) {
        if (tile->isHidden() || tile == current_) continue;
        const QPoint way = tile->geometry().center() - from;
        const int along = QPoint::dotProduct(way, step);
        const int aside = std::abs(way.x() * step.y()) + std::abs(way.y() * step.x());
        if (along <= 0 || (step.x() != 0 && aside > KindTile::size.height() / 2)) continue;
        const int cost = along + 3 * aside;
        if (nearest && cost >= least) continue;
        nearest = tile;
        least = cost;
    }
    if (nearest) setCurrent(nearest);
}

void LayerPalette::choose(const KindTile& tile) {
    const std::string key = tile.kind().key;
    hide();
    if (chosen_) chosen_(key);
}

bool LayerPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched != filter_ || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Left:
        walk({-1, 0});
        return true;
    case Qt::Key_Right:
        walk({1, 0});
        return true;
    case Qt::Key_Up:
        walk({0, -1});
        return true;
    case Qt::Key_Down:
        walk({0, 1});
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current_) choose(*current_);
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    default:
        return false;
    }
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/strip/film_strip.h"

#include "ui/draw/theme.h"
#include "ui/look/glyph_button.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace pushforward {

namespace {

constexpr int plus_side = 20;

} // namespace

FilmStrip::FilmStrip(QWidget* parent) : QWidget(parent) { setLayers({}); }

QSize FilmStrip::sizeHint() const {
    return {gap_width + pitch() * static_cast<int>(ids_.size()), card_size_.height()};
}

void FilmStrip::setCardSize(QSize size) {
    if (size == card_size_) return;
    card_size_ = size;
    for (const auto& [id, card] : cards_) card->setFixedSize(size);
    layOut();
}

Card* FilmStrip::card(std::int64_t id) const {
    const auto found = cards_.find(id);
    return found == cards_.end() ? nullptr : found->second;
}

void FilmStrip::setLayers(const std::vector<std::int64_t>& ids) {
    std::erase_if(cards_, [&](const auto& entry) {
        if (std::ranges::find(ids, entry.first) != ids.end()) return false;
        entry.second->hide();
        entry.second->deleteLater();
        return true;
    });
    ids_ = ids;
    for (const std::int64_t id : ids_)
        if (!card(id)) Q_EMIT cardMade(id, makeCard(id));
    while (plus_.size() > ids_.size() + 1) {
        plus_.back()->deleteLater();
        plus_.pop_back();
    }
    while (plus_.size() < ids_.size() + 1) {
        auto* const plus = new GlyphButton(Glyph::plus, GlyphButton::Look::quiet, plus_side, this);
        plus->setToolTip(tr("Insert a layer here"));
        plus->setAccessibleName(tr("Insert a layer at place %1").arg(plus_.size() + 1));
        connect(plus, &GlyphButton::clicked, this, [this, plus, place = plus_.size()] {
            Q_EMIT insertAsked(place, QRect(plus->mapToGlobal(QPoint(0, 0)), plus->size()));
        });
        plus->show();
        plus_.push_back(plus);
    }
    layOut();
}

Card* FilmStrip::makeCard(std::int64_t id) {
    auto* const made = new Card(this);
    made->setFixedSize(card_size_);
    made->setMovable(true);
    connect(made, &Card::dragged, this, [this](QPoint global) {
        showGap(gapAt(global));
        Q_EMIT dragMoved(mapFromGlobal(global));
    });
    connect(made, &Card::dropped, this, [this, id](QPoint global) { drop(id, global); });
    connect(made, &Card::dragCancelled, this, [this] { showGap(std::nullopt); });
    cards_[id] = made;
    made->show();
    return made;
}

int FilmStrip::left(std::size_t place) const {
    return gap_width + pitch() * static_cast<int>(place);
}

void FilmStrip::layOut() {
    const int middle = card_size_.height() / 2;
    QWidget* before = plus_.front();
    for (std::size_t i = 0; i < plus_.size(); ++i) {
        plus_[i]->move(left(i) - (gap_width + plus_side) / 2, middle - plus_side / 2);
        if (i > 0) setTabOrder(before, plus_[i]);
        before = plus_[i];
        if (i == ids_.size()) break;
        Card* const at = card(ids_[i]);
        at->move(left(i), 0);
        setTabOrder(before, at);
        before = at;
    }
    setFixedSize(sizeHint());
    updateGeometry();
}

std::size_t FilmStrip::gapAt(QPoint global) const {
    const int x = mapFromGlobal(global).x() - gap_width - card_size_.width() / 2;
    const int gap = x < 0 ? 0 : x / pitch() + 1;
    return std::min(static_cast<std::size_t>(gap), ids_.size());
}

void FilmStrip::showGap(std::optional<std::size_t> gap) {
    gap_ = gap;
    update();
}

void FilmStrip::drop(std::int64_t id, QPoint global) {
    const std::size_t gap = gapAt(global);
    showGap(std::nullopt);
    const auto from = static_cast<std::size_t>(std::ranges::find(ids_, id) - ids_.begin());
    const std::size_t place = gap > from ? gap - 1 : gap;
    if (place != from) Q_EMIT moveAsked(id, place);
}

// Here, because a scroll area would take the arrows for itself.
void FilmStrip::keyPressEvent(QKeyEvent* event) {
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (plain && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right))
        Q_EMIT besideAsked(event->key() == Qt::Key_Left ? -1 : 1);
    else
        event->ignore();
}

void FilmStrip::paintEvent(QPaintEvent*) {
    if (!gap_) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of(palette()).accent);
    constexpr qreal width = 4;
    painter.drawRoundedRect(
        QRectF(left(*gap_) - (gap_width + width) / 2, 0, width, card_size_.height()), 2, 2);
}

} // namespace pushforward

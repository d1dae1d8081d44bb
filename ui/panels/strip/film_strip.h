// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/strip/card.h"

#include <QWidget>

#include <map>
#include <optional>
#include <vector>

namespace pushforward {

class GlyphButton;

/// The layers' cards in a row with plus signs between them. Knows where a dragged card would land,
/// but nothing about layers.
class FilmStrip : public QWidget {
    Q_OBJECT
public:
    static constexpr int gap_width = 26; ///< between cards

    explicit FilmStrip(QWidget* parent);

    void setCardSize(QSize size);

    /// Shows cards for these ids, in this order. Existing cards are kept.
    void setLayers(const std::vector<std::int64_t>& ids);

    Card* card(std::int64_t id) const; ///< null if there is none
    const std::vector<std::int64_t>& ids() const { return ids_; }
    const std::vector<GlyphButton*>& plusButtons() const { return plus_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void cardMade(std::int64_t id, pushforward::Card* card);
    void insertAsked(std::size_t place, QRect beside);  ///< what was clicked, on the screen
    void moveAsked(std::int64_t id, std::size_t place); ///< its place afterwards
    void dragMoved(QPoint here);
    void besideAsked(int step); ///< the card before (−1) or after (1), by arrow keys

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    Card* makeCard(std::int64_t id);
    void layOut();
    int left(std::size_t place) const;
    std::size_t gapAt(QPoint global) const;
    void showGap(std::optional<std::size_t> gap);
    void drop(std::int64_t id, QPoint global);

    int pitch() const { return card_size_.width() + gap_width; } ///< from card to card

    QSize card_size_ = Card::least;
    std::vector<std::int64_t> ids_;
    std::map<std::int64_t, Card*> cards_;
    std::vector<GlyphButton*> plus_;
    std::optional<std::size_t> gap_; ///< where the dragged card would go
};

} // namespace pushforward

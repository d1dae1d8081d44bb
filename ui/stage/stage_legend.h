// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/colour_map.h"
#include "ui/draw/theme.h"

#include <QGraphicsItem>

#include <vector>

namespace pushforward {

/// What the stage shows: chips along its top left, the density's colour bar at its top right. Drawn
/// on patches of the panel's colour, so that it can be read over any picture.
class StageLegend : public QGraphicsItem {
public:
    struct Chip {
        QColor dot; ///< invalid: words alone
        QString text;
        QColor halo = {};     ///< a ring around the dot; invalid: none
        bool is_busy = false; ///< an arc goes round in place of the dot
    };
    struct Bar {
        const ColourMap* map = nullptr; ///< null: no bar
        QString top, bottom, title;
    };

    using QGraphicsItem::QGraphicsItem;

    void setArea(const QRectF& area);
    void setContent(std::vector<Chip> chips, Bar bar, const Theme& theme);
    const std::vector<Chip>& chips() const { return chips_; }
    const Bar& bar() const { return bar_; }

    QRectF boundingRect() const override { return area_; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintChips(QPainter& painter) const;
    void paintBar(QPainter& painter) const;
    double barWords() const; ///< the width of the bar with what stands beside it

    QRectF area_;
    std::vector<Chip> chips_;
    Bar bar_;
    Theme theme_;
    QImage bar_image_;
};

} // namespace pushforward

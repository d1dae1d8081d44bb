// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"
#include "ui/plots/plane_item.h"

#include <QColor>

namespace pushforward {

/// Points as dots. 20,000 take about a millisecond (`splat`); a QScatterSeries takes 58.
class CloudItem : public PlaneItem {
public:
    using PlaneItem::PlaneItem;

    void setPoints(Points points);
    void setColour(const QColor& colour);

    const Points& points() const { return points_; }
    const QColor& colour() const { return colour_; }

protected:
    void draw(QImage& image) const override;

private:
    Points points_;
    QColor colour_;
};

} // namespace pushforward

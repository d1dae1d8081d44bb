// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/contours.h"
#include "ui/plots/plane_item.h"

#include <QColor>

namespace pushforward {

/// Level lines of a density, one logical pixel wide.
class ContourItem : public PlaneItem {
public:
    using PlaneItem::PlaneItem;

    void setLines(std::vector<Polyline> lines);
    void setColour(const QColor& colour);

protected:
    void draw(QImage& image) const override;

private:
    std::vector<Polyline> lines_;
    QColor colour_;
};

} // namespace pushforward

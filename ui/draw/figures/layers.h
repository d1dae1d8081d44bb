// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/figures/plane.h"

namespace pushforward {

/// The drawings after each layer, base to data, in rows of square panels.
struct LayersFigure : FigureContent {
    struct Panel {
        QString title;
        View view;
        std::vector<PlaneDrawing> drawings;
    };
    std::vector<Panel> panels;

    void draw(const FigurePage& page) const override;
};

} // namespace pushforward

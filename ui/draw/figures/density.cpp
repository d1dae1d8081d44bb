// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/figures/plane.h"

namespace pushforward {

FigureKind density_figure() {
    FigureKind kind;
    kind.key = "density";
    kind.title = "Density and contours";
    kind.summary = "The flow's density over the data side, with lines that hold shares of it.";
    kind.drawings = "density, contours";
    kind.make = plane_figure;
    return kind;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/figures/plane.h"

namespace pushforward {

FigureKind samples_figure() {
    FigureKind kind;
    kind.key = "samples";
    kind.title = "Data and samples";
    kind.summary = "Points of the data, or lines of the target, and points of the flow over its "
                   "density.";
    kind.drawings = "density, data(count=2000), samples(count=2000), target";
    kind.make = plane_figure;
    return kind;
}

} // namespace pushforward

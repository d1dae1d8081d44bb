// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/drawings/registry.h"

#include <QImage>

#include <string>
#include <vector>

namespace pushforward {

class Actions;

struct StripPictures {
    std::vector<QImage> after; ///< the drawings after 0, 1, …, all layers; empty when cancelled
    std::vector<double> added; ///< by each layer to log p, a mean over some of the data
};

/// The drawings that are on every card, and those on the cards that are switched on: a list, as
/// `chosen_drawings` reads it.
std::string drawings_on_cards(const Actions& actions);

/// What every card shows of the plane, in data units.
View strip_view(const Standardisation& frame, QSize size);

/// Everything that the cards show of a moment, which has a snapshot and data. `size` in logical
/// pixels. Not for the window's thread.
StripPictures stripPictures(Moment moment, const std::vector<ChosenDrawing>& drawings, QSize size,
                            double device_pixel_ratio, const Look& look,
                            const Cancelled& cancelled);

/// What the card of an energy shows: its density as a picture of so many pixels.
QImage targetPicture(const TrainingData& data, QSize size, const ColourMap& map,
                     const Cancelled& cancelled);

} // namespace pushforward

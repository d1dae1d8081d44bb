// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/density_grid.h"
#include "core/train/training_data.h"
#include "ui/draw/colour_map.h"

#include <QImage>

#include <vector>

namespace pushforward {

struct StripPictures {
    std::vector<QImage> after;    ///< the density after 0, 1, …, all layers; empty when cancelled
    std::vector<double> log_dets; ///< mean over some of the data, one a layer
};

/// Everything that the cards show of a snapshot. `size` in logical pixels. Not for the window's
/// thread.
StripPictures stripPictures(const Snapshot& snapshot, const TrainingData& data, QSize size,
                            double device_pixel_ratio, const ColourMap& map,
                            const Cancelled& cancelled);

} // namespace pushforward

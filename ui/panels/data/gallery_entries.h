// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"
#include "core/picture/density_grid.h"
#include "core/train/experiment.h"

#include <QString>

#include <vector>

namespace pushforward {

/// An entry of a gallery: a data set of the registry, a table of the program, or an energy.
struct GalleryEntry {
    QString title, help;
    DataSource source;  ///< a data set's fields at their initial values
    Spec energy;        ///< used instead of the source if its kind is not empty
    QString group = {}; ///< the heading above it; empty for none

    bool isEnergy() const { return !energy.kind.empty(); }
};

std::vector<GalleryEntry> dataEntries();
std::vector<GalleryEntry> energyEntries();

/// True if the experiment is fitted to this entry, with any values of its fields.
bool isFrom(const Experiment& experiment, const GalleryEntry& entry);

/// What a tile shows: points, or exp(−U) on a grid.
struct GalleryPicture {
    Points points{2, 0};
    DensityGrid density;
};

/// Enough for a small picture. Slow for a table: do not call it in the window's thread. Throws
/// Error.
GalleryPicture galleryPicture(const GalleryEntry& entry);

} // namespace pushforward

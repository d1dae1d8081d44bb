// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"
#include "core/train/experiment.h"

#include <QString>

#include <vector>

namespace pushforward {

/// Something in the gallery: a data set of the registry, or a table that is shipped.
struct GalleryEntry {
    QString title, help;
    DataSource source; ///< a data set's fields at their initial values
};

std::vector<GalleryEntry> galleryEntries();

/// True when these points come from this entry, whatever the fields.
bool isFrom(const DataSource& source, const GalleryEntry& entry);

/// Enough points for a small picture. Slow for a table: not for the window's thread. Throws Error.
Points galleryPoints(const DataSource& source);

} // namespace pushforward

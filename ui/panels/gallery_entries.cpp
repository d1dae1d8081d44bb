// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/gallery_entries.h"

#include "core/data/dataset.h"
#include "core/io/open_data.h"
#include "ui/session/thinned.h"
#include "ui/text.h"

namespace pushforward {

namespace {

constexpr Index picture_points = 700;

} // namespace

std::vector<GalleryEntry> galleryEntries() {
    std::vector<GalleryEntry> entries;
    for (const DatasetKind& kind : dataset_kinds())
        entries.push_back({text_of(kind.title), text_of(kind.summary),
                           DataSource{initial_spec(kind), {}, {}, {}}});
    for (const ShippedTable& table : shipped_tables())
        entries.push_back({text_of(table.title), text_of(table.source),
                           DataSource{{}, table.file, table.first_column, table.second_column}});
    return entries;
}

bool isFrom(const DataSource& source, const GalleryEntry& entry) {
    return source.is_file() ? source.file == entry.source.file
                            : source.generator.kind == entry.source.generator.kind;
}

Points galleryPoints(const DataSource& source) {
    if (source.is_file()) {
        constexpr double held_out = 0.2;
        return thinned(open_data(source, held_out, 1, false)->points, picture_points);
    }
    Random random(1);
    return make(dataset_kinds(), source.generator, "data set")->sample(picture_points, random);
}

} // namespace pushforward

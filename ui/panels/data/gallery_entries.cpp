// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/gallery_entries.h"

#include "core/data/dataset.h"
#include "core/io/open_data.h"
#include "core/io/shipped_tables.h"
#include "core/math/random_streams.h"
#include "core/picture/thinned.h"
#include "ui/draw/text.h"

#include <QCoreApplication>

namespace pushforward {

namespace {

constexpr Index picture_points = 700;
constexpr int picture_columns = 72, picture_rows = 52; // of an energy's picture

} // namespace

std::vector<GalleryEntry> dataEntries() {
    std::vector<GalleryEntry> entries;
    for (const DatasetKind& kind : dataset_kinds())
        entries.push_back({text_of(kind.title),
                           text_of(kind.summary + (kind.caution.empty() ? "" : " ") + kind.caution),
                           DataSource{initial_spec(kind), {}, {}},
                           {},
                           text_of(kind.group)});
    for (const ShippedTable& table : shipped_tables())
        entries.push_back({text_of(table.title),
                           text_of(table.source),
                           DataSource{{}, table.file, table.columns},
                           {},
                           QCoreApplication::translate("Gallery", "Measured")});
    return entries;
}

std::vector<GalleryEntry> energyEntries() {
    std::vector<GalleryEntry> entries;
    for (const EnergyKind& kind : energy_kinds())
        entries.push_back({text_of(kind.title), text_of(kind.summary), DataSource{},
                           initial_spec(kind), text_of(kind.group)});
    return entries;
}

bool isFrom(const Experiment& experiment, const GalleryEntry& entry) {
    if (experiment.fits_energy() || entry.isEnergy())
        return experiment.target.kind == entry.energy.kind;
    const DataSource& source = experiment.data;
    if (source.is_painting()) return false;
    return source.is_file() ? source.file == entry.source.file
                            : source.generator.kind == entry.source.generator.kind;
}

GalleryPicture galleryPicture(const GalleryEntry& entry) {
    GalleryPicture picture;
    if (entry.isEnergy()) {
        const auto data = prepare_energy(entry.energy);
        const View view = fitted(whole_view(*data, 0.1), picture_columns, picture_rows);
        picture.density = target_density(*data, view, picture_columns, picture_rows);
    } else if (entry.source.is_file()) {
        picture.points = thinned(open_source({entry.source}, false)->points, picture_points);
    } else {
        Random random(1, random_stream::gallery);
        picture.points = make(dataset_kinds(), entry.source.generator, "data set")
                             ->sample(picture_points, random);
    }
    return picture;
}

} // namespace pushforward

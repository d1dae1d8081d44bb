// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/kind_families.h"

#include "core/data/dataset.h"
#include "core/flow/base_distribution.h"
#include "core/io/readers/file_reader.h"
#include "core/io/shipped_tables.h"
#include "core/io/writers/table_writer.h"
#include "core/layers/registry.h"
#include "core/layers/univariate/registry.h"
#include "core/spec/sentence.h"
#include "core/targets/energy.h"
#include "core/train/objectives/objective.h"
#include "core/train/optimizers/optimizer.h"
#include "core/train/presets.h"
#include "core/train/schedules/schedule.h"
#include "core/train/shapings/shaping.h"
#include "ui/draw/drawings/registry.h"
#include "ui/draw/figures/registry.h"
#include "ui/draw/formats/registry.h"

namespace pushforward {

namespace {

template <class K>
KindFamily family(const std::string& key, const std::string& title, std::span<const K> kinds) {
    KindFamily family{key, title, {}};
    for (const K& kind : kinds) family.kinds.push_back({kind, {}});
    return family;
}

std::string directions(ClosedForm closed_form) {
    switch (closed_form) {
    case ClosedForm::both:
        return "Both directions are closed forms.";
    case ClosedForm::base_to_data:
        return "Base → data is a closed form; data → base is found numerically.";
    case ClosedForm::data_to_base:
        return "Data → base is a closed form; base → data is found numerically.";
    case ClosedForm::neither:
        break;
    }
    return "Both directions are found numerically.";
}

KindFamily layer_family() {
    KindFamily layers = family("layers", "Layers", layer_kinds());
    for (ShownKind& kind : layers.kinds)
        kind.closed_form = directions(make(layer_kinds(), {kind.key, {}}, "layer")->closed_form());
    return layers;
}

KindFamily map_family() {
    KindFamily maps = family("maps", "One-dimensional maps", univariate_map_kinds());
    for (ShownKind& kind : maps.kinds)
        kind.closed_form =
            directions(make(univariate_map_kinds(), {kind.key, {}}, "map")->closed_form());
    return maps;
}

/// Of kinds that are made from more than a spec.
template <class T>
KindFamily listing(const std::string& key, const std::string& title, const T& kinds) {
    KindFamily family{key, title, {}};
    for (const auto& kind : kinds) family.kinds.push_back({kind, {}});
    return family;
}

/// Readers and writers, which are chosen by the endings of files' names.
template <class T>
KindFamily format_family(const std::string& key, const std::string& title,
                         std::span<const T> formats) {
    KindFamily family{key, title, {}};
    for (const T& format : formats) {
        std::vector<std::string> endings;
        for (const std::string& ending : format.endings) endings.push_back("." + ending);
        ShownKind kind{format, {}};
        kind.summary += " Endings: " + listed(endings) + ".";
        family.kinds.push_back(kind);
    }
    return family;
}

/// The shipped tables, which --data takes by their keys too.
KindFamily tables() {
    KindFamily family{"tables", "Shipped tables", {}};
    for (const ShippedTable& table : shipped_tables()) {
        ShownKind info;
        info.key = table.key;
        info.title = table.title;
        info.summary =
            "Measured points: " + table.columns.first + " and " + table.columns.second +
            (table.columns.category.empty() ? "" : ", with classes by " + table.columns.category) +
            ".";
        info.reference = table.source;
        family.kinds.push_back(info);
    }
    return family;
}

} // namespace

std::vector<KindFamily> kind_families() {
    return {layer_family(),
            map_family(),
            listing("presets", "Presets", presets()),
            family("datasets", "Data sets", dataset_kinds()),
            tables(),
            format_family("readers", "Readers of files", file_readers()),
            format_family("writers", "Writers of tables", table_writers()),
            family("energies", "Energies", energy_kinds()),
            family("bases", "Base distributions", base_kinds()),
            family("shapings", "Shapings", shaping_kinds()),
            family("objectives", "Objectives", objective_kinds()),
            family("optimizers", "Optimizers", optimizer_kinds()),
            family("schedules", "Schedules", schedule_kinds()),
            listing("drawings", "Drawings", drawing_kinds()),
            listing("figures", "Figures", figure_kinds()),
            listing("formats", "Picture formats", picture_formats())};
}

} // namespace pushforward

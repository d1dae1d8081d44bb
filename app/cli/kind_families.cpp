// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/kind_families.h"

#include "core/data/dataset.h"
#include "core/flow/base_distribution.h"
#include "core/io/open_data.h"
#include "core/layers/registry.h"
#include "core/targets/energy.h"
#include "core/train/objective.h"
#include "core/train/optimizer.h"
#include "core/train/presets.h"
#include "core/train/schedule.h"

namespace pushforward {

namespace {

template <class T>
KindFamily family(const std::string& key, const std::string& title,
                  std::span<const Kind<T>> kinds) {
    return {key, title, {kinds.begin(), kinds.end()}};
}

/// The shipped tables, which --data takes by their keys too.
KindFamily tables() {
    KindFamily family{"tables", "Shipped tables", {}};
    for (const ShippedTable& table : shipped_tables()) {
        KindInfo info;
        info.key = table.key;
        info.title = table.title;
        info.summary =
            "Measured points: " + table.first_column + " and " + table.second_column + ".";
        info.reference = table.source;
        family.kinds.push_back(info);
    }
    return family;
}

} // namespace

std::vector<KindFamily> kind_families() {
    return {family("layers", "Layers", layer_kinds()),
            {"presets", "Presets", {presets().begin(), presets().end()}},
            family("datasets", "Data sets", dataset_kinds()),
            tables(),
            family("energies", "Energies", energy_kinds()),
            family("bases", "Base distributions", base_kinds()),
            family("objectives", "Objectives", objective_kinds()),
            family("optimizers", "Optimizers", optimizer_kinds()),
            family("schedules", "Schedules", schedule_kinds())};
}

} // namespace pushforward

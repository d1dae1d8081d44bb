// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/experiment.h"

namespace pushforward {

/// All that the opening of an experiment's data depends on: equal requests open to equal data.
struct DataRequest {
    DataSource source;
    Spec target = {};      ///< as `Experiment::target`: where there is one, `source` is not opened
    Spec shaping = {};     ///< kind empty: the first of the registry
    double held_out = 0.2; ///< share of the points kept from training
    std::uint64_t seed = 1;

    bool fits_energy() const { return !target.kind.empty(); }
    bool is_file() const { return !fits_energy() && source.is_file(); }
    bool is_painting() const { return !fits_energy() && source.is_painting(); }
    bool operator==(const DataRequest&) const = default;
};

/// Whether these are the same points of a file, coloured in another way. `taken` are the columns
/// that were taken where none were named.
bool is_recoloured(const DataRequest& before, const DataRequest& now, const ColumnChoice& taken);

/// What the experiment asks for.
DataRequest request_of(const Experiment& experiment);

} // namespace pushforward

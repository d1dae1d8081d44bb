// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/flow/standardisation.h"
#include "core/math/real.h"
#include "core/painting/painting.h"
#include "core/tables/categories.h"
#include "core/tables/column_choice.h"
#include "core/tables/reading.h"
#include "core/targets/energy.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pushforward {

/// What an experiment trains on, made ready: points, or an energy, where there are none. Immutable
/// once made, shared between threads.
struct TrainingData {
    std::string title;                     ///< "Moons", "faithful.csv"
    std::string first_title, second_title; ///< names of the axes: the data's own column names
    ColumnChoice columns;                  ///< of a table: those that were taken, by their names
    std::vector<std::string> numeric_columns, class_columns; ///< of a table: what may be taken
    Index rows_read = 0;                   ///< of a table, with those that were left out
    Points points;                         ///< all of them, in the units of the data as loaded,
                                           ///< shuffled: those held out, then those of `train`
    Categories categories;                 ///< of the points, where a column of a table tells them
    Standardisation standardisation;       ///< data units ↔ inside, from the training points, or
                                           ///< from the energy's own mean and deviation
    Batch train, held_out;                 ///< inside
    std::shared_ptr<const Dataset> source; ///< what they were drawn from; null for a table
    Spec reading;                          ///< how a file was read, with all fields; else empty
    bool fresh = false;                    ///< draw every batch anew from `source`
    std::shared_ptr<const Energy> energy;  ///< null where there are points
    EnergyFacts facts;                     ///< of the energy
    std::optional<double> floor; ///< entropy of `source`, or −log Z of `energy`, nats, data units
    std::optional<double> gaussian_nll; ///< held-out NLL of one full Gaussian fitted to `train`;
                                        ///< nothing for a line
    std::string notes; ///< sentences on what is particular about it, rows left out; mostly empty
};

/// Training needs so many points.
constexpr Index fewest_points = 8;

// `shaping` is the key of a shaping, which says in what coordinates the flow works; the empty one
// is that of the first.

/// Standardises and splits the points, the split drawn from the seed. Throws Error when there are
/// too few points, or when they lie on a line and that was not what was asked for; CancelledError
/// where `reading`, which may be null, says so. Memory beside the points: what is returned.
std::shared_ptr<TrainingData> prepare_points(Points points, double held_out, std::uint64_t seed,
                                             const std::string& shaping = {},
                                             bool may_be_a_line = false,
                                             const Reading* reading = nullptr,
                                             Categories categories = {});

/// Draws the set's `count` points from the seed and prepares them. The floor is not yet known: it
/// can take a while, see `Dataset::entropy`.
std::shared_ptr<TrainingData> prepare_dataset(const Spec& generator, double held_out,
                                              std::uint64_t seed, const std::string& shaping = {});

/// Draws `count` points from a density and prepares them; the floor is for the caller to ask for.
std::shared_ptr<TrainingData> prepare_density(std::shared_ptr<const Dataset> source, Index count,
                                              bool fresh, double held_out, std::uint64_t seed,
                                              const std::string& shaping = {});

/// The energy, its standardisation and its floor; the quadrature for fields that are not in its
/// table may take half a second.
std::shared_ptr<TrainingData> prepare_energy(const Spec& target, const std::string& shaping = {});

} // namespace pushforward

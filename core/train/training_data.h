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

/// Where points or an energy come from, in words and names. Nothing of it is trained on.
struct DataDescription {
    std::string title;                                   ///< "Moons", "faithful.csv"
    std::string first_title = "x₁", second_title = "x₂"; ///< names of the axes: a table's columns
    ColumnChoice columns; ///< of a table: those that were taken, by their names
    std::vector<std::string> numeric_columns, class_columns; ///< of a table: what may be taken
    Index rows_read = 0; ///< of a table, with those that were left out
    Spec reading;        ///< how a file was read, with all fields; else empty
    std::string form;    ///< of a text: separator, decimal sign and so on, as they were found
    std::string notes;   ///< sentences on what is particular about it, rows left out; mostly empty
};

/// What an experiment trains on, made ready: points, or an energy, where there are none. Shared
/// between threads. The functions below make it whole; nobody changes it after them.
struct TrainingData : DataDescription {
    Points points;                   ///< all of them, in the units of the data as loaded,
                                     ///< shuffled: those held out, then those of `train`
    Categories categories;           ///< of the points, where a column of a table tells them
    Standardisation standardisation; ///< data units ↔ inside, from the training points, or
                                     ///< from the energy's own mean and deviation
    Batch train, held_out;           ///< inside
    std::shared_ptr<const Dataset> generator; ///< what the points were drawn from; null for a table
    bool fresh = false;                       ///< draw every batch from `generator`
    std::shared_ptr<const Energy> energy;     ///< null where there are points
    EnergyFacts facts;                        ///< of the energy
    /// Entropy of `generator`, or −log Z of `energy`, nats, data units.
    std::optional<double> floor;
    std::optional<double> gaussian_nll; ///< held-out NLL of one full Gaussian fitted to `train`;
                                        ///< nothing for a line
    std::optional<double> copula_nll;   ///< of measured points: about the NLL of their margins
                                        ///< bound by a Gaussian copula, whatever their tails
};

/// Points as they come from a source, before they are split and standardised.
struct SourcePoints {
    Points points; ///< in the units of the data as loaded
    Categories categories = {};
    DataDescription about = {};
    std::shared_ptr<const Dataset> generator = {};
    bool fresh = false;
    std::optional<double> floor = {}; ///< where it is known already
};

/// Training needs so many points.
constexpr Index fewest_points = 8;

// `shaping` is the key of a shaping, which says in what coordinates the flow works; the empty one
// is that of the first.

/// Standardises and splits the points, the split drawn from the seed. Throws Error when there are
/// too few points, or when they lie on a line, unless their generator is one without a density;
/// CancelledError where `reading`, which may be null, says so. Memory beside the points: what is
/// returned.
std::shared_ptr<const TrainingData> prepare_points(SourcePoints source, double held_out,
                                                   std::uint64_t seed,
                                                   const std::string& shaping = {},
                                                   const Reading* reading = nullptr);

/// `count` points from a generator, drawn from the seed. Their floor is for the caller to find: it
/// can take a while, see `Dataset::entropy`.
SourcePoints drawn_points(std::shared_ptr<const Dataset> generator, Index count, bool fresh,
                          std::uint64_t seed);

/// Draws the set's `count` points from the seed and prepares them. The floor is filled when it is
/// in the set's table, and by quadrature, which can take a while, when `with_floor`.
std::shared_ptr<const TrainingData> prepare_dataset(const Spec& generator, double held_out,
                                                    std::uint64_t seed,
                                                    const std::string& shaping = {},
                                                    bool with_floor = false);

/// The painting's points, standardised by its frame. Which of them are held out is drawn from each
/// point and the seed alone, so that the others keep their side when points come and go. With fewer
/// than `fewest_points` nothing is there to train on: `train` and `held_out` are empty.
std::shared_ptr<const TrainingData> prepare_painting(const Painting& painting, double held_out,
                                                     std::uint64_t seed);

/// The energy, its standardisation and its floor; the quadrature for fields that are not in its
/// table may take half a second.
std::shared_ptr<const TrainingData> prepare_energy(const Spec& target,
                                                   const std::string& shaping = {});

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/painting/painting.h"
#include "core/spec/spec.h"
#include "core/tables/column_choice.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pushforward {

/// Where the points come from: a data set of the registry, a table or a picture in a file, or a
/// person's hand.
struct DataSource {
    Spec generator;                        ///< kind empty where a file or a painting is meant
    std::string file;                      ///< a path; ":/data/…" are the tables that are shipped
    ColumnChoice columns = {};             ///< of a table
    std::optional<Painting> painting = {}; ///< in place of the others, where there is one
    Spec reading = {}; ///< of a file: the reader and its fields; kind empty: found by itself

    bool is_painting() const { return painting.has_value(); }
    bool is_file() const { return !is_painting() && !file.empty(); }
    bool is_generator() const { return !is_painting() && file.empty(); }
    bool operator==(const DataSource&) const = default;
};

/// A layer of the stack. The id stays with it through edits, so that its trained parameters do too.
struct Layer {
    std::int64_t id = 0; ///< unique in an experiment, greater than 0
    Spec spec;
    std::int64_t opened_from = 0; ///< id of the layer that this was a part of; 0 for none
    std::int64_t part = 0;        ///< which of its parts, base side first

    bool operator==(const Layer&) const = default;
};

/// All that a run depends on: the document. Equal experiments train to equal parameters, bit for
/// bit.
struct Experiment {
    DataSource data;
    Spec target; ///< an energy to fit in place of the data; kind empty where the data are fitted
    double held_out = 0.2;     ///< share of the points kept from training, 0.01 to 0.75
    Spec shaping;              ///< what is done to points before they are trained on
    std::vector<Layer> layers; ///< base side first
    Spec base;
    Spec objective;
    Spec optimizer; ///< with its learning rate and the largest gradient norm
    Spec schedule;
    std::int64_t batch = 512;
    std::int64_t steps = 5000; ///< training halts here by itself
    std::uint64_t seed = 1;

    bool fits_energy() const { return !target.kind.empty(); }
    bool operator==(const Experiment&) const = default;
};

/// The experiment with an energy to fit, or with data, and with an objective that goes with it: its
/// own where that does, or else the first of the registry. What is done to measured points alone is
/// not taken along to others.
Experiment with_target(Experiment experiment, Spec target);
Experiment with_data(Experiment experiment, DataSource data);

/// The example that the window opens on and that the command line's defaults are taken from: two
/// moons, eight affine couplings.
Experiment example_experiment();

/// Every spec validated and completed; an objective chosen where none was; layers without an id
/// given one; `moves=alternate` made definite. Throws Error naming the part that is wrong.
Experiment validated(Experiment experiment);

/// Layers from the command line's notation, base side first, with ids and definite coordinates.
std::vector<Layer> parse_layers(const std::string& text);

/// Makes `moves=alternate` definite: each such layer moves the coordinate that the nearest earlier
/// layer with a definite one leaves, the first of all the second coordinate.
void settle_alternation(std::vector<Layer>& layers);

/// Puts in the place of a layer those that it consists of (a Glow step: coupling, linear, actnorm),
/// with ids from `first_id` on. They do together what it did: a trainer that takes over the edit
/// gives each its share of the parameters and of the optimizer's memory. False for a layer of one
/// piece.
bool open_layer(std::vector<Layer>& layers, std::size_t place, std::int64_t first_id);

/// The layers' ids in their order.
std::vector<std::int64_t> ids_of(const std::vector<Layer>& layers);

/// An id that no layer of the stack has.
std::int64_t unused_layer_id(const std::vector<Layer>& layers);

} // namespace pushforward

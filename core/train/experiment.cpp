// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/experiment.h"

#include "core/data/dataset.h"
#include "core/flow/base_distribution.h"
#include "core/layers/parts.h"
#include "core/layers/switches.h"
#include "core/math/error.h"
#include "core/spec/sentence.h"
#include "core/targets/energy.h"
#include "core/train/objectives/objective.h"
#include "core/train/optimizers/optimizer.h"
#include "core/train/schedules/schedule.h"
#include "core/train/shapings/shaping.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace pushforward {

namespace {

template <class T>
void complete(std::span<const Kind<T>> kinds, Spec& spec, const std::string& what) {
    if (spec.kind.empty()) spec.kind = kinds.front().key;
    spec = validate(find_kind(kinds, spec.kind, what), spec);
}

void require(bool holds, const std::string& sentence) {
    if (!holds) throw Error(sentence);
}

Objective::FitsTo wanted_fit(const Experiment& e) {
    return e.fits_energy() ? Objective::FitsTo::energy : Objective::FitsTo::data;
}

std::vector<std::string> objectives_for(Objective::FitsTo wanted) {
    std::vector<std::string> keys;
    for (const ObjectiveKind& kind : objective_kinds())
        if (fits_to(kind) == wanted) keys.push_back(kind.key);
    return keys;
}

void complete_objective(Experiment& e) {
    const std::vector<std::string> fitting = objectives_for(wanted_fit(e));
    if (e.objective.kind.empty()) e.objective.kind = fitting.front();
    complete(objective_kinds(), e.objective, "objective");
    if (std::ranges::find(fitting, e.objective.kind) != fitting.end()) return;
    throw Error("The objective " + e.objective.kind +
                (e.fits_energy() ? " needs data, but the experiment has an energy, " + e.target.kind
                                 : " needs an energy, but the experiment has data") +
                "; choose the objective " + listed(fitting, "or") + ", or give it " +
                (e.fits_energy() ? "data" : "an energy") + ".");
}

void require_velocities(const Experiment& e) {
    if (!make(objective_kinds(), e.objective, "objective")->needs_velocities()) return;
    const std::string rule = "The objective " + e.objective.kind +
                             " needs a stack of continuous layers that go base → data";
    require(!e.layers.empty(), rule + ", but the stack is empty; add one.");
    for (std::size_t i = 0; i < e.layers.size(); ++i)
        require(make(layer_kinds(), e.layers[i].spec, "layer")->velocity_field(),
                rule + ". Layer " + std::to_string(i + 1) + " (" + e.layers[i].spec.kind +
                    (is_muted(e.layers[i].spec) ? ", muted" : "") +
                    ") is not one; take it out, or choose another objective.");
}

// A generated set has its own count and noise; an energy has no points.
void require_measured_points(const Experiment& e) {
    if (e.data.is_file() && !e.fits_energy()) return;
    const Spec plain = initial_spec(find_kind(shaping_kinds(), e.shaping.kind, "shaping"));
    for (const auto& [key, value] : e.shaping.values)
        require(value == plain.values.at(key),
                "The shaping's " + key +
                    " is for the points of a file; leave it out, or open one.");
}

/// With what its data or its energy allows: an objective, and a shaping without fields of files.
Experiment adapted(Experiment e) {
    if (!e.data.is_file() || e.fits_energy()) e.shaping.values.clear();
    const std::vector<std::string> fitting = objectives_for(wanted_fit(e));
    if (std::ranges::find(fitting, e.objective.kind) == fitting.end())
        e.objective = Spec{fitting.front(), {}};
    return e;
}

std::string* alternation(Layer& layer) {
    const auto moves = layer.spec.values.find("moves");
    return moves == layer.spec.values.end() ? nullptr : std::get_if<std::string>(&moves->second);
}

} // namespace

std::vector<std::int64_t> ids_of(const std::vector<Layer>& layers) {
    std::vector<std::int64_t> ids;
    ids.reserve(layers.size());
    for (const Layer& layer : layers) ids.push_back(layer.id);
    return ids;
}

std::int64_t unused_layer_id(const std::vector<Layer>& layers) {
    std::int64_t highest = 0;
    for (const Layer& layer : layers) highest = std::max(highest, layer.id);
    return highest + 1;
}

void settle_alternation(std::vector<Layer>& layers) {
    std::string next = "second";
    for (Layer& layer : layers) {
        std::string* moves = alternation(layer);
        if (!moves) continue;
        if (*moves == "alternate") *moves = next;
        next = *moves == "second" ? "first" : "second";
    }
}

bool open_layer(std::vector<Layer>& layers, std::size_t place, std::int64_t first_id) {
    const Layer whole = layers.at(place);
    const std::vector<LayerPart> parts = parts_of(whole.spec);
    if (parts.empty()) return false;
    const auto at = layers.erase(layers.begin() + static_cast<std::ptrdiff_t>(place));
    std::vector<Layer> opened;
    for (const LayerPart& part : parts) {
        const auto i = static_cast<std::int64_t>(opened.size());
        opened.push_back({first_id + i, part.spec, whole.id, i});
    }
    layers.insert(at, opened.begin(), opened.end());
    return true;
}

Experiment with_target(Experiment e, Spec target) {
    e.target = std::move(target);
    return adapted(std::move(e));
}

Experiment with_data(Experiment e, DataSource data) {
    const bool other_classes =
        data.file != e.data.file || data.columns.category != e.data.columns.category;
    const auto weights = e.shaping.values.find("class_weights");
    if (other_classes && weights != e.shaping.values.end()) weights->second = std::string();
    e.data = std::move(data);
    e.target = {};
    return adapted(std::move(e));
}

Experiment validated(Experiment e) {
    if (e.data.is_generator()) complete(dataset_kinds(), e.data.generator, "data set");
    if (e.fits_energy()) complete(energy_kinds(), e.target, "energy");
    require(e.layers.size() <= 256, "A stack holds at most 256 layers; take some out.");
    std::set<std::int64_t> ids;
    for (std::size_t i = 0; i < e.layers.size(); ++i) {
        Layer& layer = e.layers[i];
        require(!layer.spec.kind.empty(), "Layer " + std::to_string(i + 1) + " has no kind.");
        complete(layer_kinds(), layer.spec, "layer");
        if (layer.id <= 0) layer.id = unused_layer_id(e.layers);
        require(ids.insert(layer.id).second,
                "Two layers have the id " + std::to_string(layer.id) + "; each needs its own.");
    }
    settle_alternation(e.layers);
    complete(shaping_kinds(), e.shaping, "shaping");
    require_measured_points(e);
    complete(base_kinds(), e.base, "base distribution");
    complete_objective(e);
    require_velocities(e);
    complete(optimizer_kinds(), e.optimizer, "optimizer");
    complete(schedule_kinds(), e.schedule, "schedule");
    require(e.batch >= 1 && e.batch <= 65'536,
            "The batch is " + std::to_string(e.batch) + " points; it must be from 1 to 65,536.");
    require(e.steps >= 0 && e.steps <= 1'000'000'000, "The number of steps is " +
                                                          std::to_string(e.steps) +
                                                          "; it must be from 0 to 1,000,000,000.");
    require(std::isfinite(e.held_out) && e.held_out >= 0.01 && e.held_out <= 0.75,
            "The held-out share is " + value_text(e.held_out) + "; it must be from 0.01 to 0.75.");
    return e;
}

std::vector<Layer> parse_layers(const std::string& text) {
    std::vector<Layer> layers;
    for (Spec& spec : parse_spec_list(text)) {
        layers.push_back({static_cast<std::int64_t>(layers.size()) + 1, std::move(spec)});
        complete(layer_kinds(), layers.back().spec, "layer");
    }
    settle_alternation(layers);
    return layers;
}

Experiment example_experiment() {
    Experiment e;
    e.data.generator.kind = "moons";
    e.layers = parse_layers("8*affine-coupling");
    e.steps = 100000;
    return validated(e);
}

} // namespace pushforward

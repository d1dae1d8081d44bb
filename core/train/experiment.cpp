// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/experiment.h"

#include "core/data/dataset.h"
#include "core/flow/base_distribution.h"
#include "core/layers/registry.h"
#include "core/math/error.h"
#include "core/train/objective.h"
#include "core/train/optimizer.h"
#include "core/train/schedule.h"

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

std::string* alternation(Layer& layer) {
    const auto moves = layer.spec.values.find("moves");
    return moves == layer.spec.values.end() ? nullptr : std::get_if<std::string>(&moves->second);
}

} // namespace

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

Experiment validated(Experiment e) {
    if (!e.data.is_file()) complete(dataset_kinds(), e.data.generator, "data set");
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
    complete(base_kinds(), e.base, "base distribution");
    complete(objective_kinds(), e.objective, "objective");
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
    e.steps = 20000;
    return validated(e);
}

} // namespace pushforward

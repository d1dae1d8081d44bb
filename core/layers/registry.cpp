// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/registry.h"

#include "core/layers/direction.h"
#include "core/layers/structures/structure.h"
#include "core/layers/switches.h"

#include <algorithm>
#include <vector>

namespace pushforward {

// Each in the file of its name.
LayerKind glow();
LayerKind actnorm();
LayerKind linear();
LayerKind rotation();
LayerKind planar();
LayerKind radial();
LayerKind sylvester();
LayerKind residual();
LayerKind continuous();

namespace {

/// Every structure with every map: the structures of a group take turns at each map.
std::vector<LayerKind> layers_of_maps() {
    std::vector<LayerKind> kinds;
    const std::span<const Structure> all = structures();
    for (auto first = all.begin(); first != all.end();) {
        const auto last = std::find_if(
            first, all.end(), [&](const Structure& other) { return other.group != first->group; });
        for (const UnivariateMapKind& map : univariate_map_kinds())
            for (auto one = first; one != last; ++one)
                kinds.push_back(with_direction(layer_of(*one, map), formula_side(*one, map)));
        first = last;
    }
    return kinds;
}

} // namespace

std::span<const LayerKind> layer_kinds() {
    static const std::vector<LayerKind> kinds = [] {
        std::vector<LayerKind> made = layers_of_maps();
        made.insert(
            made.end(),
            {
                with_direction(glow()),
                with_direction(actnorm()),
                with_direction(linear()),
                with_direction(rotation()),
                with_direction(planar()),
                with_direction(radial()),
                with_direction(sylvester()),
                // Likelihoods are found data → base: that way is the formula, the other the root.
                with_direction(residual(), Side::data),
                with_direction(continuous()),
            });
        for (LayerKind& kind : made) kind = with_switches(std::move(kind));
        return made;
    }();
    return kinds;
}

} // namespace pushforward

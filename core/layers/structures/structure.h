// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/registry.h"
#include "core/layers/univariate/registry.h"

#include <optional>

namespace pushforward {

/// A way to make a layer of the plane from a map of the line. With every map it makes a layer,
/// whose words are those below, completed by the map's, where the map has none of its own for it.
struct Structure {
    std::string key;                      ///< by which a map has words of its own
    std::string key_ending, title_ending; ///< of the layer; they follow the map's key
    std::string group;
    std::string summary; ///< of any layer of it, without the map
    std::string formula; ///< likewise, of a map f(·; θ); base → data where it takes either side
    std::string reference; ///< of the structure; empty for none

    std::vector<Field> fields; ///< before those of the map

    /// Which side the formula is initially applied from; nothing where the map decides.
    std::optional<Side> formula_starts_from;

    /// The formula's map as base → data, of a validated spec with the fields of both.
    std::unique_ptr<const Transform> (*make)(const Spec& validated,
                                             std::unique_ptr<const UnivariateMap> map) = nullptr;
};

/// Every structure; those of one group stand together.
std::span<const Structure> structures();

/// The layer of this structure and this map, without a direction.
LayerKind layer_of(const Structure& structure, const UnivariateMapKind& map);

/// Which side such a layer's formula is initially applied from.
Side formula_side(const Structure& structure, const UnivariateMapKind& map);

/// Fields of structures in which one coordinate steers how the other is bent, through a network:
/// `moves` and the conditioner's.
std::vector<Field> steered_fields();

} // namespace pushforward

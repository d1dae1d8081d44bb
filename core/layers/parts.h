// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/registry.h"

namespace pushforward {

/// One of the layers that a layer can be opened into, and where its parameters lie among those of
/// the whole.
struct LayerPart {
    Spec spec;
    Index offset = 0, count = 0;
};

/// The layers that do together what this one does, base side first; empty for a layer of one piece.
/// Throws Error when the spec is not valid.
std::vector<LayerPart> parts_of(const Spec& spec);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/parts.h"

#include "core/layers/direction.h"
#include "core/layers/switches.h"

#include <algorithm>

namespace pushforward {

std::vector<LayerPart> parts_of(const Spec& spec) {
    const LayerKind& kind = find_kind(layer_kinds(), spec.kind, "layer");
    const Spec whole = validate(kind, spec, "layer");
    std::vector<LayerPart> parts;
    if (!kind.parts) return parts;
    Index offset = 0;
    for (const Spec& piece : kind.parts(whole)) {
        const LayerKind& its_kind = find_kind(layer_kinds(), piece.kind, "layer");
        LayerPart part{validate(its_kind, piece, "layer"), offset, 0};
        part.count = make(layer_kinds(), part.spec, "layer")->parameter_count();
        offset += part.count;
        parts.push_back(std::move(part));
    }
    for (LayerPart& part : parts) {
        set_muted(part.spec, is_muted(whole));
        set_frozen(part.spec, is_set_frozen(whole));
    }
    // A layer that is turned round is its parts turned round, the last one first.
    if (goes_to_base(whole)) {
        std::ranges::reverse(parts);
        for (LayerPart& part : parts) turn_round(part.spec);
    }
    return parts;
}

} // namespace pushforward

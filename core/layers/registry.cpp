// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/registry.h"

#include "core/layers/actnorm.h"
#include "core/layers/affine_coupling.h"
#include "core/layers/direction.h"

namespace pushforward {

std::span<const LayerKind> layer_kinds() {
    static const LayerKind kinds[] = {
        with_direction(affine_coupling_kind()),
        with_direction(actnorm_kind()),
    };
    return kinds;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/registry.h"

#include "core/layers/actnorm.h"
#include "core/layers/affine_coupling.h"

namespace pushforward {

std::span<const LayerKind> layer_kinds() {
    static const LayerKind kinds[] = {
        affine_coupling_kind(),
        actnorm_kind(),
    };
    return kinds;
}

} // namespace pushforward

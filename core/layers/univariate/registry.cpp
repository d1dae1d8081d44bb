// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/univariate/registry.h"

#include "core/layers/univariate/affine_map.h"
#include "core/layers/univariate/logistic_mixture_map.h"
#include "core/layers/univariate/spline_map.h"

namespace pushforward {

std::span<const UnivariateMapKind> univariate_map_kinds() {
    static const UnivariateMapKind kinds[] = {
        affine_map_kind(),
        spline_map_kind(),
        logistic_mixture_map_kind(),
    };
    return kinds;
}

} // namespace pushforward

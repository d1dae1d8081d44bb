// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/univariate/registry.h"

namespace pushforward {

// Each in the file of its name.
UnivariateMapKind affine_map();
UnivariateMapKind spline_map();
UnivariateMapKind logistic_mixture_map();

std::span<const UnivariateMapKind> univariate_map_kinds() {
    static const UnivariateMapKind kinds[] = {
        affine_map(),
        spline_map(),
        logistic_mixture_map(),
    };
    return kinds;
}

} // namespace pushforward

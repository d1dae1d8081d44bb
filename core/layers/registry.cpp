// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/registry.h"

#include "core/layers/actnorm.h"
#include "core/layers/affine_autoregressive.h"
#include "core/layers/affine_coupling.h"
#include "core/layers/continuous.h"
#include "core/layers/direction.h"
#include "core/layers/glow.h"
#include "core/layers/inverse_autoregressive.h"
#include "core/layers/linear.h"
#include "core/layers/logistic.h"
#include "core/layers/logistic_autoregressive.h"
#include "core/layers/logistic_coupling.h"
#include "core/layers/planar.h"
#include "core/layers/radial.h"
#include "core/layers/residual.h"
#include "core/layers/rotation.h"
#include "core/layers/spline.h"
#include "core/layers/spline_autoregressive.h"
#include "core/layers/spline_coupling.h"
#include "core/layers/sylvester.h"

namespace pushforward {

std::span<const LayerKind> layer_kinds() {
    static const LayerKind kinds[] = {
        with_direction(affine_coupling_kind()),
        with_direction(spline_coupling_kind(), Side::data),
        with_direction(logistic_coupling_kind(), Side::data),
        with_direction(affine_autoregressive_kind(), Side::data),
        with_direction(inverse_autoregressive_kind()),
        with_direction(spline_autoregressive_kind(), Side::data),
        with_direction(logistic_autoregressive_kind(), Side::data),
        with_direction(spline_kind(), Side::data),
        with_direction(logistic_kind(), Side::data),
        with_direction(glow_kind()),
        with_direction(actnorm_kind()),
        with_direction(linear_kind()),
        with_direction(rotation_kind()),
        with_direction(planar_kind()),
        with_direction(radial_kind()),
        with_direction(sylvester_kind()),
        // Data → base is where likelihoods are found: that way is the formula, the other the root.
        with_direction(residual_kind(), Side::data),
        with_direction(continuous_kind()),
    };
    return kinds;
}

} // namespace pushforward

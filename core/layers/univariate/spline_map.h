// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/univariate/rational_quadratic.h"
#include "core/layers/univariate/registry.h"

namespace pushforward {

/// A rational-quadratic spline on the box ±bound and the identity beyond it (Durkan et al. 2019).
/// Its slopes are shifted so that zeros give slope 1 at every knot: the identity. Bins take at
/// least 1/1000 of the box and slopes are at least 1/1000.
class SplineMap : public UnivariateMap {
public:
    static std::vector<Field> fields(); ///< `bins` and `bound`

    explicit SplineMap(const Spec& spec); ///< a validated spec with those fields

    Index shape_count() const override { return spline_.rows(); }

    /// Where a bin is flat and the slopes at both its knots are steep, the slope between them falls
    /// far below that over any measurable distance, and a float of the image names many points.
    double tolerance() const override { return sizeof(Real) == 8 ? rounding_tolerance : 1e-4; }

    Image forward(Tape& tape, Var shape, Var z) const override;
    Image inverse(Tape& tape, Var shape, Var x) const override;

private:
    RationalQuadratic spline_;
};

UnivariateMapKind spline_map_kind();

} // namespace pushforward

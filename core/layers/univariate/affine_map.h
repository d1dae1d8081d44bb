// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/univariate/registry.h"

namespace pushforward {

/// x = z · exp(s) + t with s = c · tanh(a / c): the log-scale softly clamped to (−c, c), so that no
/// layer can stretch without bound (Dinh et al. 2017 clamp with tanh too). Shape rows: a, t.
class AffineMap : public UnivariateMap {
public:
    explicit AffineMap(double clamp) : clamp_(static_cast<Real>(clamp)) {}

    static Field clamp_field();

    Index shape_count() const override { return 2; }
    Image forward(Tape& tape, Var shape, Var z) const override;
    Image inverse(Tape& tape, Var shape, Var x) const override;

private:
    Real clamp_;
};

UnivariateMapKind affine_map_kind();

} // namespace pushforward

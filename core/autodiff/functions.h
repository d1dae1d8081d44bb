// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/autodiff/tape.h"

namespace pushforward {

// Element by element, over 1 × points. A scalar (1 × 1) can be combined with any number of points.

Var operator+(Var a, Var b);
Var operator-(Var a, Var b);
Var operator*(Var a, Var b);
Var operator/(Var a, Var b);
Var operator-(Var a);

Var operator+(Var a, Real b);
Var operator+(Real a, Var b);
Var operator-(Var a, Real b);
Var operator-(Real a, Var b);
Var operator*(Var a, Real b);
Var operator*(Real a, Var b);
Var operator/(Var a, Real b);
Var operator/(Real a, Var b);

Var exp(Var a);
Var log(Var a);
Var sqrt(Var a);
Var square(Var a);
Var tanh(Var a);
Var sigmoid(Var a);  ///< 1 / (1 + exp(−a)), no overflow
Var softplus(Var a); ///< log(1 + exp(a)), no overflow
Var sin(Var a);
Var cos(Var a);
Var abs(Var a);  ///< slope 0 at 0
Var relu(Var a); ///< max(a, 0), slope 0 at 0

Var tan(Var a);
Var atan2(Var y, Var x);         ///< the angle of (x, y), −π to π; slopes 0 at the origin
Var pow(Var base, Var exponent); ///< as std::pow; slope 0 by the exponent if the base is ≤ 0

Var hypot(Var a, Var b); ///< √(a² + b²); slopes 0 at the origin

/// The root r ≥ 0 of r² + q·r = c, for c ≥ 0 and not both zero, without cancellation.
Var positive_root(Var q, Var c);

/// c · tanh(a / c): a soft clamp to (−c, c) with slope 1 at 0.
Var soft_clamp(Var a, Real c);

/// The scalar repeated for this many points.
Var spread(Var scalar, Index points);

/// One row per parameter, the same for every point: count × points.
Var spread(Tape& tape, Params params, Index points);

} // namespace pushforward

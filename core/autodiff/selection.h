// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/autodiff/tape.h"

namespace pushforward {

// Functions that choose between their operands, element by element as those of functions.h.

Var minimum(Var a, Var b); ///< the slope is that of the smaller one; of `a` where they are equal
Var maximum(Var a, Var b);

// 1 where it holds, and 0; no gradient goes through.
Var less(Var a, Var b);
Var less_equal(Var a, Var b);
Var equal(Var a, Var b);

/// `a` where the condition is not 0, else `b`; each gets the gradient where it is taken.
Var select(Var condition, Var a, Var b);

} // namespace pushforward

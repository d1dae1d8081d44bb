// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/autodiff/tape.h"

namespace pushforward {

// Functions that choose between their operands, element by element like those of functions.h.

Var minimum(Var a, Var b); ///< the slope is that of the smaller one; of `a` where they are equal
Var maximum(Var a, Var b);

// 1 where the comparison holds, else 0. No gradient is passed back.
Var less(Var a, Var b);
Var less_equal(Var a, Var b);
Var equal(Var a, Var b);

/// `a` where the condition is not 0, else `b`; each gets the gradient where it was chosen.
Var select(Var condition, Var a, Var b);

} // namespace pushforward

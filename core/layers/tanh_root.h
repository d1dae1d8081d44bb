// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/autodiff/tape.h"

namespace pushforward {

/// The solution x of x + c·tanh(s·x + k) = y, for c·s > −1: the left side then increases, and the
/// root lies between y − |c| and y + |c|. `y` and `k` are scalars or rows, `c` and `s` scalars.
/// The gradient is implicit, at the root: (1 + c·s·h′) dx = dy − h dc − c·h′ (x ds + dk),
/// h = tanh(s·x + k).
Var tanh_root(Var y, Var c, Var s, Var k);

} // namespace pushforward

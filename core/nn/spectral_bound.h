// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/jacobian_mlp.h"

namespace pushforward {

/// ∏ N(Wᵢ) over the weight matrices of a network. It bounds the network's Lipschitz constant,
/// because that of tanh is 1. N(W) = (tr (WᵀW)³²)^(1/64) is the Schatten norm of order 64: never
/// below the largest singular value, at most rank^(1/64) times it (7 % for 64 × 64, and less the
/// more the singular values differ). Unlike the largest singular value, it is smooth wherever W ≠
/// 0. It is computed from the weights alone by squaring WᵀW five times; there is no iteration that
/// could stop early. 1 × 1, with its gradient, which is set to zero if a matrix is zero.
Var lipschitz_bound(Tape& tape, const JacobianMlp& network, Var weights);

} // namespace pushforward

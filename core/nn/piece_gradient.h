// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/autodiff/arena.h"
#include "core/nn/linear_pieces.h"

namespace pushforward {

/// The gradient of a network by its parameters, from sums over the points of each of its pieces:
/// Σ δ and Σ δ x of the gradient δ of every output. The points are needed for nothing else.
class PieceGradient {
public:
    /// Forgets what was gathered.
    void clear() { empty_ = true; }

    /// Adds the gradient of the outputs (outputs × points) at inputs x.
    void gather(const LinearPieces& pieces, const Real* x, const std::int32_t* piece, Index points,
                DenseBlock gradient);

    /// Adds what `other` has gathered for the same pieces, which forgets it.
    void take(const LinearPieces& pieces, PieceGradient& other);

    /// Adds to `gradient` what was gathered, and forgets it; both are the network's own. Memory
    /// from `scratch` is released at the end.
    void add(const LinearPieces& pieces, const Real* parameters, Real* gradient, Arena& scratch);

private:
    void make_room(const LinearPieces& pieces);

    bool empty_ = true;
    Index room_ = 0, outputs_ = 0; // that there is memory for
    Arena arena_;
    DenseBlock sums_; // two rows a piece: Σ δ x and Σ δ of each output
};

} // namespace pushforward

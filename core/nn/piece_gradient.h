// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/autodiff/arena.h"
#include "core/nn/linear_pieces.h"

#include <array>

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

    /// Adds to `gradient` what was gathered, and forgets it. Both are the network's own.
    void add(const LinearPieces& pieces, const Real* parameters, Real* gradient);

private:
    DenseBlock block(Index rows, Index width);
    void make_room(const LinearPieces& pieces);
    void add_outer(DenseBlock sums, Index outputs, const LinearPieces::Level& l, Index width,
                   Real* gradient);
    void add_first(const LinearPieces& pieces, DenseBlock sums, const Real* parameters, Real* to);

    bool empty_ = true;
    std::array<Index, 3> shape_{}; // that there is room for
    Arena arena_;
    DenseBlock sums_;    // two rows a piece: Σ δ x and Σ δ of each output
    DenseBlock carried_; // the same of the units of a level
    DenseBlock parents_; // the same, added up over the pieces of the level below
    DenseBlock weights_, product_;
    Real* side_ = nullptr;
};

} // namespace pushforward

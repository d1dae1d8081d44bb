// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/autodiff/arena.h"
#include "core/nn/dense.h"
#include "core/nn/piece_search.h"

#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace pushforward {

class Mlp;

/// A network of one input with ReLU, as the piecewise linear function of that input that it is:
/// y = S x + C on each of some (depth · width) pieces. Its values, and its gradients by the input
/// and by every parameter (PieceGradient), follow exactly from the pieces, without a matrix product
/// over the points: resources/help/pieces.md derives it.
///
/// Sums run in one fixed order, so equal parameters and points give equal bits.
class LinearPieces {
public:
    /// The units of one hidden layer, over the pieces between their kinks and those of the layers
    /// below.
    struct Level {
        Index room = 0, count = 0;
        Real* start = nullptr; ///< of each piece, ascending, −∞ first; after the last ∞
        std::int32_t* parent = nullptr; ///< the piece below that it is a part of
        /// Two rows a piece: slopes and intercepts of the sums of the units that are on, 0 for the
        /// others. Not for the first of several levels, where order() tells all.
        DenseBlock lines;
    };

    /// Whether values and gradients of this network at `points` points take less work by its pieces
    /// than by dense products. Depends on the network's shape and on `points` alone.
    static bool pay(const Mlp& mlp, Index points);

    /// Finds the pieces, for parameters that start at `parameters`. `mlp` has one input, ReLU and a
    /// hidden layer, and outlives the use. Memory from `scratch` is released at the end.
    void prepare(const Mlp& mlp, const Real* parameters, Arena& scratch);

    /// False where a number is not finite, or where there are more pieces than room is kept for:
    /// then the network is to be worked densely.
    bool hold() const { return hold_; }
    Index count() const { return last().count; }

    /// Where a piece starts; −∞ for the first, and for `count()` ∞.
    Real start(Index piece) const { return last().start[piece]; }

    /// The piece that each of `points` inputs lies in. What is not a number gets some piece.
    void find(const Real* x, Index points, std::int32_t* piece) const {
        search_.find(x, points, piece);
    }

    /// outputs × points; what is left of the last vector of each row is 0.
    void values(const Real* x, const std::int32_t* piece, Index points, DenseBlock out) const;

    /// Adds the gradient of the outputs (outputs × points) to that of the inputs.
    void pull(const std::int32_t* piece, Index points, DenseBlock gradient, Real* by_input) const;

    // For PieceGradient ---------------------------------------------------------------------------

    const Mlp& mlp() const { return *mlp_; }
    const Level& level(Index i) const { return levels_[static_cast<std::size_t>(i)]; }
    /// The first layer's units, in the order of their kinks.
    std::span<const std::int32_t> order() const { return order_; }
    /// The second layer's weights, transposed.
    DenseBlock second_weights() const { return across_[1]; }

private:
    Level& level(Index i) { return levels_[static_cast<std::size_t>(i)]; }
    const Level& last() const { return levels_.back(); }

    void make_room();
    void transpose(const Real* parameters);
    void sort_first_kinks(const Real* w, const Real* b);
    void lines_of_first(const Real* w, const Real* b);
    void lines_after_first(const Real* w, const Real* b, const Real* next_b);
    void lines_after(Index below, const Real* b);
    bool cut(Index level);
    bool add_piece(Level& to, Real start, Index parent);
    bool make_table(const Real* b);
    void values_by_rows(const Real* x, const std::int32_t* piece, Index points,
                        DenseBlock out) const;

    const Mlp* mlp_ = nullptr;
    bool hold_ = false;
    std::array<Index, 3> shape_{}; // that there is room for
    Arena arena_;
    std::vector<Level> levels_;
    std::vector<std::int32_t> order_;
    std::vector<Real> first_kinks_;        // in that order
    std::vector<DenseBlock> across_;       // of each layer but the first: its weights, transposed
    DenseBlock raw_;                       // lines of all units of a level, over the pieces below
    DenseBlock table_;                     // two rows a piece: slopes and intercepts of the outputs
    Real *on_ = nullptr, *kink_ = nullptr; // of a level's units
    std::vector<std::pair<Real, Index>> inside_;
    PieceSearch search_;
};

} // namespace pushforward

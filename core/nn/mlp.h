// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/autodiff/tape.h"
#include "core/math/random.h"

#include <span>
#include <string>
#include <vector>

namespace pushforward {

enum class Activation { relu, tanh, silu };

/// Throws Error for an unknown name.
Activation activation_named(const std::string& key);

/// A fully connected network, one fused operation of the tape with its own derivative:
/// h₀ = input, hᵢ = activation(Wᵢ hᵢ₋₁ + bᵢ), output = W h + b. Its parameters are stored layer
/// by layer, weights (outputs × inputs, row-major) before biases.
class Mlp {
public:
    /// `depth` hidden layers, each `hidden` wide; depth 0 is an affine map.
    Mlp(Index inputs, Index outputs, Index hidden, Index depth, Activation activation);

    Index inputs() const { return sizes_.front(); }
    Index outputs() const { return sizes_.back(); }
    Index parameter_count() const { return offsets_.back(); }

    Index depth() const { return layers() - 1; } ///< hidden layers
    /// Units of layer i: 0 the input, depth() + 1 the output.
    Index size(Index i) const { return sizes_[static_cast<std::size_t>(i)]; }
    /// Where the parameters that make layer i + 1 from layer i start.
    Index weights(Index layer) const { return offsets_[static_cast<std::size_t>(layer)]; }
    Index biases(Index layer) const { return weights(layer) + size(layer) * size(layer + 1); }

    /// One input, ReLU and a hidden layer: what LinearPieces can be made of.
    bool is_piecewise_linear() const {
        return inputs() == 1 && depth() > 0 && activation_ == Activation::relu;
    }

    /// Weights uniform within ±√(6 / inputs) (He et al. 2015); biases within ±3 in the first layer,
    /// so that its units bend all over the standardised data instead of only in the middle, and
    /// within ±1/√inputs in the other layers. With `zero_last`, the last layer is zero, so that a
    /// map that is the identity at zero starts as the identity.
    void initialise(std::span<Real> parameters, Random& random, bool zero_last) const;

    /// inputs × points → outputs × points. By LinearPieces where these take less work than dense
    /// products; the two agree to rounding.
    Var apply(Tape& tape, Params params, Var input) const;

    /// The same by dense products, and, for a network that is piecewise linear, by its pieces.
    Var apply_densely(Tape& tape, Params params, Var input) const;
    Var apply_by_pieces(Tape& tape, Params params, Var input) const;

private:
    struct Record;
    class Pieces;
    struct PiecesRecord;
    static void pull(Tape& tape, const Tape::Step& step);
    static void pull_pieces(Tape& tape, const Tape::Step& step);
    Var apply_pieces(Tape& tape, Pieces& by, Index part, Var input) const;
    Index layers() const { return static_cast<Index>(sizes_.size()) - 1; }

    std::vector<Index> sizes_;   // inputs, hidden …, outputs
    std::vector<Index> offsets_; // of each layer's parameters; the last is their count
    Activation activation_;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/autodiff/tape.h"
#include "core/math/random.h"
#include "core/nn/dense.h"

#include <span>
#include <vector>

namespace pushforward {

/// A fully connected tanh network g from the plane (or the plane and a time) to the plane, with its
/// exact 2 × 2 Jacobian by the point: one fused operation of the tape with its own derivative.
/// Values carry two tangents through the layers, hᵢ = tanh(Wᵢ hᵢ₋₁ + bᵢ) and
/// ∂hᵢ = (1 − hᵢ²) Wᵢ ∂hᵢ₋₁, so that one pass costs as much as three of a plain network.
/// Parameters are laid out as in `Mlp`.
class JacobianMlp {
public:
    /// 2 inputs, or 3, the last of which is the time; `depth` ≥ 1 hidden layers, each `hidden`
    /// wide.
    JacobianMlp(Index inputs, Index hidden, Index depth);

    Index inputs() const { return sizes_.front(); }
    Index layers() const { return static_cast<Index>(sizes_.size()) - 1; }
    Index parameter_count() const { return offsets_.back(); }

    /// As in `Mlp`, with a last layer of zeros: g = 0 for every point.
    void initialise(std::span<Real> parameters, Random& random) const;

    /// The rows that `apply` and `evaluate` return.
    enum Row : Index { value_1, value_2, d1_by_1, d2_by_1, d1_by_2, d2_by_2, row_count };

    /// The network with `weights` (1 × parameter_count) at points, all at the same time:
    /// row_count × points.
    Var apply(Tape& tape, Var weights, Var first, Var second, Real time = 0) const;

    /// Memory for `points` points (a multiple of dense_lanes) in an arena, for solvers, which
    /// evaluate without a tape.
    struct Workspace {
        DenseBlock* after; ///< of each layer's output: values, first tangents, second tangents
        Index section;

        /// A row of inputs; the caller fills in `section` numbers.
        Real* input(Index row) const { return after[0].data + row * after[0].stride; }
    };
    Workspace workspace(Arena& arena, Index points) const;

    /// row_count × points for the inputs in the workspace, each point at its own time.
    void evaluate(const Real* weights, const Workspace& workspace, DenseBlock out) const {
        strip(weights, workspace, 0, workspace.section, out);
    }

    /// The weights of a layer in the row of parameters, outputs × inputs.
    DenseMatrix weights(const Real* parameters, Index layer) const {
        return {parameters + offset(layer), size(layer + 1), size(layer), size(layer)};
    }
    Index offset(Index layer) const { return offsets_[static_cast<std::size_t>(layer)]; }

private:
    struct Record;
    static void pull(Tape& tape, const Tape::Step& step);
    void pull_strip(const Real* weights, const Record& record, DenseBlock* gradient, Index start,
                    Index count) const;
    void strip(const Real* weights, const Workspace& workspace, Index start, Index count,
               DenseBlock out) const;
    Index size(Index i) const { return sizes_[static_cast<std::size_t>(i)]; }
    Index biases(Index layer) const { return offset(layer) + size(layer) * size(layer + 1); }

    std::vector<Index> sizes_;   // inputs, hidden …, 2
    std::vector<Index> offsets_; // of each layer's parameters; the last is their count
};

} // namespace pushforward

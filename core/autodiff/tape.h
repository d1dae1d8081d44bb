// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/autodiff/arena.h"
#include "core/autodiff/preparation.h"
#include "core/math/real.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace pushforward {

class Tape;

/// A node of a tape: a block of rows × points. Cheap to copy; valid until the next `begin` of the
/// tape.
class Var {
public:
    Var() = default;
    Var(Tape& tape, std::int32_t id) : tape_(&tape), id_(id) {}

    Tape& tape() const { return *tape_; }
    std::int32_t id() const { return id_; }
    Index rows() const;
    Index points() const; ///< 1 for a scalar, which can be combined with any number of points

    std::span<const Real> values(Index row = 0) const;
    std::span<const Real> gradient(Index row = 0) const; ///< empty if none was requested

private:
    Tape* tape_ = nullptr;
    std::int32_t id_ = -1;
};

/// Reverse-mode automatic differentiation over batches of points. While recording, operations
/// remember how to pass gradients back; otherwise the same code only evaluates. Memory is reused
/// from one `begin` to the next.
class Tape {
public:
    enum class Mode { evaluate, record };

    /// A block's place in memory. Rows are `stride` numbers apart and start at 64-byte boundaries;
    /// the numbers between `points` and `stride` are unused, so vectors may reach beyond the end.
    struct Node {
        Real* value = nullptr;
        Real* gradient = nullptr; ///< null if no gradient is needed
        std::int32_t rows = 0, points = 0, stride = 0;
    };

    /// Passes the gradient of an operation back to its operands.
    struct Step {
        void (*pull)(Tape& tape, const Step& step) = nullptr;
        std::int32_t out = -1, first = -1, second = -1;
        const void* extra = nullptr; ///< in the tape's arena or outliving the tape's use
    };

    /// Begins a pass: forgets all nodes and what was prepared. Parameters are read from
    /// `parameters`, which do not change during the pass; when recording, their gradients are added
    /// to `gradient`, which is empty or of the same size. `points` says how many points all tiles
    /// of the pass hold together, where there will be several.
    void begin(Mode mode, std::span<const Real> parameters, std::span<Real> gradient = {},
               Index points = 0);

    /// The same for one of several parts of the pass's points, which other tapes may work on at the
    /// same time. What is in `shared` is prepared already, with sums for each part, and belongs to
    /// the caller, who adds its gradient when all parts are done.
    void begin_part(Mode mode, std::span<const Real> parameters, std::span<Real> gradient,
                    Index points, const Preparations& shared, Index part);

    /// Goes on with the next tile of the pass: forgets all nodes.
    void next_tile();

    Var input(std::span<const Real> row, bool with_gradient = false); ///< 1 × points, copied
    Var constant(Real value);                                         ///< 1 × 1, no gradient
    Var parameter(Params params, Index i = 0);                        ///< 1 × 1
    Var parameter_row(Params params);                                 ///< 1 × params.count
    Var row(Var block, Index r); ///< a view of one row of a block, its gradient too

    /// Adds to the gradient of a node: the derivative of the result by it. The node must have been
    /// recorded with a gradient.
    void seed(Var node, Real value);
    void seed(Var node, std::span<const Real> values);

    /// Passes all seeds back to inputs and parameters. Where more tiles of the pass follow, what
    /// their points have in common is added to the parameters' gradient with the last one.
    void pull_back(bool last_tile = true);

    /// Nothing is recorded during its lifetime; at its end, the nodes and the memory made since its
    /// start are released. For solvers: no gradient passes through their iterations.
    class Aside {
    public:
        explicit Aside(Tape& tape)
            : tape_(tape),
              mode_(tape.mode_),
              nodes_(tape.nodes_.size()),
              mark_(tape.arena_.mark()) {
            tape.mode_ = Mode::evaluate;
        }
        ~Aside() {
            tape_.mode_ = mode_;
            tape_.nodes_.resize(nodes_);
            tape_.arena_.release(mark_);
        }
        Aside(const Aside&) = delete;
        Aside& operator=(const Aside&) = delete;

    private:
        Tape& tape_;
        Mode mode_;
        std::size_t nodes_;
        Arena::Mark mark_;
    };

    /// What is recorded during its lifetime passes nothing back where its own gradient is 0, so
    /// that 0 · ∞ counts as 0. For formulas with branches, where a branch that was not taken may
    /// have no finite slope.
    class Guard {
    public:
        explicit Guard(Tape& tape) : tape_(tape), before_(tape.guarded_) { tape.guarded_ = true; }
        ~Guard() { tape_.guarded_ = before_; }
        Guard(const Guard&) = delete;
        Guard& operator=(const Guard&) = delete;

    private:
        Tape& tape_;
        bool before_;
    };

    // For operations ------------------------------------------------------------------------------

    bool recording() const { return mode_ == Mode::record; }
    bool guarded() const { return guarded_; }
    std::span<const Real> parameters() const { return parameters_; }
    std::span<Real> parameter_gradient() const { return gradient_; }
    bool wants_parameter_gradient() const { return recording() && !gradient_.empty(); }

    /// A new node with uninitialised values and, when `with_gradient` while recording, a zero
    /// gradient.
    Var make_node(Index rows, Index points, bool with_gradient);
    bool has_gradient(Var v) const { return node(v.id()).gradient != nullptr; }
    const Node& node(std::int32_t id) const { return nodes_[static_cast<std::size_t>(id)]; }
    void record(const Step& step) { steps_.push_back(step); }

    /// Points of the pass, as far as `begin` was told; otherwise those of the tile.
    Index points_of_pass(Index tile) const { return std::max(tile, points_); }

    /// What was prepared from the parameters at `offset`, and which of its sums are this part's.
    struct Found {
        Preparation* value = nullptr; ///< null if nothing was
        Index part = 0;
    };
    Found prepared(Index offset) const;

    /// Room for it, to be filled by the caller: a Prepared of a pass before, or a new one.
    template <class Prepared>
    Prepared& prepare(Index offset) {
        return own_.add<Prepared>(offset);
    }

    /// What the tape has prepared in this pass by itself, for other passes over the same flow.
    Preparations take_prepared() { return std::exchange(own_, {}); }

    Arena& arena() { return arena_; }
    /// For what is released where it was allocated: the same memory each time, so that it stays in
    /// the cache.
    Arena& scratch() { return scratch_; }

private:
    Mode mode_ = Mode::evaluate;
    bool guarded_ = false;
    std::span<const Real> parameters_;
    std::span<Real> gradient_;
    std::vector<Node> nodes_;
    std::vector<Step> steps_;
    Arena arena_, scratch_;
    Preparations own_;
    const Preparations* shared_ = nullptr;
    Index part_ = 0;
    Index points_ = 0;
};

inline Index Var::rows() const { return tape_->node(id_).rows; }
inline Index Var::points() const { return tape_->node(id_).points; }

inline std::span<const Real> Var::values(Index row) const {
    const Tape::Node& node = tape_->node(id_);
    return {node.value + row * node.stride, static_cast<std::size_t>(node.points)};
}

inline std::span<const Real> Var::gradient(Index row) const {
    const Tape::Node& node = tape_->node(id_);
    if (!node.gradient) return {};
    return {node.gradient + row * node.stride, static_cast<std::size_t>(node.points)};
}

} // namespace pushforward

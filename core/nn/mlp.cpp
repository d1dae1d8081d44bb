// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/mlp.h"

#include "core/nn/activation.h"
#include "core/nn/dense.h"
#include "core/nn/piece_gradient.h"

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

// Points are worked in strips that stay in the nearest cache from the first layer to the last.
constexpr Index strip = 4 * dense_lanes;

// With one vector more, so that the rows of a column do not share cache sets.
DenseBlock allocate_block(Arena& arena, Index rows, Index points) {
    return allocate_rows(arena, rows, points + dense_lanes);
}

bool gradient_is_wanted(const Tape& tape, Var input) {
    return tape.recording() && (tape.wants_parameter_gradient() || tape.has_gradient(input));
}

// Copies rows and fills the last vector with zeros, so that no sum over points sees what lies
// there.
void copy_padded(const Real* from, Index from_stride, DenseBlock to, Index rows, Index points) {
    for (Index r = 0; r < rows; ++r) {
        Real* row = to.data + r * to.stride;
        std::copy_n(from + r * from_stride, points, row);
        std::fill(row + points, row + whole_vectors(points), Real(0));
    }
}

} // namespace

// What the derivative needs again: the input and each hidden layer after (and before) activation.
struct Mlp::Record {
    const Mlp* mlp;
    Params params;
    DenseBlock* after;
    DenseBlock* before;
};

Mlp::Mlp(Index inputs, Index outputs, Index hidden, Index depth, Activation activation)
    : activation_(activation) {
    sizes_.push_back(inputs);
    sizes_.insert(sizes_.end(), static_cast<std::size_t>(depth), hidden);
    sizes_.push_back(outputs);
    offsets_.push_back(0);
    for (Index i = 0; i < layers(); ++i)
        offsets_.push_back(offsets_.back() + (size(i) + 1) * size(i + 1));
}

void Mlp::initialise(std::span<Real> parameters, Random& random, bool zero_last) const {
    for (Index i = 0; i < layers(); ++i) {
        const double root = 1 / std::sqrt(static_cast<double>(size(i)));
        const double weight = std::sqrt(6.0) * root, bias = i == 0 ? 3 : root;
        const bool zero = zero_last && i + 1 == layers();
        for (Index p = weights(i); p < weights(i + 1); ++p) {
            const double bound = p < biases(i) ? weight : bias;
            parameters[static_cast<std::size_t>(p)] =
                zero ? Real(0) : static_cast<Real>(random.uniform(-bound, bound));
        }
    }
}

class Mlp::Pieces : public Preparation {
public:
    void prepare(const Mlp& mlp, std::span<const Real> all, Params params, Arena& scratch) {
        mlp_ = &mlp;
        params_ = params;
        prepare_again(all, 1, scratch);
    }
    void prepare_again(std::span<const Real> all, Index parts, Arena& scratch) override {
        parts_ = static_cast<std::size_t>(parts);
        if (sums_.size() < parts_) sums_.resize(parts_);
        for (PieceGradient& sums : sums_) sums.clear();
        pieces_.prepare(*mlp_, all.data() + params_.offset, scratch);
    }
    const LinearPieces& pieces() const { return pieces_; }
    Params gathered() const override { return pieces_.hold() ? params_ : Params(); }

    void gather(Index part, const Real* x, const std::int32_t* piece, Index points,
                DenseBlock gradient) {
        sums_[static_cast<std::size_t>(part)].gather(pieces_, x, piece, points, gradient);
    }
    void add_gradient(std::span<const Real> parameters, std::span<Real> gradient,
                      Arena& scratch) override {
        for (std::size_t i = 1; i < parts_; ++i) sums_[0].take(pieces_, sums_[i]);
        sums_[0].add(pieces_, parameters.data() + params_.offset, gradient.data() + params_.offset,
                     scratch);
    }

private:
    const Mlp* mlp_ = nullptr;
    Params params_;
    LinearPieces pieces_;
    std::vector<PieceGradient> sums_; // of each part
    std::size_t parts_ = 0;
};

struct Mlp::PiecesRecord {
    Pieces* pieces;
    Index part;                // of the pass
    const std::int32_t* piece; // of each point
};

Var Mlp::apply(Tape& tape, Params params, Var input) const {
    return tape.prepared(params.offset).value ||
                   LinearPieces::pay(*this, tape.points_of_pass(input.points()))
               ? apply_by_pieces(tape, params, input)
               : apply_densely(tape, params, input);
}

Var Mlp::apply_by_pieces(Tape& tape, Params params, Var input) const {
    assert(is_piecewise_linear() && input.rows() == 1 && params.count == parameter_count());
    const auto [found, part] = tape.prepared(params.offset);
    auto* pieces = static_cast<Pieces*>(found);
    if (!pieces) {
        pieces = &tape.prepare<Pieces>(params.offset);
        pieces->prepare(*this, tape.parameters(), params, tape.scratch());
    }
    return pieces->pieces().hold() ? apply_pieces(tape, *pieces, part, input)
                                   : apply_densely(tape, params, input);
}

Var Mlp::apply_pieces(Tape& tape, Pieces& by, Index part, Var input) const {
    const Index points = input.points();
    const bool wanted = gradient_is_wanted(tape, input);
    const Var output = tape.make_node(outputs(), points, wanted);
    const Tape::Node& in = tape.node(input.id());
    const Tape::Node& out = tape.node(output.id());
    Arena& arena = tape.arena();
    const Arena::Mark mark = arena.mark();
    auto* piece = arena.allocate_array<std::int32_t>(static_cast<std::size_t>(points));
    by.pieces().find(in.value, points, piece);
    by.pieces().values(in.value, piece, points, {out.value, out.stride});
    if (!wanted) {
        arena.release(mark);
        return output;
    }
    auto* record = arena.allocate_array<PiecesRecord>(1);
    *record = {&by, part, piece};
    tape.record({&Mlp::pull_pieces, output.id(), input.id(), -1, record});
    return output;
}

void Mlp::pull_pieces(Tape& tape, const Tape::Step& step) {
    const auto& [by, part, piece] = *static_cast<const PiecesRecord*>(step.extra);
    const Tape::Node& out = tape.node(step.out);
    const Tape::Node& in = tape.node(step.first);
    const DenseBlock gradient{out.gradient, out.stride};
    if (tape.wants_parameter_gradient()) by->gather(part, in.value, piece, out.points, gradient);
    if (in.gradient) by->pieces().pull(piece, out.points, gradient, in.gradient);
}

Var Mlp::apply_densely(Tape& tape, Params params, Var input) const {
    assert(input.rows() == inputs() && params.count == parameter_count());
    const Index points = input.points();
    const bool wanted = gradient_is_wanted(tape, input);
    const Var output = tape.make_node(outputs(), points, wanted);
    const Tape::Node& in = tape.node(input.id());
    const Tape::Node& out = tape.node(output.id());
    const Real* p = tape.parameters().data() + params.offset;

    Arena& arena = tape.arena();
    const Arena::Mark mark = arena.mark();
    const auto hidden = static_cast<std::size_t>(layers());
    auto* after = arena.allocate_array<DenseBlock>(hidden);
    auto* before = arena.allocate_array<DenseBlock>(hidden);
    after[0] = allocate_block(arena, inputs(), points);
    copy_padded(in.value, in.stride, after[0], inputs(), points);
    for (std::size_t i = 1; i < hidden; ++i) {
        after[i] = allocate_block(arena, sizes_[i], points);
        before[i] = {};
        if (activation_ == Activation::silu) before[i] = allocate_block(arena, sizes_[i], points);
    }

    const Index end = whole_vectors(points);
    for (Index start = 0; start < end; start += strip) {
        const Index n = std::min(strip, end - start);
        for (Index i = 0; i < layers(); ++i) {
            const auto k = static_cast<std::size_t>(i);
            const DenseMatrix w{p + weights(i), size(i + 1), size(i), size(i)};
            const bool last = i + 1 == layers();
            const DenseBlock to = last ? DenseBlock{out.value, out.stride} : after[k + 1];
            dense_affine(w, p + biases(i), after[k].from(start), to.from(start), n);
            if (last) break;
            for (Index r = 0; r < size(i + 1); ++r) {
                const Index place = r * to.stride + start;
                activate(activation_, to.data + place,
                         before[k + 1].data ? before[k + 1].data + place : nullptr, n);
            }
        }
    }

    if (!wanted) {
        arena.release(mark);
        return output;
    }
    auto* record = arena.allocate_array<Record>(1);
    *record = {this, params, after, before};
    tape.record({&Mlp::pull, output.id(), input.id(), -1, record});
    return output;
}

void Mlp::pull(Tape& tape, const Tape::Step& step) {
    const Record& record = *static_cast<const Record*>(step.extra);
    const Mlp& mlp = *record.mlp;
    const Tape::Node& out = tape.node(step.out);
    const Tape::Node& in = tape.node(step.first);
    const Index points = out.points, end = whole_vectors(points);
    const Real* p = tape.parameters().data() + record.params.offset;
    Arena& arena = tape.arena();
    const Arena::Mark mark = arena.mark();

    // gradient[i]: of the input of layer i; the last: of the output.
    const Index layers = mlp.layers();
    auto* gradient = arena.allocate_array<DenseBlock>(static_cast<std::size_t>(layers) + 1);
    for (Index i = 0; i <= layers; ++i) gradient[i] = allocate_block(arena, mlp.size(i), points);
    copy_padded(out.gradient, out.stride, gradient[layers], mlp.outputs(), points);

    const Index first = in.gradient ? 0 : 1;
    for (Index start = 0; start < end; start += strip) {
        const Index n = std::min(strip, end - start);
        for (Index i = layers - 1; i >= first; --i) {
            const DenseMatrix w{p + mlp.weights(i), mlp.size(i + 1), mlp.size(i), mlp.size(i)};
            dense_affine(w.transposed(), nullptr, gradient[i + 1].from(start),
                         gradient[i].from(start), n);
            if (i == 0) break;
            for (Index r = 0; r < mlp.size(i); ++r) {
                const DenseBlock after = record.after[i], before = record.before[i];
                const Index place = r * after.stride + start;
                pull_activation(mlp.activation_, after.data + place,
                                before.data ? before.data + place : nullptr,
                                gradient[i].data + r * gradient[i].stride + start, n);
            }
        }
    }

    if (tape.wants_parameter_gradient()) {
        Real* sums = tape.parameter_gradient().data() + record.params.offset;
        for (Index i = 0; i < layers; ++i) {
            dense_add_outer(gradient[i + 1], mlp.size(i + 1), record.after[i], mlp.size(i), end,
                            sums + mlp.weights(i));
            dense_add_row_sums(gradient[i + 1], mlp.size(i + 1), end, sums + mlp.biases(i));
        }
    }
    if (in.gradient) {
        for (Index r = 0; r < mlp.inputs(); ++r) {
            const Real* from = gradient[0].data + r * gradient[0].stride;
            Real* to = in.gradient + r * in.stride;
            for (Index i = 0; i < points; ++i) to[i] += from[i];
        }
    }
    arena.release(mark);
}

} // namespace pushforward

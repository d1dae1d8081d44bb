// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/tape.h"

#include <algorithm>

namespace pushforward {

namespace {

constexpr Index lanes = 64 / static_cast<Index>(sizeof(Real));

// Whole vectors, and for blocks one more, so that the rows of a column do not share cache sets.
Index stride_for(Index rows, Index points) {
    if (points == 1 && rows == 1) return 1;
    const Index whole = (points + lanes - 1) / lanes * lanes;
    return rows == 1 ? whole : whole + lanes;
}

} // namespace

void Tape::begin(Mode mode, std::span<const Real> parameters, std::span<Real> gradient,
                 Index points) {
    assert(gradient.empty() || gradient.size() == parameters.size());
    mode_ = mode;
    parameters_ = parameters;
    gradient_ = gradient;
    own_.clear();
    shared_ = nullptr;
    points_ = points;
    next_tile();
}

void Tape::begin_part(Mode mode, std::span<const Real> parameters, std::span<Real> gradient,
                      Index points, const Preparations& shared, Index part) {
    begin(mode, parameters, gradient, points);
    shared_ = &shared;
    part_ = part;
}

void Tape::next_tile() {
    nodes_.clear();
    steps_.clear();
    arena_.clear();
}

Var Tape::make_node(Index rows, Index points, bool with_gradient) {
    Node node;
    const Index stride = stride_for(rows, points);
    node.rows = static_cast<std::int32_t>(rows);
    node.points = static_cast<std::int32_t>(points);
    node.stride = static_cast<std::int32_t>(stride);
    const auto size = static_cast<std::size_t>(rows * stride);
    node.value = arena_.allocate_array<Real>(size);
    if (with_gradient && recording()) {
        node.gradient = arena_.allocate_array<Real>(size);
        std::fill_n(node.gradient, size, Real(0));
    }
    nodes_.push_back(node);
    return {*this, static_cast<std::int32_t>(nodes_.size() - 1)};
}

Var Tape::input(std::span<const Real> row, bool with_gradient) {
    const Var v = make_node(1, static_cast<Index>(row.size()), with_gradient);
    std::copy(row.begin(), row.end(), node(v.id()).value);
    return v;
}

Var Tape::constant(Real value) {
    const Var v = make_node(1, 1, false);
    *node(v.id()).value = value;
    return v;
}

Var Tape::parameter(Params params, Index i) {
    assert(i >= 0 && i < params.count);
    const auto place = static_cast<std::size_t>(params.offset + i);
    Node node;
    node.rows = node.points = node.stride = 1;
    node.value = arena_.allocate_array<Real>(1);
    *node.value = parameters_[place];
    if (wants_parameter_gradient()) node.gradient = &gradient_[place];
    nodes_.push_back(node);
    return {*this, static_cast<std::int32_t>(nodes_.size() - 1)};
}

Var Tape::parameter_row(Params params) {
    const Var v = make_node(1, params.count, false);
    const auto place = static_cast<std::size_t>(params.offset);
    std::copy_n(parameters_.data() + place, params.count, node(v.id()).value);
    if (wants_parameter_gradient()) nodes_.back().gradient = gradient_.data() + place;
    return v;
}

Var Tape::row(Var block, Index r) {
    Node view = node(block.id());
    assert(r >= 0 && r < view.rows);
    view.value += r * view.stride;
    if (view.gradient) view.gradient += r * view.stride;
    view.rows = 1;
    nodes_.push_back(view);
    return {*this, static_cast<std::int32_t>(nodes_.size() - 1)};
}

void Tape::seed(Var v, Real value) {
    const Node& n = node(v.id());
    if (!n.gradient) return;
    for (Index i = 0; i < n.points; ++i) n.gradient[i] += value;
}

void Tape::seed(Var v, std::span<const Real> values) {
    const Node& n = node(v.id());
    if (!n.gradient) return;
    assert(static_cast<Index>(values.size()) == n.points);
    for (std::size_t i = 0; i < values.size(); ++i) n.gradient[i] += values[i];
}

void Tape::pull_back(bool last_tile) {
    for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) step->pull(*this, *step);
    if (!last_tile || !wants_parameter_gradient()) return;
    for (std::size_t i = 0; i < own_.count(); ++i)
        own_[i].add_gradient(parameters_, gradient_, scratch_);
}

Tape::Found Tape::prepared(Index offset) const {
    if (shared_)
        if (Preparation* const found = shared_->find(offset)) return {found, part_};
    return {own_.find(offset), 0};
}

} // namespace pushforward

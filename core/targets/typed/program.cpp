// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/typed/program.h"

#include "core/autodiff/functions.h"
#include "core/autodiff/selection.h"
#include "core/targets/formula.h"

#include <array>
#include <cassert>

namespace pushforward {

namespace {

// What the instructions are of numbers, of blocks of numbers and of nodes of a tape.

double of_one(Op op, double a) {
    switch (op) {
    case Op::negative:
        return -a;
    case Op::exp:
        return std::exp(a);
    case Op::log:
        return std::log(a);
    case Op::sqrt:
        return std::sqrt(a);
    case Op::square:
        return a * a;
    case Op::sin:
        return std::sin(a);
    case Op::cos:
        return std::cos(a);
    case Op::tan:
        return std::tan(a);
    case Op::tanh:
        return std::tanh(a);
    case Op::abs:
        return std::abs(a);
    case Op::sigmoid:
        return formula::sigmoid(a);
    case Op::softplus:
        return formula::softplus(a);
    default:
        return formula::relu(a);
    }
}

double of_two(Op op, double a, double b) {
    switch (op) {
    case Op::add:
        return a + b;
    case Op::subtract:
        return a - b;
    case Op::multiply:
        return a * b;
    case Op::divide:
        return a / b;
    case Op::pow:
        return std::pow(a, b);
    case Op::hypot:
        return std::hypot(a, b);
    case Op::atan2:
        return std::atan2(a, b);
    case Op::minimum:
        return a <= b ? a : b;
    case Op::maximum:
        return a >= b ? a : b;
    case Op::less:
        return a < b;
    case Op::less_equal:
        return a <= b;
    default:
        return a == b;
    }
}

Var of_one(Op op, Var a) {
    switch (op) {
    case Op::negative:
        return -a;
    case Op::exp:
        return exp(a);
    case Op::log:
        return log(a);
    case Op::sqrt:
        return sqrt(a);
    case Op::square:
        return square(a);
    case Op::sin:
        return sin(a);
    case Op::cos:
        return cos(a);
    case Op::tan:
        return tan(a);
    case Op::tanh:
        return tanh(a);
    case Op::abs:
        return abs(a);
    case Op::sigmoid:
        return sigmoid(a);
    case Op::softplus:
        return softplus(a);
    default:
        return relu(a);
    }
}

Var of_two(Op op, Var a, Var b) {
    switch (op) {
    case Op::add:
        return a + b;
    case Op::subtract:
        return a - b;
    case Op::multiply:
        return a * b;
    case Op::divide:
        return a / b;
    case Op::pow:
        return pow(a, b);
    case Op::hypot:
        return hypot(a, b);
    case Op::atan2:
        return atan2(a, b);
    case Op::minimum:
        return minimum(a, b);
    case Op::maximum:
        return maximum(a, b);
    case Op::less:
        return less(a, b);
    case Op::less_equal:
        return less_equal(a, b);
    default:
        return equal(a, b);
    }
}

using Block = Eigen::Array<double, Program::block, 1>;

/// The first numbers of the block, and the last of them in what is left of it.
void fill(Block& block, const double* numbers, Index count) {
    block.head(count) = Eigen::Map<const Eigen::ArrayXd>(numbers, count);
    block.tail(Program::block - count).setConstant(numbers[count - 1]);
}

void run(const Instruction& i, const Block* values, Block& out) {
    const Block& a = values[i.a];
    switch (i.op) {
    case Op::negative:
        out = -a;
        return;
    case Op::exp:
        out = a.exp();
        return;
    case Op::log:
        out = a.log();
        return;
    case Op::sqrt:
        out = a.sqrt();
        return;
    case Op::square:
        out = a.square();
        return;
    case Op::sin:
        out = a.sin();
        return;
    case Op::cos:
        out = a.cos();
        return;
    case Op::tan:
        out = a.tan();
        return;
    case Op::tanh:
        out = a.tanh();
        return;
    case Op::abs:
        out = a.abs();
        return;
    case Op::sigmoid:
    case Op::softplus:
    case Op::relu:
        for (Index k = 0; k < a.size(); ++k) out[k] = of_one(i.op, a[k]);
        return;
    case Op::add:
        out = a + values[i.b];
        return;
    case Op::subtract:
        out = a - values[i.b];
        return;
    case Op::multiply:
        out = a * values[i.b];
        return;
    case Op::divide:
        out = a / values[i.b];
        return;
    case Op::hypot:
        out = (a.square() + values[i.b].square()).sqrt();
        return;
    case Op::select:
        out = (a != 0).select(values[i.b], values[i.c]);
        return;
    default:
        for (Index k = 0; k < a.size(); ++k) out[k] = of_two(i.op, a[k], values[i.b][k]);
    }
}

} // namespace

int operands_of(Op op) {
    if (op <= Op::y) return 0;
    if (op <= Op::relu) return 1;
    return op == Op::select ? 3 : 2;
}

double Program::at(double x, double y) const {
    assert(instructions_.size() <= most_instructions);
    std::array<double, most_instructions> values;
    std::size_t n = 0;
    const auto value = [&](std::int32_t id) { return values[static_cast<std::size_t>(id)]; };
    for (const Instruction& i : instructions_) {
        double& out = values[n++];
        if (i.op == Op::number)
            out = i.number;
        else if (i.op == Op::x)
            out = x;
        else if (i.op == Op::y)
            out = y;
        else if (i.op == Op::select)
            out = value(i.a) != 0 ? value(i.b) : value(i.c);
        else if (operands_of(i.op) == 1)
            out = of_one(i.op, value(i.a));
        else
            out = of_two(i.op, value(i.a), value(i.b));
    }
    return values[n - 1];
}

void Program::at(const double* x, const double* y, double* out, int count) const {
    assert(count > 0 && count <= block);
    // Aligned, and kept from call to call.
    thread_local std::vector<Block, Eigen::aligned_allocator<Block>> values;
    values.resize(std::max(values.size(), instructions_.size()));
    std::size_t n = 0;
    for (const Instruction& i : instructions_) {
        Block& value = values[n++];
        if (i.op == Op::number)
            value = i.number;
        else if (i.op == Op::x)
            fill(value, x, count);
        else if (i.op == Op::y)
            fill(value, y, count);
        else
            run(i, values.data(), value);
    }
    std::copy_n(values[n - 1].data(), count, out);
}

Var Program::on_tape(Plane x) const {
    Tape& tape = x.first.tape();
    const Tape::Guard guard(tape);
    Var* const values = tape.arena().allocate_array<Var>(instructions_.size());
    Var* out = values;
    for (const Instruction& i : instructions_) {
        if (i.op == Op::number)
            *out = tape.constant(static_cast<Real>(i.number));
        else if (i.op == Op::x)
            *out = x.first;
        else if (i.op == Op::y)
            *out = x.second;
        else if (i.op == Op::select)
            *out = select(values[i.a], values[i.b], values[i.c]);
        else if (operands_of(i.op) == 1)
            *out = of_one(i.op, values[i.a]);
        else
            *out = of_two(i.op, values[i.a], values[i.b]);
        ++out;
    }
    const Var value = out[-1];
    return value.points() == x.first.points() ? value : spread(value, x.first.points());
}

} // namespace pushforward

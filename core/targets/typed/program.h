// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/transform.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pushforward {

enum class Op : std::uint8_t {
    number,
    x,
    y, // leaves
    negative,
    exp,
    log,
    sqrt,
    square,
    sin,
    cos,
    tan,
    tanh,
    abs,
    sigmoid,
    softplus,
    relu,
    add,
    subtract,
    multiply,
    divide,
    pow,
    hypot,
    atan2,
    minimum,
    maximum,
    less,
    less_equal,
    equal, // 1 or 0
    select // the first where the condition is not 0, else the second
};

int operands_of(Op op);

/// One value, made from earlier ones.
struct Instruction {
    Op op = Op::number;
    std::int32_t a = -1, b = -1,
                 c = -1; ///< places of the operands; for `select` the condition first
    double number = 0;
};

/// A function of the plane as a list of instructions; the last one is its value. Immutable.
class Program {
public:
    static constexpr std::size_t most_instructions = 2000;

    Program() : Program({Instruction{}}) {}
    explicit Program(std::vector<Instruction> instructions)
        : instructions_(std::move(instructions)) {}

    std::span<const Instruction> instructions() const { return instructions_; }

    double at(double x, double y) const;

    /// At `count` places, count ≤ `block`: several times faster than one by one, and equal to about
    /// 1e-15.
    static constexpr int block = 64;
    void at(const double* x, const double* y, double* out, int count) const;

    /// 1 × points, with its gradient by the points. A branch that is not taken contributes no
    /// gradient, even if its value is not finite.
    Var on_tape(Plane x) const;

private:
    std::vector<Instruction> instructions_;
};

} // namespace pushforward

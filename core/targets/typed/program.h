// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/transform.h"

#include <cstdint>
#include <map>
#include <span>
#include <tuple>
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
    std::int32_t a = -1, b = -1, c = -1; ///< places of the operands; of `select` a condition first
    double number = 0;
};

/// A function of the plane as a list of instructions, the last of which is its value. Immutable.
class Program {
public:
    static constexpr std::size_t most_instructions = 2000;

    Program() : Program({Instruction{}}) {}
    explicit Program(std::vector<Instruction> instructions)
        : instructions_(std::move(instructions)) {}

    std::span<const Instruction> instructions() const { return instructions_; }

    double at(double x, double y) const;

    /// At `count` places, count ≤ `block`: some times faster than one by one, and the same to
    /// 1e-15 or so.
    static constexpr int block = 64;
    void at(const double* x, const double* y, double* out, int count) const;

    /// 1 × points, with its gradient by them; a branch that is not taken has none, be its value
    /// finite or not.
    Var on_tape(Plane x) const;

private:
    std::vector<Instruction> instructions_;
};

/// Makes programs. A value that is there already is not made again, one of numbers alone is a
/// number.
class ProgramBuilder {
public:
    using Id = std::int32_t;

    Id number(double value);
    Id x() { return add({Op::x}); }
    Id y() { return add({Op::y}); }
    Id make(Op op, Id a, Id b = -1, Id c = -1);

    /// Whole exponents up to 64 by products, ½ by a root, a number to the power of what is none by
    /// exp.
    Id power(Id base, Id exponent);

    /// log, but of a sum of exponentials (with positive factors) without overflow and without the
    /// loss of all but one: log(exp a + exp b) is a + softplus(b − a).
    Id logarithm(Id a);

    Id truth(Id a); ///< 1 where it is not 0, else 0

    /// How many there are; a parser ends when there are too many.
    std::size_t size() const { return instructions_.size(); }

    /// What the value needs, and no more.
    Program program(Id value) const;

private:
    const Instruction& at(Id id) const { return instructions_[static_cast<std::size_t>(id)]; }
    bool is_number(Id id) const { return at(id).op == Op::number; }
    bool is_number(Id id, double value) const { return is_number(id) && at(id).number == value; }
    Id add(const Instruction& instruction);
    Id whole_power(Id base, int exponent);
    bool exponents_of(Id sum, double factor, std::vector<Id>& exponents);

    std::vector<Instruction> instructions_;
    std::map<std::tuple<Op, Id, Id, Id, std::uint64_t>, Id> known_;
};

} // namespace pushforward

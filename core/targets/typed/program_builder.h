// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/targets/typed/program.h"

#include <map>
#include <tuple>

namespace pushforward {

/// Makes programs. Equal values are computed once, and values of constants alone become
/// constants.
class ProgramBuilder {
public:
    using Id = std::int32_t;

    Id number(double value);
    Id x() { return add({Op::x}); }
    Id y() { return add({Op::y}); }
    Id make(Op op, Id a, Id b = -1, Id c = -1);

    /// Whole exponents up to 64 become products, ½ a square root, and a constant to a variable
    /// power an exponential.
    Id power(Id base, Id exponent);

    /// The logarithm. That of a sum of exponentials with positive factors is computed without
    /// overflow or cancellation: log(exp a + exp b) is a + softplus(b − a).
    Id logarithm(Id a);

    Id truth(Id a); ///< 1 where it is not 0, else 0

    /// The number of instructions so far; a parser stops when there are too many.
    std::size_t size() const { return instructions_.size(); }

    /// The program that computes this value, without unused instructions.
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

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/targets/typed/program.h"

#include <map>
#include <tuple>

namespace pushforward {

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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/typed/program_builder.h"

#include <bit>
#include <cmath>

namespace pushforward {

namespace {

constexpr int largest_product = 64;
constexpr std::size_t most_exponentials = 256;

} // namespace

ProgramBuilder::Id ProgramBuilder::add(const Instruction& i) {
    const std::tuple key(i.op, i.a, i.b, i.c, std::bit_cast<std::uint64_t>(i.number));
    const auto [place, is_new] = known_.try_emplace(key, static_cast<Id>(instructions_.size()));
    if (is_new) instructions_.push_back(i);
    return place->second;
}

ProgramBuilder::Id ProgramBuilder::number(double value) {
    return add({Op::number, -1, -1, -1, value});
}

ProgramBuilder::Id ProgramBuilder::make(Op op, Id a, Id b, Id c) {
    if (op == Op::select && is_number(a)) return at(a).number != 0 ? b : c;
    const int count = operands_of(op);
    if (is_number(a) && (count < 2 || is_number(b)) && (count < 3 || is_number(c))) {
        std::vector<Instruction> alone;
        for (const Id id : {a, b, c})
            if (static_cast<int>(alone.size()) < count) alone.push_back(at(id));
        alone.push_back({op, 0, 1, 2});
        return number(Program(alone).at(0, 0));
    }
    if (op == Op::add && is_number(a, 0)) return b;
    if ((op == Op::add || op == Op::subtract) && is_number(b, 0)) return a;
    if (op == Op::multiply && is_number(a, 1)) return b;
    if ((op == Op::multiply || op == Op::divide) && is_number(b, 1)) return a;
    if (op == Op::multiply && a == b) return make(Op::square, a);
    return add({op, a, b, c});
}

ProgramBuilder::Id ProgramBuilder::whole_power(Id base, int exponent) {
    if (exponent == 1) return base;
    const Id half = whole_power(base, exponent / 2);
    const Id square = make(Op::square, half);
    return exponent % 2 == 0 ? square : make(Op::multiply, square, base);
}

ProgramBuilder::Id ProgramBuilder::power(Id base, Id exponent) {
    if (is_number(base) && is_number(exponent)) return make(Op::pow, base, exponent);
    if (is_number(exponent)) {
        const double n = at(exponent).number;
        if (n == 0) return number(1);
        if (n == 0.5) return make(Op::sqrt, base);
        if (n == std::floor(n) && std::abs(n) <= largest_product) {
            const Id product = whole_power(base, static_cast<int>(std::abs(n)));
            return n > 0 ? product : make(Op::divide, number(1), product);
        }
    }
    if (is_number(base) && at(base).number > 0) {
        const double log = std::log(at(base).number);
        return make(Op::exp, make(Op::multiply, exponent, number(log)));
    }
    return make(Op::pow, base, exponent);
}

/// Collects aᵢ of a sum of factorᵢ · exp(aᵢ), factors taken into the exponents.
bool ProgramBuilder::exponents_of(Id sum, double factor, std::vector<Id>& exponents) {
    if (!(factor > 0) || exponents.size() >= most_exponentials) return false;
    const Instruction i = at(sum);
    const auto scaled = [&](Id part, Id by) {
        return is_number(by) && exponents_of(part, factor * at(by).number, exponents);
    };
    switch (i.op) {
    case Op::add:
        return exponents_of(i.a, factor, exponents) && exponents_of(i.b, factor, exponents);
    case Op::multiply:
        return scaled(i.a, i.b) || scaled(i.b, i.a);
    case Op::divide:
        return is_number(i.b) && exponents_of(i.a, factor / at(i.b).number, exponents);
    case Op::number:
        if (!(i.number > 0)) return false;
        exponents.push_back(number(std::log(factor * i.number)));
        return true;
    case Op::exp:
        exponents.push_back(make(Op::add, i.a, number(std::log(factor))));
        return true;
    default:
        return false;
    }
}

ProgramBuilder::Id ProgramBuilder::logarithm(Id a) {
    std::vector<Id> exponents;
    if (is_number(a) || !exponents_of(a, 1, exponents)) return make(Op::log, a);
    Id sum = exponents.front();
    for (std::size_t i = 1; i < exponents.size(); ++i)
        sum = make(Op::add, sum, make(Op::softplus, make(Op::subtract, exponents[i], sum)));
    return sum;
}

ProgramBuilder::Id ProgramBuilder::truth(Id a) {
    const Op op = at(a).op;
    if (op == Op::less || op == Op::less_equal || op == Op::equal) return a;
    return make(Op::subtract, number(1), make(Op::equal, a, number(0)));
}

Program ProgramBuilder::program(Id value) const {
    std::vector<char> needed(instructions_.size(), 0);
    needed[static_cast<std::size_t>(value)] = 1;
    for (Id id = value; id >= 0; --id)
        if (needed[static_cast<std::size_t>(id)])
            for (const Id operand : {at(id).a, at(id).b, at(id).c})
                if (operand >= 0) needed[static_cast<std::size_t>(operand)] = 1;
    std::vector<Id> place(instructions_.size(), -1);
    std::vector<Instruction> kept;
    for (Id id = 0; id <= value; ++id) {
        if (!needed[static_cast<std::size_t>(id)]) continue;
        Instruction i = at(id);
        for (Id* operand : {&i.a, &i.b, &i.c})
            if (*operand >= 0) *operand = place[static_cast<std::size_t>(*operand)];
        place[static_cast<std::size_t>(id)] = static_cast<Id>(kept.size());
        kept.push_back(i);
    }
    return Program(std::move(kept));
}

} // namespace pushforward

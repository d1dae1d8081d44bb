// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/typed/names.h"

#include "core/targets/typed/typed_formula.h"

#include <algorithm>
#include <numbers>

namespace pushforward {

namespace {

using Builder = ProgramBuilder;
using Ids = std::vector<Builder::Id>;

template <Op op>
Builder::Id plain(Builder& b, const Ids& ids) {
    return b.make(op, ids[0], ids.size() > 1 ? ids[1] : -1);
}

template <Op op>
Builder::Id folded(Builder& b, const Ids& ids) {
    Builder::Id result = ids[0];
    for (std::size_t i = 1; i < ids.size(); ++i) result = b.make(op, result, ids[i]);
    return result;
}

/// (exp(a) ± exp(−a)) / 2
template <Op op>
Builder::Id hyperbolic(Builder& b, const Ids& ids) {
    const auto up = b.make(Op::exp, ids[0]), down = b.make(Op::exp, b.make(Op::negative, ids[0]));
    return b.make(Op::divide, b.make(op, up, down), b.number(2));
}

Builder::Id choice(Builder& b, const Ids& ids) {
    return b.make(Op::select, ids[0], ids[1], ids[2]);
}

Builder::Id sign(Builder& b, const Ids& ids) {
    const auto zero = b.number(0);
    return b.make(Op::subtract, b.make(Op::less, zero, ids[0]), b.make(Op::less, ids[0], zero));
}

Builder::Id logarithm(Builder& b, const Ids& ids) { return b.logarithm(ids[0]); }
Builder::Id power(Builder& b, const Ids& ids) { return b.power(ids[0], ids[1]); }

} // namespace

const std::vector<FormulaFunction>& formula_function_table() {
    constexpr int any = 64;
    static const std::vector<FormulaFunction> table = {
        {"exp", 1, 1, plain<Op::exp>},
        {"log", 1, 1, logarithm},
        {"sqrt", 1, 1, plain<Op::sqrt>},
        {"abs", 1, 1, plain<Op::abs>},
        {"sin", 1, 1, plain<Op::sin>},
        {"cos", 1, 1, plain<Op::cos>},
        {"tan", 1, 1, plain<Op::tan>},
        {"tanh", 1, 1, plain<Op::tanh>},
        {"sinh", 1, 1, hyperbolic<Op::subtract>},
        {"cosh", 1, 1, hyperbolic<Op::add>},
        {"min", 1, any, folded<Op::minimum>},
        {"max", 1, any, folded<Op::maximum>},
        {"square", 1, 1, plain<Op::square>},
        {"sigmoid", 1, 1, plain<Op::sigmoid>},
        {"softplus", 1, 1, plain<Op::softplus>},
        {"relu", 1, 1, plain<Op::relu>},
        {"hypot", 2, 2, plain<Op::hypot>},
        {"atan2", 2, 2, plain<Op::atan2>},
        {"pow", 2, 2, power},
        {"sign", 1, 1, sign},
        {"ln", 1, 1, logarithm},
        {"if", 3, 3, choice},
    };
    return table;
}

std::vector<std::string> formula_functions() {
    std::vector<std::string> names;
    for (const FormulaFunction& function : formula_function_table()) names.push_back(function.name);
    return names;
}

std::vector<std::string> built_in_names() { return {"x", "y", "r", "theta", "pi", "e"}; }

std::optional<Builder::Id> built_in_value(Builder& b, const std::string& name) {
    if (name == "x") return b.x();
    if (name == "y") return b.y();
    if (name == "r") return b.make(Op::hypot, b.x(), b.y());
    if (name == "theta") return b.make(Op::atan2, b.y(), b.x());
    if (name == "pi") return b.number(std::numbers::pi);
    if (name == "e") return b.number(std::numbers::e);
    return std::nullopt;
}

bool is_reserved(const std::string& name) {
    const auto is_one_of = [&](const std::vector<std::string>& names) {
        return std::ranges::find(names, name) != names.end();
    };
    return name == "and" || name == "or" || name == "not" || name == "in" || name == "U" ||
           is_one_of(formula_functions()) || is_one_of(built_in_names());
}

} // namespace pushforward

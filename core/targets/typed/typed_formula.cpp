// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/typed/typed_formula.h"

#include "core/spec/kind.h"
#include "core/spec/sentence.h"
#include "core/targets/typed/names.h"
#include "core/targets/typed/token.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace pushforward {

namespace {

using Id = ProgramBuilder::Id;

constexpr int deepest = 200;

/// How strongly an operator between two operands binds; 0 for what is none.
int strength(const Token& token) {
    if (token.type == Token::Type::name)
        return token.text == "or" ? 1 : token.text == "and" ? 2 : 0;
    if (token.type != Token::Type::sign) return 0;
    for (const char* sign : {"<", "<=", ">", ">=", "==", "!="})
        if (token.text == sign) return 4;
    if (token.is("+") || token.is("-")) return 5;
    if (token.is("*") || token.is("/")) return 6;
    return token.is("^") ? 8 : 0;
}

constexpr int of_not = 3, of_comparison = 4, of_sign = 7, of_power = 8;

/// 0 or ± a round number at least twice as large.
std::pair<double, double> round_range(double value) {
    if (value == 0) return {-1, 1};
    const double size = 2 * std::abs(value), unit = std::pow(10, std::floor(std::log10(size)));
    double far = 10 * unit;
    for (const double digit : {5.0, 2.0, 1.0})
        if (digit * unit >= size * (1 - 1e-12)) far = digit * unit;
    return {value < 0 ? -far : 0, far};
}

class Parser {
public:
    explicit Parser(std::string_view text) : text_(text), tokens_(tokens_of(text)) {}

    TypedFormula formula() {
        skip_line_ends();
        if (peek().type == Token::Type::end)
            fail(peek(), "there is no formula; write U as a function of x and y.");
        for (;;) {
            const bool defines =
                peek().type == Token::Type::name && tokens_[at_ + 1].is("=") && peek().text != "U";
            if (!defines) break;
            definition();
        }
        if (peek().type == Token::Type::name && peek().text == "U") {
            next();
            if (!peek().is("=")) fail(peek(), "= is missing after U.");
            next();
        }
        const Id value = expression(1);
        const Token after = peek();
        skip_line_ends();
        if (peek().type != Token::Type::end)
            refuse_rest(after.type == Token::Type::line_end ? peek() : after,
                        after.type == Token::Type::line_end);
        return {builder_.program(value), std::move(constants_)};
    }

private:
    const Token& peek() const { return tokens_[at_]; }
    Token next() { return tokens_[peek().type == Token::Type::end ? at_ : at_++]; }

    void skip_line_ends() {
        while (peek().type == Token::Type::line_end) ++at_;
    }

    [[noreturn]] void fail(const Token& token, const std::string& problem) const {
        throw FormulaError(text_, token.place, problem);
    }

    std::string written(const Token& token) const {
        if (token.type == Token::Type::end) return "the end";
        const std::string_view text = text_.substr(token.place.position, token.place.length);
        if (token.type == Token::Type::line_end) return text == ";" ? "“;”" : "the end of the line";
        return "“" + shown(text, 24) + "”";
    }

    [[noreturn]] void refuse_rest(const Token& token, bool new_line) const {
        if (new_line)
            fail(token, "the line before is already U; give its value a name, as in a = …, or put "
                        "the operator at the end of that line.");
        if (token.is(")")) fail(token, "this parenthesis closes nothing.");
        if (token.is("=")) fail(token, "= gives a name to a value; to compare, write ==.");
        if (token.type == Token::Type::name || token.type == Token::Type::number || token.is("("))
            fail(token, "an operator is missing before " + written(token) +
                            "; products are written with *.");
        fail(token, written(token) + " was not expected here.");
    }

    // a = …, to the end of its statement.
    void definition() {
        const Token name = next();
        if (is_reserved(name.text))
            fail(name, "“" + name.text + "” has a meaning already; choose another name.");
        if (values_.contains(name.text)) fail(name, "“" + name.text + "” has a value already.");
        next();
        const std::size_t first = at_;
        const bool negative = peek().is("-");
        const Token number = tokens_[first + (negative ? 1 : 0)];
        const Token after = tokens_[std::min(first + (negative ? 2 : 1), tokens_.size() - 1)];
        const bool in_range = after.type == Token::Type::name && after.text == "in";
        if (number.type == Token::Type::number &&
            (in_range || after.type == Token::Type::line_end || after.type == Token::Type::end)) {
            at_ = first + (negative ? 2 : 1);
            constant(name, negative ? -number.number : number.number, tokens_[first].place.position,
                     number.place.end());
        } else {
            values_.emplace(name.text, expression(1));
        }
        if (peek().type == Token::Type::end)
            fail(peek(), "the last statement is U itself, and it is missing.");
        if (peek().type != Token::Type::line_end) refuse_rest(peek(), false);
        skip_line_ends();
        if (peek().type == Token::Type::end)
            fail(peek(), "the last statement is U itself, and it is missing.");
    }

    void constant(const Token& name, double value, std::size_t from, std::size_t to) {
        NamedConstant constant{name.text, value, 0, 0, {from, to - from}};
        std::tie(constant.minimum, constant.maximum) = round_range(value);
        if (peek().type == Token::Type::name) {
            next();
            expect("[", "a range is written in [from, to].");
            const Token low = peek();
            constant.minimum = signed_number();
            expect(",", "a range is written in [from, to].");
            constant.maximum = signed_number();
            expect("]", "a range is written in [from, to].");
            if (!(constant.minimum < constant.maximum))
                fail(low, "the range must begin below its end.");
            if (value < constant.minimum || value > constant.maximum)
                throw FormulaError(text_, constant.place, "this number is outside of its range.");
        }
        values_.emplace(name.text, builder_.number(value));
        constants_.push_back(std::move(constant));
    }

    double signed_number() {
        const bool negative = peek().is("-");
        if (negative) next();
        if (peek().type != Token::Type::number) fail(peek(), "a number was expected.");
        return negative ? -next().number : next().number;
    }

    void expect(std::string_view sign, const std::string& problem) {
        if (!peek().is(sign)) fail(peek(), problem);
        next();
    }

    // Counts parentheses, signs and powers: everything that nests.
    class Deeper {
    public:
        explicit Deeper(Parser& parser) : parser_(parser) {
            if (++parser.depth_ > deepest)
                parser.fail(parser.peek(), "this is nested too deeply; give parts of it names.");
        }
        ~Deeper() { --parser_.depth_; }
        Deeper(const Deeper&) = delete;
        Deeper& operator=(const Deeper&) = delete;

    private:
        Parser& parser_;
    };

    /// Operators that bind at least as strongly as `least`.
    Id expression(int least) {
        const Deeper deeper(*this);
        Id left = operand();
        for (;;) {
            if (inside_ > 0) skip_line_ends();
            const Token op = peek();
            const int binds = strength(op);
            if (binds < least || binds == 0) return left;
            next();
            const Id right = expression(binds == of_power ? of_sign : binds + 1);
            left = combined(op, left, right);
            check_size(op);
            if (binds == of_comparison && strength(peek()) == of_comparison)
                fail(peek(), "compare two values at a time: write 0 < x and x < 1.");
        }
    }

    Id combined(const Token& op, Id a, Id b) {
        const auto no = [&](Id id) { return builder_.make(Op::subtract, builder_.number(1), id); };
        if (op.is("+")) return builder_.make(Op::add, a, b);
        if (op.is("-")) return builder_.make(Op::subtract, a, b);
        if (op.is("*")) return builder_.make(Op::multiply, a, b);
        if (op.is("/")) return builder_.make(Op::divide, a, b);
        if (op.is("^")) return builder_.power(a, b);
        if (op.is("<")) return builder_.make(Op::less, a, b);
        if (op.is("<=")) return builder_.make(Op::less_equal, a, b);
        if (op.is(">")) return builder_.make(Op::less, b, a);
        if (op.is(">=")) return builder_.make(Op::less_equal, b, a);
        if (op.is("==")) return builder_.make(Op::equal, a, b);
        if (op.is("!=")) return no(builder_.make(Op::equal, a, b));
        const Op both = op.text == "and" ? Op::minimum : Op::maximum;
        return builder_.make(both, builder_.truth(a), builder_.truth(b));
    }

    Id operand() {
        skip_line_ends(); // a line goes on after an operator
        const Token token = next();
        if (token.is("+")) return expression(of_sign);
        if (token.is("-")) return builder_.make(Op::negative, expression(of_sign));
        if (token.is("√")) return builder_.make(Op::sqrt, expression(of_power + 1));
        if (token.is("(")) return in_parentheses(token);
        if (token.type == Token::Type::number) return builder_.number(token.number);
        if (token.type == Token::Type::name) return named(token);
        fail(token, token.is(")") || token.is(",") || token.type == Token::Type::end
                        ? "a value is missing before " + written(token) + "."
                        : written(token) + " was not expected here; write a value.");
    }

    Id in_parentheses(const Token& opening) {
        ++inside_;
        const Id value = expression(1);
        close(opening);
        return value;
    }

    void close(const Token& opening) {
        skip_line_ends();
        if (peek().type == Token::Type::end) fail(opening, "this parenthesis is not closed.");
        if (peek().is(",")) fail(peek(), "a comma goes between the arguments of a function.");
        if (!peek().is(")")) refuse_rest(peek(), false);
        next();
        --inside_;
    }

    Id named(const Token& name) {
        if (name.text == "not") {
            const Id value = builder_.truth(expression(of_not + 1));
            return builder_.make(Op::subtract, builder_.number(1), value);
        }
        if (peek().is("(")) return call(name);
        if (const auto value = values_.find(name.text); value != values_.end())
            return value->second;
        if (const auto value = built_in_value(builder_, name.text)) return *value;
        const std::vector<std::string> functions = formula_functions();
        if (std::ranges::find(functions, name.text) != functions.end())
            fail(name, "“" + name.text + "” is a function; write " + name.text + "(…).");
        std::vector<std::string> known = built_in_names();
        for (const auto& [key, value] : values_) known.push_back(key);
        fail(name, written(name) + " is not known. " + suggestion(name.text, known));
    }

    Id call(const Token& name) {
        const auto& table = formula_function_table();
        const auto function = std::ranges::find(table, name.text, &FormulaFunction::name);
        if (function == table.end()) {
            const bool is_value = values_.contains(name.text) || is_reserved(name.text);
            fail(name, is_value ? "“" + name.text + "” is a value; write * between factors."
                                : written(name) + " is not a function. " +
                                      suggestion(name.text, formula_functions()));
        }
        const Token opening = next();
        ++inside_;
        std::vector<Id> arguments;
        skip_line_ends();
        if (!peek().is(")")) {
            arguments.push_back(expression(1));
            while (skip_line_ends(), peek().is(",")) {
                next();
                arguments.push_back(expression(1));
            }
        }
        close(opening);
        const int count = static_cast<int>(arguments.size());
        if (count < function->fewest || count > function->most) {
            const int wanted = count < function->fewest ? function->fewest : function->most;
            fail(name, name.text + " takes " +
                           (function->most > function->fewest
                                ? (count < wanted ? "at least " : "at most ")
                                : "") +
                           std::to_string(wanted) + (wanted == 1 ? " value" : " values") +
                           ", not " + std::to_string(count) + ".");
        }
        const Id value = function->make(builder_, arguments);
        check_size(name);
        return value;
    }

    void check_size(const Token& token) const {
        if (builder_.size() > Program::most_instructions)
            fail(token, "the formula is too long; it may have " +
                            std::to_string(Program::most_instructions) + " operations.");
    }

    std::string_view text_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    int depth_ = 0, inside_ = 0;
    ProgramBuilder builder_;
    std::map<std::string, Id> values_;
    std::vector<NamedConstant> constants_;
};

} // namespace

TypedFormula parse_formula(std::string_view text) {
    if (text.size() > longest_formula)
        throw FormulaError(text, {longest_formula, 1},
                           "the text goes on; a formula may have " +
                               std::to_string(longest_formula) + " bytes.");
    return Parser(text).formula();
}

} // namespace pushforward

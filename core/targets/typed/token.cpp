// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/typed/token.h"

#include "core/spec/sentence.h"

#include <charconv>
#include <cmath>
#include <utility>

namespace pushforward {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/// Signs by what they mean; longer ones before those that they begin with.
constexpr std::pair<std::string_view, std::string_view> signs[] = {
    {"**", "^"}, {"<=", "<="}, {">=", ">="}, {"==", "=="}, {"!=", "!="}, {"−", "-"},
    {"–", "-"},  {"·", "*"},   {"×", "*"},   {"⋅", "*"},   {"∗", "*"},   {"÷", "/"},
    {"∕", "/"},  {"≤", "<="},  {"≥", ">="},  {"≠", "!="},  {"√", "√"},   {"+", "+"},
    {"-", "-"},  {"*", "*"},   {"/", "/"},   {"^", "^"},   {"<", "<"},   {">", ">"},
    {"=", "="},  {"(", "("},   {")", ")"},   {"[", "["},   {"]", "]"},   {",", ","}};

constexpr std::pair<std::string_view, int> powers[] = {{"²", 2}, {"³", 3}, {"⁴", 4}, {"⁵", 5},
                                                       {"⁶", 6}, {"⁷", 7}, {"⁸", 8}, {"⁹", 9}};

/// Letters beyond ASCII in a name, and what they are in one.
constexpr std::pair<std::string_view, std::string_view> letters[] = {
    {"₀", "0"},     {"₁", "1"},     {"₂", "2"},      {"₃", "3"},     {"₄", "4"},
    {"₅", "5"},     {"₆", "6"},     {"₇", "7"},      {"₈", "8"},     {"₉", "9"},
    {"α", "alpha"}, {"β", "beta"},  {"γ", "gamma"},  {"δ", "delta"}, {"ε", "epsilon"},
    {"θ", "theta"}, {"κ", "kappa"}, {"λ", "lambda"}, {"μ", "mu"},    {"ν", "nu"},
    {"π", "pi"},    {"ρ", "rho"},   {"σ", "sigma"},  {"τ", "tau"},   {"φ", "phi"},
    {"ω", "omega"}};

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    std::vector<Token> all() {
        while (skip_blanks(), at_ < text_.size()) next();
        add(Token::Type::end, {}, 0);
        return std::move(tokens_);
    }

private:
    std::string_view rest() const { return text_.substr(at_); }

    void skip_blanks() {
        while (at_ < text_.size()) {
            const std::string_view blank = rest();
            if (blank.starts_with(' ') || blank.starts_with('\t') || blank.starts_with('\r'))
                ++at_;
            else if (blank.starts_with("\u00A0"))
                at_ += 2;
            else if (blank.starts_with('#'))
                at_ = std::min(text_.find('\n', at_), text_.size());
            else
                return;
        }
    }

    void add(Token::Type type, std::string text, std::size_t length) {
        tokens_.push_back({type, std::move(text), 0, {at_, length}});
        at_ += length;
    }

    void next() {
        const char c = text_[at_];
        if (c == ';' || c == '\n') return add(Token::Type::line_end, ";", 1);
        if (is_digit(c) || (c == '.' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1])))
            return number();
        if (name()) return;
        for (const auto& [written, meant] : signs)
            if (rest().starts_with(written))
                return add(Token::Type::sign, std::string(meant), written.size());
        for (const auto& [written, exponent] : powers)
            if (rest().starts_with(written)) {
                add(Token::Type::sign, "^", 0);
                add(Token::Type::number, {}, written.size());
                tokens_.back().number = exponent;
                return;
            }
        refuse();
    }

    void number() {
        std::size_t end = at_;
        const auto digits = [&] {
            while (end < text_.size() && is_digit(text_[end])) ++end;
        };
        digits();
        if (end < text_.size() && text_[end] == '.') ++end;
        digits();
        if (end < text_.size() && (text_[end] == 'e' || text_[end] == 'E')) {
            const std::size_t before = end++;
            if (end < text_.size() && (text_[end] == '+' || text_[end] == '-')) ++end;
            const std::size_t first = end;
            digits();
            if (end == first) end = before; // the number e comes after, which the parser refuses
        }
        const std::size_t length = end - at_;
        double value = 0;
        const auto read = std::from_chars(text_.data() + at_, text_.data() + end, value);
        if (read.ec != std::errc() || !std::isfinite(value))
            throw FormulaError(text_, {at_, length}, "this number is too large or too small.");
        add(Token::Type::number, {}, length);
        tokens_.back().number = value;
    }

    bool name() {
        std::string ascii;
        std::size_t end = at_;
        while (end < text_.size()) {
            const char c = text_[end];
            if (is_letter(c) || (end > at_ && is_digit(c))) {
                ascii += c;
                ++end;
                continue;
            }
            const std::size_t before = end;
            for (const auto& [written, meant] : letters)
                if (text_.substr(end).starts_with(written)) {
                    ascii += meant;
                    end += written.size();
                    break;
                }
            if (end == before) break;
        }
        if (end == at_) return false;
        if (ascii == "x1") ascii = "x";
        if (ascii == "x2") ascii = "y";
        add(Token::Type::name, ascii, end - at_);
        return true;
    }

    [[noreturn]] void refuse() const {
        std::size_t length = 1;
        while (at_ + length < text_.size() &&
               (static_cast<unsigned char>(text_[at_ + length]) & 0xC0) == 0x80)
            ++length;
        const std::string sign = shown(text_.substr(at_, length));
        const std::string hint = sign == "|" ? "write abs(…) for an absolute value."
                                 : sign == "{" || sign == "}" ? "write parentheses: ( )."
                                 : sign == "&"                ? "write and."
                                 : sign == "!"                ? "write not."
                                                              : "this sign has no meaning here.";
        throw FormulaError(text_, {at_, length}, "“" + sign + "”: " + hint);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Token> tokens_;
};

} // namespace

std::vector<Token> tokens_of(std::string_view text) { return Lexer(text).all(); }

} // namespace pushforward

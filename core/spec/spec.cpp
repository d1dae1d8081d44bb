// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/spec/spec.h"

#include "core/math/error.h"
#include "core/spec/sentence.h"

#include <charconv>
#include <cmath>
#include <optional>

namespace pushforward {

namespace {

constexpr std::size_t largest_count = 256;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

/// Reads the notation from left to right; a person's mistakes are found at `place()`.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) { skip_spaces(); }

    bool at_end() const { return position_ == text_.size(); }
    char peek() const { return at_end() ? '\0' : text_[position_]; }

    bool take(char c) {
        if (at_end() || text_[position_] != c) return false;
        ++position_;
        skip_spaces();
        return true;
    }

    Spec spec() {
        Spec spec;
        spec.kind = word("a name was expected");
        if (take('(') && !take(')')) {
            do field(spec);
            while (take(','));
            if (!take(')')) fail("a comma or a closing parenthesis was expected");
        }
        return spec;
    }

    /// The number before a star; nothing, and nothing read, where there is none.
    std::optional<std::size_t> count() {
        const std::size_t end = text_.find_first_not_of("0123456789", position_);
        if (end == position_ || at_end()) return std::nullopt;
        std::size_t after = end;
        while (after < text_.size() && is_space(text_[after])) ++after;
        if (end == text_.npos || after == text_.size() || text_[after] != '*') return std::nullopt;
        const std::string_view digits = text_.substr(position_, end - position_);
        std::size_t number = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (read.ec != std::errc() || number < 1 || number > largest_count)
            fail("the count " + shown(digits, 24) + " is out of range; it must be 1 to " +
                 std::to_string(largest_count));
        position_ = after;
        take('*');
        return number;
    }

    [[noreturn]] void fail(const std::string& problem) const {
        const std::string place = at_end() ? "at the end"
                                           : "at character " + std::to_string(position_ + 1) +
                                                 " (" + shown(text_.substr(position_), 24) + ")";
        throw Error("“" + shown(text_) + "” cannot be read: " + problem + " " + place +
                    ". Write KIND or KIND(field=value, …).");
    }

private:
    void skip_spaces() {
        while (!at_end() && is_space(text_[position_])) ++position_;
    }

    std::string word(const std::string& problem) {
        const std::size_t start = position_;
        while (!at_end() && is_word(text_[position_])) ++position_;
        if (position_ == start) fail(problem);
        const std::string result(text_.substr(start, position_ - start));
        skip_spaces();
        return result;
    }

    void field(Spec& spec) {
        const std::string key = word("a field's name was expected");
        if (!take('=')) fail("an equals sign was expected after " + shown(key));
        if (spec.values.contains(key)) fail(shown(key) + " is given twice");
        spec.values.emplace(key, peek() == '"' ? Value(quoted()) : plain_value(key));
    }

    std::string quoted() {
        std::string result;
        for (++position_; !at_end() && text_[position_] != '"'; ++position_) {
            if (text_[position_] == '\\' && position_ + 1 < text_.size()) ++position_;
            result += text_[position_];
        }
        if (at_end()) fail("a closing quotation mark was expected");
        ++position_;
        skip_spaces();
        return result;
    }

    Value plain_value(const std::string& key) {
        const std::size_t end = std::min(text_.find_first_of(",()=\"", position_), text_.size());
        const std::string_view text = trimmed(text_.substr(position_, end - position_));
        if (text.empty()) fail("a value was expected for " + shown(key));
        if (text == "true" || text == "false") return position_ = end, Value(text == "true");

        const std::string_view digits = text.front() == '+' ? text.substr(1) : text;
        const char* const last = digits.data() + digits.size();
        std::int64_t whole = 0;
        const auto as_whole = std::from_chars(digits.data(), last, whole);
        if (as_whole.ec == std::errc() && as_whole.ptr == last)
            return position_ = end, Value(whole);
        double real = 0;
        const auto as_real = std::from_chars(digits.data(), last, real);
        if (as_real.ptr == last && (as_real.ec != std::errc() || !std::isfinite(real)))
            fail(shown(key) + " must be a finite number that fits in double precision");
        position_ = end;
        return as_real.ptr == last ? Value(real) : Value(std::string(text));
    }

    std::string_view text_;
    std::size_t position_ = 0;
};

} // namespace

double Spec::real(const std::string& key) const { return std::get<double>(values.at(key)); }

std::int64_t Spec::integer(const std::string& key) const {
    return std::get<std::int64_t>(values.at(key));
}

bool Spec::flag(const std::string& key) const { return std::get<bool>(values.at(key)); }

const std::string& Spec::choice(const std::string& key) const {
    return std::get<std::string>(values.at(key));
}

const std::string& Spec::text(const std::string& key) const { return choice(key); }

Spec parse_spec(std::string_view text) {
    Reader reader(text);
    Spec spec = reader.spec();
    if (!reader.at_end()) reader.fail("nothing more was expected");
    return spec;
}

std::vector<Spec> parse_spec_list(std::string_view text) {
    Reader reader(text);
    std::vector<Spec> specs;
    do {
        const std::size_t count = reader.count().value_or(1);
        const Spec spec = reader.spec();
        if (specs.size() + count > largest_count)
            reader.fail("there are more than " + std::to_string(largest_count) + " entries");
        specs.insert(specs.end(), count, spec);
    } while (reader.take(','));
    if (!reader.at_end()) reader.fail("a comma was expected");
    return specs;
}

std::string to_text(const Spec& spec) {
    std::string fields;
    for (const auto& [key, value] : spec.values)
        fields += (fields.empty() ? "" : ", ") + key + "=" + value_text(value);
    return fields.empty() ? spec.kind : spec.kind + "(" + fields + ")";
}

} // namespace pushforward

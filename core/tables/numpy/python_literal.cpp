// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/numpy/python_literal.h"

#include "core/math/error.h"

#include <charconv>

namespace pushforward {

namespace {

using Type = PythonLiteral::Type;

constexpr int deepest = 16;

void append_utf8(std::string& text, std::uint32_t code) {
    const auto tail = [&](int shift) {
        text += static_cast<char>(0x80 | ((code >> shift) & 0x3f));
    };
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xc0 | (code >> 6));
        tail(0);
    } else if (code < 0x10000) {
        text += static_cast<char>(0xe0 | (code >> 12));
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xf0 | ((code >> 18) & 0x07));
        tail(12);
        tail(6);
        tail(0);
    }
}

class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) {}

    PythonLiteral parse() {
        PythonLiteral value = read_value(0);
        pass_space();
        if (place_ != text_.size()) fail();
        return value;
    }

private:
    [[noreturn]] void fail() const {
        throw Error("byte " + std::to_string(place_ + 1) + " of it makes no sense");
    }

    void pass_space() {
        while (place_ < text_.size() &&
               std::string_view(" \t\r\n").find(text_[place_]) != std::string_view::npos)
            ++place_;
    }

    bool pass(std::string_view word) {
        pass_space();
        if (!text_.substr(place_).starts_with(word)) return false;
        place_ += word.size();
        return true;
    }

    PythonLiteral read_value(int depth) {
        if (depth > deepest) fail();
        if (pass("(")) return read_sequence(")", depth);
        if (pass("[")) return read_sequence("]", depth);
        if (pass("{")) return read_dictionary(depth);
        PythonLiteral value;
        if (pass("True") || pass("False")) {
            value.type = Type::flag;
            value.flag = text_[place_ - 2] == 'u';
            return value;
        }
        if (pass("None")) return value;
        if (place_ == text_.size()) fail();
        if (text_[place_] == '\'' || text_[place_] == '"' || text_[place_] == 'u')
            return read_text();
        return read_number();
    }

    PythonLiteral read_sequence(std::string_view end, int depth) {
        PythonLiteral value;
        value.type = Type::sequence;
        while (!pass(end)) {
            value.items.push_back(read_value(depth + 1));
            if (pass(",")) continue;
            if (!pass(end)) fail();
            // One value in parentheses without a comma is that value.
            if (end == ")" && value.items.size() == 1) return std::move(value.items.front());
            break;
        }
        return value;
    }

    PythonLiteral read_dictionary(int depth) {
        PythonLiteral value;
        value.type = Type::dictionary;
        while (!pass("}")) {
            value.items.push_back(read_value(depth + 1));
            if (!pass(":")) fail();
            value.items.push_back(read_value(depth + 1));
            if (pass(",")) continue;
            if (!pass("}")) fail();
            break;
        }
        return value;
    }

    PythonLiteral read_number() {
        PythonLiteral value;
        value.type = Type::number;
        const char* const from = text_.data() + place_;
        const auto read = std::from_chars(from, text_.data() + text_.size(), value.number);
        if (read.ec != std::errc()) fail();
        place_ += static_cast<std::size_t>(read.ptr - from);
        if (place_ < text_.size() && text_[place_] == 'L') ++place_; // Python 2's long
        return value;
    }

    PythonLiteral read_text() {
        PythonLiteral value;
        value.type = Type::text;
        if (text_[place_] == 'u') ++place_; // Python 2
        if (place_ == text_.size() || (text_[place_] != '\'' && text_[place_] != '"')) fail();
        const char quote = text_[place_++];
        while (place_ < text_.size() && text_[place_] != quote) {
            if (text_[place_] == '\\')
                read_escape(value.text);
            else
                value.text += text_[place_++];
        }
        if (place_ == text_.size()) fail();
        ++place_;
        return value;
    }

    void read_escape(std::string& text) {
        if (++place_ == text_.size()) fail();
        const char letter = text_[place_++];
        switch (letter) {
        case 'n':
            text += '\n';
            return;
        case 'r':
            text += '\r';
            return;
        case 't':
            text += '\t';
            return;
        case 'x':
            return append_utf8(text, read_hexadecimal(2));
        case 'u':
            return append_utf8(text, read_hexadecimal(4));
        case 'U':
            return append_utf8(text, read_hexadecimal(8));
        default:
            text += letter;
        }
    }

    std::uint32_t read_hexadecimal(std::size_t digits) {
        if (text_.size() - place_ < digits) fail();
        std::uint32_t code = 0;
        const char* const from = text_.data() + place_;
        const auto read = std::from_chars(from, from + digits, code, 16);
        if (read.ec != std::errc() || read.ptr != from + digits || code > 0x10ffff) fail();
        place_ += digits;
        return code;
    }

    std::string_view text_;
    std::size_t place_ = 0;
};

} // namespace

const PythonLiteral* PythonLiteral::find(std::string_view key) const {
    if (type != Type::dictionary) return nullptr;
    for (std::size_t i = 0; i + 1 < items.size(); i += 2)
        if (items[i].is(Type::text) && items[i].text == key) return &items[i + 1];
    return nullptr;
}

PythonLiteral parse_python_literal(std::string_view text) { return Parser(text).parse(); }

} // namespace pushforward

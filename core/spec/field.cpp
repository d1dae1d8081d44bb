// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/spec/field.h"

#include "core/spec/sentence.h"

namespace pushforward {

namespace {

template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>; // clang 14 does not find it by itself

bool is_plain_word(const std::string& text) {
    const std::string ends = "-+.0123456789";
    if (text.empty() || ends.find(text.front()) != std::string::npos) return false;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
        if (!plain) return false;
    }
    // Words that would be read as something else.
    for (const char* other : {"true", "false", "nan", "inf", "infinity"}) {
        if (text.size() != std::string(other).size()) continue;
        bool same = true;
        for (std::size_t i = 0; i < text.size(); ++i) same &= (text[i] | 0x20) == other[i];
        if (same) return false;
    }
    return true;
}

} // namespace

Value initial_value(const Field& field) {
    return std::visit([](const auto& type) { return Value(type.initial); }, field.type);
}

std::string range_text(const Field& field) {
    return std::visit(
        Overloaded{[](const RealField& type) {
                       return number_text(type.minimum) + " to " + number_text(type.maximum);
                   },
                   [](const IntField& type) {
                       return std::to_string(type.minimum) + " to " + std::to_string(type.maximum);
                   },
                   [](const BoolField&) { return std::string("true or false"); },
                   [](const ChoiceField& type) {
                       std::string keys;
                       for (const Choice& choice : type.choices)
                           keys += (keys.empty() ? "" : ", ") + choice.key;
                       return "one of " + keys;
                   },
                   [](const TextField& type) { return type.what; }},
        field.type);
}

std::string value_text(const Value& value) {
    return std::visit(Overloaded{[](bool flag) { return std::string(flag ? "true" : "false"); },
                                 [](std::int64_t whole) { return std::to_string(whole); },
                                 [](double real) {
                                     std::string text = number_text(real);
                                     const bool reads_as_whole =
                                         text.find_first_not_of("-0123456789") == std::string::npos;
                                     return reads_as_whole ? text + ".0" : text;
                                 },
                                 [](const std::string& text) {
                                     if (is_plain_word(text)) return text;
                                     std::string quoted = "\"";
                                     for (const char c : text) {
                                         if (c == '"' || c == '\\') quoted += '\\';
                                         quoted += c;
                                     }
                                     return quoted + '"';
                                 }},
                      value);
}

} // namespace pushforward

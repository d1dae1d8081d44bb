// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace pushforward {

/// What a field can hold. Whole numbers and reals are different kinds of value.
using Value = std::variant<bool, std::int64_t, double, std::string>;

struct RealField {
    double initial = 0, minimum = 0, maximum = 1;
    bool logarithmic = false; ///< a slider should move by ratios; asks for minimum > 0
};

struct IntField {
    std::int64_t initial = 0, minimum = 0, maximum = 1;
    bool logarithmic = false;
};

struct BoolField {
    bool initial = false;
};

struct Choice {
    std::string key, title;
};

struct ChoiceField {
    std::string initial;
    std::vector<Choice> choices;
};

/// A text of one or more lines.
struct TextField {
    std::string initial;
    std::size_t longest = 1024; ///< bytes
    std::string what;           ///< "a formula in x and y", for messages
    void (*check)(const std::string&) =
        nullptr; ///< throws Error if the text is not of this form; may be null
};

/// One thing that can be set: the form in the window, the command line, the files and the reference
/// page are all made from it.
struct Field {
    std::string key, title;
    std::string unit; ///< empty when the number has none
    std::string help; ///< one sentence
    std::variant<RealField, IntField, BoolField, ChoiceField, TextField> type;
    std::string zero = {}; ///< what a number of 0 means where it is no amount: "all"
};

Value initial_value(const Field& field);

/// "0.1 to 10", "one of relu, tanh, silu", "true or false": for messages and the reference page.
std::string range_text(const Field& field);

std::string value_text(const Value& value);

} // namespace pushforward

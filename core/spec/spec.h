// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/spec/field.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pushforward {

/// A kind and the values of its fields. Saved in files and typed on the command line.
struct Spec {
    std::string kind;
    std::map<std::string, Value> values;

    bool operator==(const Spec&) const = default;

    /// The value of a field. The spec must be validated, so that the value exists and has this
    /// type.
    double real(const std::string& key) const;
    std::int64_t integer(const std::string& key) const;
    bool flag(const std::string& key) const;
    const std::string& choice(const std::string& key) const;
    const std::string& text(const std::string& key) const;
};

/// Reads `KIND` or `KIND(field=value, …)`. A value is true, false, a whole number, a real, a word,
/// or text in double quotes (with \" and \\ for those two). Throws Error, naming the place, if
/// the text has another form or a number is not finite.
Spec parse_spec(std::string_view text);

/// Reads a comma-separated list of `[COUNT*]KIND[(field=value, …)]`, counts expanded (at most 256).
std::vector<Spec> parse_spec_list(std::string_view text);

/// The shortest text that `parse_spec` reads back as this spec.
std::string to_text(const Spec& spec);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pushforward {

/// A value that is written out in Python: what the header of a .npy file is made of.
struct PythonLiteral {
    enum class Type { none, flag, number, text, sequence, dictionary };

    Type type = Type::none;
    bool flag = false;
    std::uint64_t number = 0;
    std::string text;                 ///< UTF-8
    std::vector<PythonLiteral> items; ///< of a tuple or a list; of a dictionary key, value, key, …

    bool is(Type wanted) const { return type == wanted; }

    /// The value under a key; null where this is no dictionary or has no such key.
    const PythonLiteral* find(std::string_view key) const;
};

/// Reads None, True, False, whole numbers from 0 on, strings, tuples, lists and dictionaries,
/// nested at most 16 deep. Throws Error whose words are the fault alone: "byte 12 is no …".
PythonLiteral parse_python_literal(std::string_view text);

} // namespace pushforward

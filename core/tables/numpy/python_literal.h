// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pushforward {

/// A literal value of Python; the header of a .npy file is one.
struct PythonLiteral {
    enum class Type { none, flag, number, text, sequence, dictionary };

    Type type = Type::none;
    bool flag = false;
    std::uint64_t number = 0;
    std::string text;                 ///< UTF-8
    std::vector<PythonLiteral> items; ///< of a tuple or list; of a dictionary: key, value, key, …

    bool is(Type wanted) const { return type == wanted; }

    /// The value of a key; null if this is not a dictionary or has no such key.
    const PythonLiteral* find(std::string_view key) const;
};

/// Reads None, True, False, whole numbers of at least 0, strings, tuples, lists and dictionaries,
/// nested at most 16 deep. Throws Error whose text is the fault alone: "byte 12 of it …".
PythonLiteral parse_python_literal(std::string_view text);

} // namespace pushforward

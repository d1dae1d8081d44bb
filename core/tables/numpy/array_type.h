// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace pushforward {

/// How NumPy stores a number: floats of 2, 4 and 8 bytes, signed and unsigned integers of 1, 2, 4
/// and 8, truth values of one; in either order of bytes.
struct ArrayType {
    char kind = 'f'; ///< f, i, u or b
    int size = 8;    ///< bytes
    bool big_endian = false;

    bool operator==(const ArrayType&) const = default;
};

/// NumPy's code of a type, "<f8"; nothing where it is none of the above.
std::optional<ArrayType> array_type(std::string_view code);

/// The numbers that begin `stride` bytes apart from `bytes` on, as many as `out` takes; integers
/// beyond 2⁵³ are rounded to the nearest double. `bytes` need not be aligned.
void read_numbers(const ArrayType& type, const char* bytes, std::size_t stride,
                  std::span<double> out);

} // namespace pushforward

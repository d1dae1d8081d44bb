// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace pushforward {

/// How NumPy stores a number: floats of 2, 4 and 8 bytes, signed and unsigned integers of 1, 2, 4
/// and 8, truth values of one; in either byte order.
struct ArrayType {
    char kind = 'f'; ///< f, i, u or b
    int size = 8;    ///< bytes
    bool big_endian = false;

    bool operator==(const ArrayType&) const = default;
};

/// The type for NumPy's code, such as "<f8"; nothing if it is none of the above.
std::optional<ArrayType> array_type(std::string_view code);

/// Reads as many numbers as `out` holds, `stride` bytes apart, beginning at `bytes`, which need not
/// be aligned. Integers beyond 2⁵³ are rounded to the nearest double.
void read_numbers(const ArrayType& type, const char* bytes, std::size_t stride,
                  std::span<double> out);

} // namespace pushforward

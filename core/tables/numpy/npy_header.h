// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/byte_stream.h"
#include "core/tables/numpy/array_type.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pushforward {

/// A part of each element of an array: a number, or something else.
struct ArrayField {
    std::string name;              ///< empty if elements have no fields
    std::optional<ArrayType> type; ///< nothing if it is not a number
    std::uint64_t offset = 0;      ///< bytes from the start of the element
};

/// The header of a .npy file (versions 1 to 3).
struct NpyHeader {
    std::vector<std::uint64_t> shape;
    bool column_major = false; ///< the first index varies fastest
    std::vector<ArrayField> fields;
    std::uint64_t item_size = 0;  ///< bytes of an element, at least 1
    std::uint64_t data_start = 0; ///< bytes before the first element

    /// Why the elements cannot be read, and what to do: "holds text where …". Empty if they can.
    std::string refusal;

    bool is_structured() const { return !fields.empty() && !fields.front().name.empty(); }
    std::string shape_text() const; ///< "(1000, 2)"
};

bool looks_like_npy(std::string_view start);

/// Reads from the start of the stream up to the first element. Throws Error, beginning with `name`,
/// if the header is damaged, is longer than a megabyte, or does not match the size of the data.
NpyHeader read_npy_header(ByteStream& stream, const std::string& name);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/byte_stream.h"
#include "core/tables/numpy/array_type.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pushforward {

/// A number, or something else, in each element of an array.
struct ArrayField {
    std::string name;              ///< empty where elements have no fields
    std::optional<ArrayType> type; ///< nothing where it is no number
    std::uint64_t offset = 0;      ///< bytes from the element's begin
};

/// What the header of a .npy file says (versions 1 to 3).
struct NpyHeader {
    std::vector<std::uint64_t> shape;
    bool column_major = false; ///< the first index runs fastest
    std::vector<ArrayField> fields;
    std::uint64_t item_size = 0;  ///< bytes of an element, at least 1
    std::uint64_t data_start = 0; ///< bytes before the first element

    /// Why its elements are not read, and what to do: "holds text where …". Empty where they are.
    std::string refusal;

    bool is_structured() const { return !fields.empty() && !fields.front().name.empty(); }
    std::string shape_text() const; ///< "(1000, 2)"
};

bool looks_like_npy(std::string_view start);

/// Reads from the stream's front up to the first element. Throws Error, beginning with `name`,
/// where the header is damaged, longer than a megabyte, or says another size than there is.
NpyHeader read_npy_header(ByteStream& stream, const std::string& name);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/numpy/npy_header.h"
#include "core/tables/numpy/python_literal.h"

namespace pushforward {

/// The `descr` of a .npy header: a code, or a list of fields.
struct NpyType {
    std::vector<ArrayField> fields;
    std::uint64_t item_size = 0;
    std::string refusal; ///< as in NpyHeader; if there is one, the rest is not filled in
};
NpyType describe_npy_type(const PythonLiteral& description);

/// Headers before version 3 are in Latin-1.
std::string from_latin1(std::string_view text);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/date_cell.h"
#include "core/tables/json/json_walk.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pushforward {

/// How the strings of a column are read as numbers.
struct JsonText {
    bool is_number = false; ///< "1.5"
    DateForm date = DateForm::none;
    bool may_be_other_date = false; ///< days may be months

    bool is_read() const { return is_number || date != DateForm::none; }

    /// The cell with its string read; the cell itself if it is not a string or not to be read.
    JsonCell of(const JsonCell& cell) const;

    /// What was taken for what, as a sentence: "“t” was read as days since 1970-01-01." Empty if
    /// nothing was.
    std::string note(const std::string& column) const;
};

/// Finds out how the strings of a column are to be read.
class JsonTextColumn {
public:
    void add(std::string_view text);

    /// As numbers or as dates if nine of ten strings are such, and as they stand otherwise.
    JsonText found() const;

private:
    std::size_t strings_ = 0, numbers_ = 0;
    DateColumn dates_;
};

} // namespace pushforward

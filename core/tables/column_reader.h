// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/array_columns.h"

#include <memory>
#include <string>
#include <vector>

namespace pushforward {

/// Reads a column of numbers from start to end, in pieces. Memory: one piece.
class ColumnReader {
public:
    /// Messages begin with `file`.
    ColumnReader(const ArrayColumn& column, std::string file);

    /// Reads the next numbers; the column must have that many more. Throws Error if the file ends
    /// before.
    void read(std::span<double> out);

    /// Checks that the bytes after the column are undamaged too.
    void finish() { stream_->finish(); }

private:
    void read_bytes(std::span<char> into);

    std::string file_;
    ArrayType type_;
    std::uint64_t stride_;
    std::unique_ptr<ByteStream> stream_;
    std::uint64_t gap_ = 0; ///< bytes from where the stream stands to the next number
    std::vector<char> bytes_;
};

} // namespace pushforward

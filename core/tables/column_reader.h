// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/array_columns.h"

#include <memory>
#include <string>
#include <vector>

namespace pushforward {

/// Reads a column of numbers from its front to its end, in pieces. Memory: a piece.
class ColumnReader {
public:
    /// `file` is what messages begin with.
    ColumnReader(const ArrayColumn& column, std::string file);

    /// The next numbers; the column has that many more. Throws Error where the file ends before.
    void read(std::span<double> out);

    /// Looks whether the bytes behind the column are whole too.
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/column_reader.h"

#include "core/math/error.h"

#include <algorithm>

namespace pushforward {

namespace {

/// Numbers that are farther apart are read one by one.
constexpr std::uint64_t farthest = 4096;
constexpr std::uint64_t piece = 1 << 18;

} // namespace

ColumnReader::ColumnReader(const ArrayColumn& column, std::string file)
    : file_(std::move(file)),
      type_(column.type.value()),
      stride_(column.stride),
      stream_(column.open()),
      gap_(column.start) {}

void ColumnReader::read(std::span<double> out) {
    const auto size = static_cast<std::uint64_t>(type_.size);
    const std::uint64_t most = stride_ > farthest ? 1 : std::max<std::uint64_t>(1, piece / stride_);
    while (!out.empty()) {
        const auto count = std::min<std::size_t>(out.size(), static_cast<std::size_t>(most));
        if (gap_ > 0) stream_->skip(gap_);
        bytes_.resize((count - 1) * static_cast<std::size_t>(stride_) +
                      static_cast<std::size_t>(size));
        read_bytes(bytes_);
        read_numbers(type_, bytes_.data(), static_cast<std::size_t>(stride_), out.first(count));
        out = out.subspan(count);
        gap_ = stride_ - size;
    }
}

void ColumnReader::read_bytes(std::span<char> into) {
    if (stream_->read(into) != into.size())
        throw Error(file_ + " ended while it was read. Save it again.");
}

} // namespace pushforward

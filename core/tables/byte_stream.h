// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>

namespace pushforward {

/// Bytes that are read from front to back: from a file, from memory, or from an archive.
class ByteStream {
public:
    virtual ~ByteStream() = default;

    /// The size of the whole stream in bytes.
    virtual std::uint64_t size() const = 0;

    /// Fills `into` as far as bytes are left, and returns how many there were. Throws Error if
    /// reading fails or the bytes are damaged.
    virtual std::size_t read(std::span<char> into) = 0;

    /// Skips bytes, which must exist.
    virtual void skip(std::uint64_t bytes) = 0;

    /// Throws Error if the bytes that have not been read yet are found to be damaged.
    virtual void finish() {}
};

/// Opens the same bytes again, from the start.
using OpenBytes = std::function<std::unique_ptr<ByteStream>()>;

} // namespace pushforward

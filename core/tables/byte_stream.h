// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>

namespace pushforward {

/// Bytes that are read from front to back: of a file, of memory, or of a member of an archive.
class ByteStream {
public:
    virtual ~ByteStream() = default;

    /// All bytes from the first to the last, whatever was read.
    virtual std::uint64_t size() const = 0;

    /// Fills `into` as far as there are bytes left, and says how many there were. Throws Error
    /// where reading fails or the bytes are damaged.
    virtual std::size_t read(std::span<char> into) = 0;

    /// Passes over bytes that are there.
    virtual void skip(std::uint64_t bytes) = 0;

    /// Throws Error where the bytes that were not read yet are damaged, as far as that can be told.
    virtual void finish() {}
};

/// Opens the same bytes anew, from their front.
using OpenBytes = std::function<std::unique_ptr<ByteStream>()>;

} // namespace pushforward

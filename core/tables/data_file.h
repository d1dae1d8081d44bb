// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/byte_stream.h"
#include "core/tables/reading.h"

#include <memory>
#include <string>

namespace pushforward {

/// The ending of a file's name, in lower case and without its dot: "npy". Empty if there is none.
std::string ending_of(const std::string& name);

/// A file that can be read: on disk, or as bytes in memory (of a pipe or a resource).
class DataFile {
public:
    /// Throws Error if the file does not exist, is a folder, or cannot be read.
    static DataFile on_disk(const std::string& path);
    static DataFile in_memory(const std::string& name, std::string bytes);

    const std::string& name() const { return name_; } ///< for messages
    const std::string& path() const { return path_; } ///< empty if it is in memory
    bool is_in_memory() const { return bytes_ != nullptr; }
    const std::string& bytes() const { return *bytes_; } ///< if it is in memory

    std::uint64_t size() const { return size_; }

    /// Receives the progress of reading and can cancel it; may be null.
    void watch(Reading* reading) { reading_ = reading; }
    Reading* reading() const { return reading_; }

    /// Its first bytes, at most `most` of them.
    std::string start(std::size_t most) const;

    /// The whole file. Throws Error if it is larger than `most` bytes.
    std::string all(std::uint64_t most) const;

    std::unique_ptr<ByteStream> open() const;

    std::string ending() const { return ending_of(name_); }

private:
    DataFile() = default;

    std::string name_, path_;
    std::shared_ptr<const std::string> bytes_;
    std::uint64_t size_ = 0;
    Reading* reading_ = nullptr;
};

} // namespace pushforward

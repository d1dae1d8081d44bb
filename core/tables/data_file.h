// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/byte_stream.h"
#include "core/tables/reading.h"

#include <memory>
#include <string>

namespace pushforward {

/// The ending of a file's name, in lower case and without its dot: "npy". Empty where there is none.
std::string ending_of(const std::string& name);

/// A file that can be read: on disk, or its bytes where they are in memory (a pipe's, a
/// resource's).
class DataFile {
public:
    /// Throws Error when there is no such file, it is a folder, or it cannot be read.
    static DataFile on_disk(const std::string& path);
    static DataFile in_memory(const std::string& name, std::string bytes);

    const std::string& name() const { return name_; } ///< what messages call it
    const std::string& path() const { return path_; } ///< empty where it is in memory
    bool is_in_memory() const { return bytes_ != nullptr; }
    const std::string& bytes() const { return *bytes_; } ///< where it is in memory

    std::uint64_t size() const { return size_; }

    /// Tells how far its readers have come, and stops them where that is wanted; null: nobody.
    void watch(Reading* reading) { reading_ = reading; }
    Reading* reading() const { return reading_; }

    /// Its first bytes, at most so many.
    std::string start(std::size_t most) const;

    /// All of it. Throws Error when it is larger than `most` bytes.
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

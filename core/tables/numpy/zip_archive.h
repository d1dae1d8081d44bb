// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/data_file.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace pushforward {

/// A file within an archive.
struct ZipMember {
    std::string name;
    std::uint64_t place = 0;       ///< among all members
    std::uint64_t size = 0;        ///< bytes, as the archive states
    std::uint64_t stored_size = 0; ///< bytes that it occupies in the archive
    bool encrypted = false;
    bool readable = true; ///< stored, or deflated
};

/// A .zip file. Copies share it; use it from one thread only.
class ZipArchive {
public:
    /// Throws Error, beginning with the file's name, if it is damaged or not an archive.
    explicit ZipArchive(const DataFile& file);

    const std::vector<ZipMember>& members() const { return *members_; }

    /// The member's bytes, inflated as they are read; the checksum is compared at the end. Throws
    /// Error if the member is encrypted or packed in another way.
    std::unique_ptr<ByteStream> open(const ZipMember& member) const;

private:
    class Handle;
    class Stream;

    std::shared_ptr<const Handle> handle_;
    std::shared_ptr<const std::vector<ZipMember>> members_;
};

bool looks_like_zip(std::string_view start);

} // namespace pushforward

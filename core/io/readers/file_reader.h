// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/spec/kind.h"
#include "core/tables/data_file.h"
#include "core/tables/table.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pushforward {

/// What a file turned out to hold: a table, or a density that points are drawn from.
struct FileContents {
    Table table;                            ///< filled where there is no density
    std::shared_ptr<const Dataset> density; ///< null where there is a table
    Index count = 0;                        ///< points to draw from the density
    bool fresh = false;                     ///< draw fresh points for every batch
    std::string notes;                      ///< sentences on what was done; empty for none
};

/// What a file with a table holds.
FileContents contents_of(Table table);

/// A format of files that data are read from. Its key and fields are what `--reading` takes.
struct FileReader : KindInfo {
    std::vector<std::string> endings; ///< of files' names, lower case, without the dot

    /// Whether a file that starts so is of this format for certain; null where no start is.
    bool (*recognises)(std::string_view start) = nullptr;

    FileContents (*read)(const DataFile& file, const Spec& validated,
                         const TableColumns& wanted) = nullptr;
};

/// Every reader; the last takes what no other does.
std::span<const FileReader> file_readers();

/// Throws Error where there is no reader with this key.
const FileReader& find_reader(const std::string& key);

/// How the file is read: `reading` validated and completed where it names a reader, otherwise the
/// reader that knows the file's start, or else its ending. Throws Error for an unknown reader or
/// field.
Spec settled_reading(const DataFile& file, const Spec& reading);

/// Reads with a settled reading.
FileContents read_data_file(const DataFile& file, const Spec& settled, const TableColumns& wanted);

/// The reading, completed. Throws Error where it names no reader, or a field that its reader does
/// not have.
Spec validated_reading(const Spec& reading);

/// What is at the path: a file on disk, or the bytes of a pipe or of a resource (":/data/…"). What
/// gzip, xz or bzip2 packed, and a .zip file with one table in it, is unpacked into memory.
/// `reading`, which may be null, is that of the file. Throws Error when there is nothing, or it
/// cannot be read.
DataFile open_data_file(const std::string& path, Reading* reading = nullptr);

} // namespace pushforward

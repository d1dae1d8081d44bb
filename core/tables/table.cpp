// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/table.h"

#include "core/math/error.h"
#include "core/spec/sentence.h"
#include "core/tables/delimited/table_builder.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace pushforward {

Table read_table(std::istream& input, const std::string& name, const TableColumns& columns,
                 Reading* reading, const TextForm& form) {
    TableBuilder builder(name, columns, form);
    read_delimited(input, name, builder, reading, RowReader::quick, form);
    return builder.finish(reading);
}

Table read_table_text(const std::string& bytes, const std::string& name,
                      const TableColumns& columns, Reading* reading, const TextForm& form) {
    if (reading != nullptr) reading->bytes_total = static_cast<std::int64_t>(bytes.size());
    std::istringstream input(bytes);
    return read_table(input, name, columns, reading, form);
}

Table read_table_file(const std::string& path, const TableColumns& columns, Reading* reading,
                      const TextForm& form) {
    namespace fs = std::filesystem;
    const std::string name = shown(path, 1024);
    std::error_code error;
    if (fs::is_directory(path, error)) throw Error(name + " is a folder. Choose a file in it.");
    errno = 0;
    std::ifstream input(path, std::ios::binary);
    if (!input) {
        if (errno == ENOENT || errno == ENOTDIR)
            throw Error("There is no file " + name + ". Check its name and folder.");
        throw Error(name + " cannot be opened: " + std::strerror(errno) +
                    ". Check that you may read it.");
    }
    const std::uintmax_t size = fs::file_size(path, error); // a pipe has none
    if (reading != nullptr && !error) reading->bytes_total = static_cast<std::int64_t>(size);
    return read_table(input, name, columns, reading, form);
}

} // namespace pushforward

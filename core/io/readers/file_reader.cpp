// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/readers/file_reader.h"

#include "core/io/files.h"
#include "core/io/readers/foreign_formats.h"
#include "core/math/error.h"
#include "core/spec/sentence.h"
#include "core/tables/inflated.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace pushforward {

namespace {

constexpr std::size_t start_size = 4096;
constexpr std::int64_t largest_resource = std::int64_t{64} << 20;
constexpr std::int64_t largest_pipe = std::int64_t{4} << 30;

const FileReader& reader_of(const DataFile& file) {
    const std::string start = file.start(start_size), ending = file.ending();
    refuse_foreign(file, start);
    const std::span<const FileReader> readers = file_readers();
    for (const FileReader& reader : readers)
        if (reader.recognises && reader.recognises(start)) return reader;
    for (const FileReader& reader : readers)
        if (std::ranges::find(reader.endings, ending) != reader.endings.end()) return reader;
    return readers.back();
}

} // namespace

FileContents contents_of(Table table) {
    FileContents contents;
    contents.table = std::move(table);
    return contents;
}

const FileReader& find_reader(const std::string& key) {
    std::vector<std::string> known;
    for (const FileReader& reader : file_readers()) {
        if (reader.key == key) return reader;
        known.push_back(reader.key);
    }
    throw_unknown_kind(key, known, "reader of files");
}

Spec validated_reading(const Spec& reading) {
    return validate(find_reader(reading.kind), reading, "reader of files");
}

Spec settled_reading(const DataFile& file, const Spec& reading) {
    return reading.kind.empty() ? initial_spec(reader_of(file)) : validated_reading(reading);
}

FileContents read_data_file(const DataFile& file, const Spec& settled, const TableColumns& wanted) {
    return find_reader(settled.kind).read(file, settled, wanted);
}

DataFile open_data_file(const std::string& path, Reading* reading) {
    const QFileInfo info(QString::fromStdString(path));
    const bool is_resource = path.starts_with(":/");
    const bool is_pipe = !is_resource && info.exists() && !info.isFile() && !info.isDir();
    DataFile file = is_resource ? DataFile::in_memory(path, read_file(path, largest_resource))
                    : is_pipe   ? DataFile::in_memory(path, read_file(path, largest_pipe))
                                : DataFile::on_disk(path);
    file.watch(reading);
    return unzipped(inflated(file));
}

} // namespace pushforward

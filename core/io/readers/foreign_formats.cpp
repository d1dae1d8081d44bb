// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/readers/foreign_formats.h"

#include "core/math/error.h"
#include "core/spec/sentence.h"
#include "core/tables/numpy/zip_archive.h"

#include <algorithm>

namespace pushforward {

namespace {

/// A format that is not read. `line` turns a file into one that is; FILE and NAME stand for the
/// file and its name without the ending.
struct Foreign {
    std::string_view start;
    const char* title;
    const char* line;
};

constexpr const char* excel_line =
    "python3 -c \"import pandas; pandas.read_excel('FILE').to_csv('NAME.csv', index=False)\"";

constexpr Foreign formats[] = {
    {"MATLAB 7.3", "a MATLAB file",
     "python3 -c \"import h5py, numpy; numpy.save('NAME.npy', h5py.File('FILE')['variable'][:])\""},
    {"MATLAB 5", "a MATLAB file",
     "python3 -c \"import scipy.io, numpy; numpy.save('NAME.npy', "
     "scipy.io.loadmat('FILE')['variable'])\""},
    {"\x89HDF\r\n", "an HDF5 file",
     "python3 -c \"import h5py, numpy; numpy.save('NAME.npy', h5py.File('FILE')['dataset'][:])\""},
    {"SIMPLE  =", "a FITS file",
     "python3 -c \"from astropy.table import Table; Table.read('FILE').write('NAME.csv')\""},
    {"PAR1", "a Parquet file",
     "python3 -c \"import pandas; pandas.read_parquet('FILE').to_csv('NAME.csv', index=False)\""},
    {"ARROW1", "a Feather file",
     "python3 -c \"import pandas; pandas.read_feather('FILE').to_csv('NAME.csv', index=False)\""},
    {"FEA1", "a Feather file",
     "python3 -c \"import pandas; pandas.read_feather('FILE').to_csv('NAME.csv', index=False)\""},
    {"\xD0\xCF\x11\xE0", "an old Excel workbook", excel_line},
    {"CDF\x01", "a NetCDF file",
     "python3 -c \"import xarray; "
     "xarray.open_dataset('FILE').to_dataframe().to_csv('NAME.csv')\""},
    {"CDF\x02", "a NetCDF file",
     "python3 -c \"import xarray; "
     "xarray.open_dataset('FILE').to_dataframe().to_csv('NAME.csv')\""},
    {"SQLite format 3", "an SQLite database",
     "sqlite3 -header -csv 'FILE' 'SELECT * FROM table_name' > 'NAME.csv'"},
    {"<stata_dta>", "a Stata file",
     "python3 -c \"import pandas; pandas.read_stata('FILE').to_csv('NAME.csv', index=False)\""},
    {"RDX", "an R data file",
     "Rscript -e \"write.csv(get(load('FILE')), 'NAME.csv', row.names = FALSE)\""},
    {"%PDF-", "a PDF document", "pdftotext -layout 'FILE' 'NAME.txt'"},
    {"\x28\xB5\x2F\xFD", "packed by Zstandard", "zstd -d 'FILE'"},
    {"7z\xBC\xAF", "a 7-Zip archive", "7z x 'FILE'"},
    {"Rar!", "a RAR archive", "unrar x 'FILE'"},
};

constexpr std::string_view tar_mark = "ustar";
constexpr std::size_t tar_mark_place = 257;

std::string filled_in(std::string line, const std::string& file) {
    const std::size_t slash = file.find_last_of('/'), dot = file.find_last_of('.');
    const bool has_ending = dot != file.npos && (slash == file.npos || dot > slash);
    const auto replace = [&](const std::string& word, const std::string& text) {
        const std::size_t place = line.find(word);
        if (place != line.npos) line.replace(place, word.size(), text);
    };
    replace("NAME", file.substr(0, has_ending ? dot : file.npos));
    replace("FILE", file);
    return line;
}

[[noreturn]] void refuse(const DataFile& file, const std::string& title, const std::string& line) {
    throw Error(
        file.name() + " is " + title +
        ", which is not read. Turn it into a file that is: " + filled_in(line, file.name()));
}

bool is_beside(const std::string& member) {
    return member.ends_with('/') || member.starts_with("__MACOSX/") ||
           member.substr(member.find_last_of('/') + 1).starts_with('.');
}

std::string all_of(const ZipArchive& archive, const ZipMember& member, const DataFile& file) {
    constexpr std::uint64_t always = std::uint64_t{64} << 20, largest = std::uint64_t{4} << 30;
    constexpr std::uint64_t largest_ratio = 500;
    if (member.size > always &&
        (member.size > largest || member.size / largest_ratio > member.stored_size))
        throw Error(file.name() + " (" + shown(member.name, 200) + ") would inflate to " +
                    std::to_string(member.size >> 20) +
                    " MB. If that is right, unpack the archive, and open the file in it.");
    const std::unique_ptr<ByteStream> stream = archive.open(member);
    std::string bytes(static_cast<std::size_t>(member.size), '\0');
    constexpr std::size_t piece = std::size_t{1} << 18;
    std::size_t done = 0;
    while (done < bytes.size()) {
        stop_if_cancelled(file.reading());
        const std::size_t count =
            stream->read(std::span(bytes).subspan(done, std::min(piece, bytes.size() - done)));
        if (count == 0) break;
        done += count;
    }
    stream->finish();
    bytes.resize(done);
    return bytes;
}

} // namespace

void refuse_foreign(const DataFile& file, std::string_view start) {
    for (const Foreign& format : formats)
        if (start.starts_with(format.start)) refuse(file, format.title, format.line);
    if (start.size() > tar_mark_place && start.substr(tar_mark_place).starts_with(tar_mark))
        refuse(file, "a tar archive", "tar -xf 'FILE'");
}

DataFile unzipped(const DataFile& file) {
    // What is called an archive of arrays is left to their reader, which says what is missing.
    if (!looks_like_zip(file.start(4)) || file.name().ends_with(".npz")) return file;
    const ZipArchive archive(file);
    std::vector<ZipMember> members;
    for (const ZipMember& member : archive.members()) {
        if (member.name.ends_with(".npy")) return file;
        if (member.name.starts_with("xl/")) refuse(file, "an Excel workbook", excel_line);
        if (member.name == "content.xml")
            refuse(file, "an OpenDocument file", "libreoffice --convert-to csv 'FILE'");
        if (!is_beside(member.name)) members.push_back(member);
    }
    if (members.empty()) return file; // the reader of archives has the sentence for it
    if (members.size() > 1) {
        std::vector<std::string> names;
        constexpr std::size_t most = 5;
        for (const ZipMember& member : members)
            if (names.size() < most) names.push_back(shown(member.name, 60));
        if (members.size() > most) names.push_back(std::to_string(members.size() - most) + " more");
        throw Error(file.name() + " is an archive of several files: " + listed(names) +
                    ". Unpack it, and open one of them.");
    }
    const std::string name = file.name() + "/" + shown(members[0].name, 200);
    DataFile unpacked = DataFile::in_memory(name, all_of(archive, members[0], file));
    unpacked.watch(file.reading());
    return unpacked;
}

} // namespace pushforward

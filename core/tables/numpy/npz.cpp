// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/numpy/npz.h"

#include "core/math/error.h"
#include "core/spec/sentence.h"
#include "core/tables/array_columns.h"
#include "core/tables/numpy/zip_archive.h"

#include <algorithm>

namespace pushforward {

namespace {

constexpr std::string_view ending = ".npy";
constexpr std::uint64_t always_inflated = std::uint64_t{64} << 20;
constexpr std::uint64_t largest_member = std::uint64_t{16} << 30;
constexpr std::uint64_t largest_ratio = 200;
constexpr std::size_t most_columns = 4096;

/// A small archive can be made to inflate without end: what cannot be sensible is refused before.
void check_size(const ZipMember& member, const std::string& name) {
    if (member.size <= always_inflated) return;
    const bool too_dense = member.size / largest_ratio > member.stored_size;
    if (!too_dense && member.size <= largest_member) return;
    throw Error(name + " (" + shown(member.name, 200) + ") would inflate from " +
                std::to_string(member.stored_size >> 10) + " KB to " +
                std::to_string(member.size >> 20) + " MB, " +
                (too_dense ? "far more than numbers do" : "too much to open") +
                ". If it is right, unpack the archive and open the .npy file in it.");
}

std::string array_name(const ZipMember& member) {
    return shown(member.name.substr(0, member.name.size() - ending.size()), 200);
}

/// All columns of an archive, and why the first array without any has none.
struct Contents {
    std::vector<ArrayColumn> columns;
    std::string refusal;
};

void add_array(Contents& contents, const ZipArchive& archive, const ZipMember& member,
               const std::string& file) {
    const std::string name = array_name(member);
    const NpyHeader header =
        read_npy_header(*archive.open(member), file + " (" + shown(member.name, 200) + ")");
    const std::size_t dimensions = header.shape.size();
    const bool fits =
        header.refusal.empty() && (dimensions == 1 || (dimensions == 2 && !header.is_structured()));
    if (!fits) {
        if (contents.refusal.empty())
            contents.refusal = ": array “" + name + "” " +
                               (header.refusal.empty() ? "has a shape of " + header.shape_text() +
                                                             " instead of a list or a matrix"
                                                       : header.refusal);
        contents.columns.push_back({name, std::nullopt, 0, 0, 0, {}});
        return;
    }
    const OpenBytes open = [archive, member, file] {
        check_size(member, file);
        return archive.open(member);
    };
    std::ranges::move(columns_of(header, open, name, file), std::back_inserter(contents.columns));
}

Contents contents_of(const ZipArchive& archive, const std::string& file) {
    Contents contents;
    for (const ZipMember& member : archive.members()) {
        if (!member.name.ends_with(ending)) continue;
        add_array(contents, archive, member, file);
        if (contents.columns.size() > most_columns)
            throw Error(file + " has more than " + std::to_string(most_columns) +
                        " columns. Save only the arrays that are needed.");
    }
    return contents;
}

} // namespace

Table read_npz(const DataFile& file, const TableColumns& wanted) {
    const ZipArchive archive(file);
    const Contents contents = contents_of(archive, file.name());
    if (contents.columns.empty())
        throw Error(file.name() + " is an archive without any NumPy array. Unpack it, and open a "
                                  "file that was in it.");
    if (!contents.refusal.empty() &&
        std::ranges::none_of(contents.columns,
                             [](const ArrayColumn& column) { return column.type.has_value(); }))
        throw Error(file.name() + contents.refusal + ".");
    return read_columns(contents.columns, file.name(), wanted);
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"
#include "core/spec/kind.h"
#include "core/tables/categories.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace pushforward {

/// A column of numbers under its title; what is not a number is an empty cell.
struct WrittenColumn {
    std::string title;
    Eigen::ArrayXd numbers;
};

/// What is written to a file: columns of equal length, and the class of each row where there are
/// classes.
struct WrittenTable {
    std::vector<WrittenColumn> columns; ///< at least one; their titles differ
    Categories categories = {};

    Index rows() const { return columns.front().numbers.size(); }
};

/// The titles under which points are written: those of the data's axes, which are the names of a
/// table's columns, "log₁₀ M" for a logarithm; x0 and x1 where the axes have no names of their own.
std::array<std::string, 2> written_titles(const std::string& first_axis,
                                          const std::string& second_axis);

/// The points as a table of two columns.
WrittenTable written_points(const Points& points, const std::string& first_title,
                            const std::string& second_title, Categories categories = {});

/// A format that tables are written in. It has no fields.
struct TableWriter : KindInfo {
    std::vector<std::string> endings; ///< of files' names, lower case, without the dot

    /// The bytes of the file.
    std::string (*bytes)(const WrittenTable& table) = nullptr;
};

/// Every writer. The first one writes to standard output and to files without an ending.
std::span<const TableWriter> table_writers();

/// The endings of all writers, with their dots: ".csv".
std::vector<std::string> table_endings();

/// The writer that the path's ending asks for. Throws Error, naming all endings that there are,
/// where no writer has this one.
const TableWriter& find_writer(const std::string& path);

/// Writes in the format of the path's ending, whole or not at all. Throws Error naming the path and
/// the reason.
void write_table(const std::string& path, const WrittenTable& table);

} // namespace pushforward

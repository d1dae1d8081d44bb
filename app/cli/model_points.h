// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "core/io/model_file.h"
#include "core/math/real.h"
#include "core/tables/column_choice.h"

#include <array>
#include <string>
#include <vector>

namespace pushforward {

/// A trained model. Throws Error for a file that holds an experiment only.
ModelFile read_trained_model(const std::string& path);

/// Points of a table, and which of its rows they are.
struct ReadPoints {
    Points points;
    Index rows = 0;
    std::vector<Index> left_out; ///< places of rows without a point, from 0

    /// The numbers of the points in their rows; those that were left out are not numbers.
    Eigen::ArrayXd in_rows(const Eigen::ArrayXd& numbers) const;
};

/// The option that says how a file of points is read.
Option points_reading_option();

/// The points of `FILE[:column,column]`. Without columns, they are in the columns of the first of
/// the choices that the table has, or else in its first two numeric columns. Says on standard error
/// which these are if the choices are names that the table does not have, and how many rows were
/// left out.
ReadPoints read_points(const std::string& reference, const std::vector<ColumnChoice>& choices,
                       const Arguments& arguments);

/// The titles under which a model's points are written: x0 and x1 with --at, where they are not in
/// the units of the data.
std::array<std::string, 2> titles_of(const ModelFile& model, const Arguments& arguments);

} // namespace pushforward

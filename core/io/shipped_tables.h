// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/column_choice.h"

#include <string>
#include <vector>

namespace pushforward {

/// A table that is shipped with the program.
struct ShippedTable {
    std::string key;   ///< "faithful": what the command line and the gallery call it
    std::string title; ///< "Old Faithful"
    std::string file;  ///< ":/data/faithful.csv"
    ColumnChoice columns;
    std::string source; ///< a sentence: who measured it, where it comes from, terms
};

const std::vector<ShippedTable>& shipped_tables();

} // namespace pushforward

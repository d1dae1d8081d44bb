// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/data_file.h"

#include <string>
#include <vector>

namespace pushforward {

/// How a JSON file holds its rows.
struct JsonPlan {
    enum class Form {
        whole,     ///< the document is a list of rows, or an object of columns
        lines,     ///< every line is a row (JSON Lines)
        under_key, ///< the list of rows is under one key: pandas' split and table, say
        by_label,  ///< an object of rows, by their labels: pandas' index
        features,  ///< GeoJSON
    };
    Form form = Form::whole;
    std::string key = {};                ///< of the list
    std::vector<std::string> names = {}; ///< of the columns, as pandas' split lists them
};

/// Looks at the beginning of the file, as far as it has to. Throws Error, beginning with the file's
/// name, for a model or an experiment of this program.
JsonPlan plan_of_json(const DataFile& file);

} // namespace pushforward

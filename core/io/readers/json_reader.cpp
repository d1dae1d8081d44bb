// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/readers/file_reader.h"
#include "core/tables/json/json_table.h"

namespace pushforward {

FileReader json_reader() {
    return {{.key = "json",
             .title = "JSON",
             .summary =
                 "A list of rows, each a list or an object, or an object of columns; one row "
                 "per line (JSON Lines); what pandas writes; a list under one key; and the "
                 "points of GeoJSON. Rows with null, NaN or text are left out.",
             .formula = {},
             .reference = "RFC 8259, with NaN and Infinity; read through RapidJSON",
             .fields = {},
             .group = {}},
            {"json", "jsonl", "ndjson", "geojson"},
            looks_like_json,
            [](const DataFile& file, const Spec&, const TableColumns& wanted) {
                return contents_of(read_json(file, wanted));
            }};
}

} // namespace pushforward

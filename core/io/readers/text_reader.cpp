// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/readers/file_reader.h"

namespace pushforward {

namespace {

FileContents read_text(const DataFile& file, const Spec&, const TableColumns& wanted) {
    return contents_of(file.is_in_memory()
                           ? read_table_text(file.bytes(), file.name(), wanted, file.reading())
                           : read_table_file(file.path(), wanted, file.reading()));
}

} // namespace

FileReader text_reader() {
    return {{.key = "text",
             .title = "Delimited text",
             .summary =
                 "A table with one row per line: CSV, TSV and the like. The separator of the cells "
                 "is detected.",
             .formula = {},
             .reference = "RFC 4180; read through libcsv",
             .fields = {},
             .group = {}},
            {"csv", "tsv", "tab", "txt", "dat"},
            nullptr,
            read_text};
}

} // namespace pushforward

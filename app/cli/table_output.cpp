// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/table_output.h"

#include "app/cli/output.h"
#include "core/io/files.h"
#include "core/spec/sentence.h"

namespace pushforward {

Option table_option() {
    return {"--out", "FILE",
            "write the table to a file instead of to standard output. The ending of its name "
            "chooses the format: " +
                listed(table_endings(), "or")};
}

TableOutput::TableOutput(const std::optional<std::string>& file) : file_(file) {
    if (!file) return;
    find_writer(*file);
    check_can_write(*file);
}

void TableOutput::write(const WrittenTable& table) const {
    if (file_)
        write_table(*file_, table);
    else
        write_output(table_writers().front().bytes(table));
}

} // namespace pushforward

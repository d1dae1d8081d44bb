// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/error.h"
#include "core/tables/table.h"
#include "core/tables/table_reference.h"
#include "tests/fuzz/checked_table.h"
#include "tests/support/row_record.h"

#include <cstdint>
#include <cstdlib>

using namespace pushforward;

namespace {

void read(const std::string& text, const TableColumns& columns) {
    try {
        testing::check(read_table_text(text, "t.csv", columns), columns);
    } catch (const Error&) {
    }
}

} // namespace

/// Any bytes are a table or are refused with a sentence, with the columns found or named; and the
/// quick reader of rows reads what the careful one does.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    if (row_record(text, RowReader::quick) != row_record(text, RowReader::careful)) std::abort();
    read(text, {});
    read(text, {{"1", "2"}, false});
    read(text, {{"x", "y"}, false});
    read(text, {{"2", "1", true, false, "3"}, false});
    try {
        parse_table_reference(text);
    } catch (const Error&) {
    }
    return 0;
}

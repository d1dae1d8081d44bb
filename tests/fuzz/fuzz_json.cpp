// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/json/json_table.h"
#include "tests/fuzz/checked_table.h"

using namespace pushforward;

/// Any bytes are a table in JSON or are refused with a sentence.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    testing::read_checked(read_json, "a.json", bytes, size);
    looks_like_json(std::string_view(reinterpret_cast<const char*>(bytes), size));
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/numpy/npz.h"
#include "tests/fuzz/checked_table.h"

using namespace pushforward;

/// Any bytes are an archive of arrays or are refused with a sentence.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    testing::read_checked(read_npz, "a.npz", bytes, size);
    return 0;
}

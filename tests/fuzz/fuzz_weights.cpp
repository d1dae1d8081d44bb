// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/error.h"
#include "core/tables/class_weights.h"

#include <cstdint>
#include <cstdlib>

using namespace pushforward;

/// Any text gives weights of classes or is refused with a sentence, and weights that are written
/// are read as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    try {
        ClassWeights weights = parse_class_weights(text);
        const std::string written = class_weights_text(weights);
        std::erase_if(weights, [](const auto& entry) { return entry.second == 1; });
        if (parse_class_weights(written) != weights) std::abort();
    } catch (const Error&) {
    }
    return 0;
}

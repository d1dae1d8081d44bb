// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/spec/kind.h"

#include <string>
#include <vector>

namespace pushforward {

/// A kind as `kinds` shows it.
struct ShownKind : KindInfo {
    std::string closed_form; ///< of a layer: which directions are closed forms; empty for others
};

/// A registry as `kinds` shows it.
struct KindFamily {
    std::string key, title;
    std::vector<ShownKind> kinds;
};

/// Every registry that a person can choose from on the command line, and the maps inside layers.
std::vector<KindFamily> kind_families();

std::string kinds_text(const std::vector<KindFamily>& families);
std::string kinds_markdown(const std::vector<KindFamily>& families);
std::string kinds_json(const std::vector<KindFamily>& families);

} // namespace pushforward

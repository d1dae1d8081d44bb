// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/error.h"
#include "core/spec/edit_distance.h"
#include "core/spec/kind.h"
#include "core/spec/sentence.h"

#include <algorithm>

namespace pushforward {

std::string suggestion(const std::string& unknown, const std::vector<std::string>& known) {
    constexpr std::size_t longest = 64; // a longer word is not a typing mistake
    std::string nearest;
    std::size_t least = std::max<std::size_t>(1, unknown.size() / 3) + 1;
    for (const std::string& key : known) {
        if (unknown.size() > longest) break;
        const std::size_t distance = edit_distance(unknown, key);
        if (distance < least && distance < key.size()) {
            least = distance;
            nearest = key;
        }
    }
    return nearest.empty() ? "Known are " + listed(known) + "." : "Did you mean " + nearest + "?";
}

void throw_unknown_kind(const std::string& key, const std::vector<std::string>& known,
                        const std::string& what) {
    throw Error("There is no " + what + " called " + shown(key) + ". " + suggestion(key, known));
}

} // namespace pushforward

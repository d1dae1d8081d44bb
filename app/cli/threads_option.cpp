// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/threads_option.h"

#include "core/flow/team.h"

namespace pushforward {

namespace {

constexpr std::int64_t most_threads = 256;

} // namespace

Option threads_option() {
    return {"--threads", "N",
            "how many threads to work with; by default as many as the machine runs at once. The "
            "results are the same with any number, to the last bit"};
}

int threads_of(const Arguments& arguments) {
    const auto threads = arguments.integer("--threads");
    if (!threads) return Team::useful_threads();
    if (*threads < 1 || *threads > most_threads)
        throw Error("--threads is " + std::to_string(*threads) + "; it must be from 1 to " +
                    std::to_string(most_threads) + ".");
    return static_cast<int>(*threads);
}

} // namespace pushforward

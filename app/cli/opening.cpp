// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/opening.h"

#include "app/cli/progress.h"
#include "core/io/open_data.h"

#include <chrono>
#include <cstdio>
#include <future>
#include <unistd.h>

namespace pushforward {

std::shared_ptr<const TrainingData> open_with_progress(const Experiment& experiment) {
    if (isatty(STDERR_FILENO) == 0) return open_source(request_of(experiment));
    constexpr auto between_lines = std::chrono::milliseconds(100);
    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    Reading reading;
    auto opened = std::async(std::launch::async,
                             [&] { return open_source(request_of(experiment), true, &reading); });
    bool shown = false;
    while (opened.wait_for(between_lines) != std::future_status::ready) {
        if (reading.bytes_total == 0) continue;
        const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
        std::fprintf(stderr, "\r\033[K%s",
                     opening_line(reading.bytes_done, reading.bytes_total, seconds).c_str());
        std::fflush(stderr);
        shown = true;
    }
    if (shown) std::fprintf(stderr, "\r\033[K");
    return opened.get();
}

} // namespace pushforward

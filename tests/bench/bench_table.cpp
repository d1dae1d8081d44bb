// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/open_data.h"
#include "core/tables/table.h"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>

// Opens a table and prints one line of JSON: how long reading it takes, and opening it whole, split
// and standardised; the highest memory in use, in bytes a row; and the longest wait after it was
// cancelled at 20 moments.
// usage: bench_table FILE [read|open|cancel] [SMALL]
// With open, SMALL is a table that is opened before, so that the program itself is in memory.

using namespace pushforward;

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// What one of the kernel's files on this process says under a name.
double bytes_of(const std::string& file, const std::string& name) {
    std::ifstream words("/proc/self/" + file);
    for (std::string word; words >> word;)
        if (word == name + ":") {
            double kilobytes = 0;
            words >> kilobytes;
            return 1024 * kilobytes;
        }
    return 0;
}

/// The memory in use, page by page: what `status` says of it may be half a megabyte too low.
double bytes_in_use() { return bytes_of("smaps_rollup", "Rss"); }

/// The most that ever was in use.
double peak_bytes() { return std::max(bytes_in_use(), bytes_of("status", "VmHWM")); }

void time_reading(const std::string& file) {
    const auto start = Clock::now();
    const Table table = read_table_file(file);
    std::printf("{\"rows\": %ld, \"seconds\": %.4f}\n", table.rows_read, seconds_since(start));
}

void time_opening(const std::string& file, const std::string& small) {
    // Twice: what the first opening has given back, the allocator keeps from the second on.
    for (int i = 0; i < 2 && !small.empty(); ++i) open_source({{{}, small}});
    const double before = bytes_in_use();
    const auto start = Clock::now();
    const auto data = open_source({{{}, file}});
    const double seconds = seconds_since(start);
    const auto rows = static_cast<double>(data->points.cols());
    std::printf("{\"rows\": %.0f, \"seconds\": %.4f, \"peak_bytes_a_row\": %.2f}\n", rows, seconds,
                (peak_bytes() - before) / rows);
}

/// The wait after it was cancelled, this share of `whole` seconds after its start.
double wait_after_cancelling(const std::string& file, double share, double whole) {
    Reading reading;
    Clock::time_point end;
    std::thread opening([&] {
        try {
            open_source({{{}, file}}, true, &reading);
        } catch (const CancelledError&) {
        }
        end = Clock::now();
    });
    std::this_thread::sleep_for(std::chrono::duration<double>(share * whole));
    const auto start = Clock::now();
    reading.cancelled = true;
    opening.join();
    return std::chrono::duration<double>(end - start).count();
}

void time_cancelling(const std::string& file) {
    const auto start = Clock::now();
    open_source({{{}, file}});
    const double whole = seconds_since(start);
    double longest = 0;
    for (int i = 0; i < 20; ++i)
        longest = std::max(longest, wait_after_cancelling(file, (i + 0.5) / 20, whole));
    std::printf("{\"seconds\": %.3f, \"longest_wait_after_cancelling\": %.4f}\n", whole, longest);
}

} // namespace

int main(int count, char** words) {
    if (count < 2) return 2;
    const std::string_view what = count > 2 ? words[2] : "read";
    if (what == "open")
        time_opening(words[1], count > 3 ? words[3] : "");
    else if (what == "cancel")
        time_cancelling(words[1]);
    else
        time_reading(words[1]);
    return 0;
}

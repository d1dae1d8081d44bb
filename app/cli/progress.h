// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace pushforward {

/// A line on standard error that shows how far training is. Does nothing where standard error is
/// not a terminal.
class Progress {
public:
    /// `loss` is the word before the number: "NLL".
    Progress(std::int64_t first_step, std::int64_t last_step, std::string loss);
    ~Progress(); ///< leaves the last line standing

    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// Draws at most ten times a second; cheap in between.
    void show(std::int64_t step, double value);

private:
    using Clock = std::chrono::steady_clock;

    bool on_terminal_;
    std::int64_t first_, last_;
    std::string loss_;
    Clock::time_point start_, next_;
};

/// The line itself: "━━━━────  1,200 / 5,000  24 %  1,020 steps/s  NLL 2.41  0:04 left".
std::string progress_line(std::int64_t first, std::int64_t step, std::int64_t last,
                          const std::string& loss, double value, double seconds);

/// The line for opening a file: "━━━────  120 / 480 MB  25 %  0:04 left".
std::string opening_line(std::int64_t bytes_done, std::int64_t bytes_total, double seconds);

/// "0:04", "12:30", "1:02:03".
std::string duration_text(double seconds);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <unistd.h>

namespace pushforward {

namespace {

constexpr auto between_lines = std::chrono::milliseconds(100);
constexpr std::int64_t bar_width = 24;

std::string grouped(std::int64_t number) {
    std::string text = std::to_string(number);
    for (auto i = static_cast<std::ptrdiff_t>(text.size()) - 3; i > 0; i -= 3)
        text.insert(static_cast<std::size_t>(i), 1, ',');
    return text;
}

std::string bar(double share) {
    const auto full = std::clamp<std::int64_t>(std::llround(share * static_cast<double>(bar_width)),
                                               0, bar_width);
    std::string text;
    for (std::int64_t i = 0; i < bar_width; ++i) text += i < full ? "━" : "─";
    return text;
}

} // namespace

std::string duration_text(double seconds) {
    const auto whole = static_cast<long long>(std::min(std::max(seconds, 0.0), 1e9) + 0.5);
    char text[48];
    if (whole >= 3600)
        std::snprintf(text, sizeof text, "%lld:%02lld:%02lld", whole / 3600, whole / 60 % 60,
                      whole % 60);
    else
        std::snprintf(text, sizeof text, "%lld:%02lld", whole / 60, whole % 60);
    return text;
}

std::string progress_line(std::int64_t first, std::int64_t step, std::int64_t last,
                          const std::string& loss, double value, double seconds) {
    const double share = last > 0 ? static_cast<double>(step) / static_cast<double>(last) : 1;
    const double rate = seconds > 0 ? static_cast<double>(step - first) / seconds : 0;
    char text[64];
    std::string line = bar(share) + "  " + grouped(step) + " / " + grouped(last);
    std::snprintf(text, sizeof text, "  %3.0f %%", std::floor(100 * share));
    line += text;
    if (rate > 0) {
        line += "  " + grouped(std::llround(rate)) + " steps/s";
        std::snprintf(text, sizeof text, " %.4f", value);
        line += "  " + loss + text;
        line += "  " + duration_text(static_cast<double>(last - step) / rate) + " left";
    }
    return line;
}

std::string opening_line(std::int64_t bytes_done, std::int64_t bytes_total, double seconds) {
    const double share = static_cast<double>(std::min(bytes_done, bytes_total)) /
                         static_cast<double>(std::max<std::int64_t>(bytes_total, 1));
    char text[64];
    std::snprintf(text, sizeof text, " MB  %3.0f %%", std::floor(100 * share));
    std::string line = bar(share) + "  " + grouped(bytes_done / 1'000'000) + " / " +
                       grouped(bytes_total / 1'000'000) + text;
    if (share > 0) line += "  " + duration_text(seconds * (1 - share) / share) + " left";
    return line;
}

Progress::Progress(std::int64_t first_step, std::int64_t last_step, std::string loss)
    : on_terminal_(isatty(STDERR_FILENO) != 0),
      first_(first_step),
      last_(last_step),
      loss_(std::move(loss)),
      start_(Clock::now()),
      next_(start_ + between_lines) {}

Progress::~Progress() {
    if (on_terminal_ && next_ != start_ + between_lines) std::fputc('\n', stderr);
}

void Progress::show(std::int64_t step, double value) {
    if (!on_terminal_) return;
    const auto now = Clock::now();
    if (now < next_ && step < last_) return;
    next_ = now + between_lines;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    std::fprintf(stderr, "\r\033[K%s",
                 progress_line(first_, step, last_, loss_, value, seconds).c_str());
    std::fflush(stderr);
}

} // namespace pushforward

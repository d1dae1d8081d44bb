// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/drawings/shares.h"

#include "core/math/error.h"
#include "core/spec/sentence.h"

#include <algorithm>
#include <charconv>
#include <sstream>

namespace pushforward {

namespace {

std::vector<double> read_shares(const std::string& text) {
    std::vector<double> shares;
    std::istringstream items(text);
    for (std::string item; std::getline(items, item, ',');) {
        item.erase(0, item.find_first_not_of(' '));
        item.erase(item.find_last_not_of(' ') + 1);
        double percent = 0;
        const char* const end = item.data() + item.size();
        const auto read = std::from_chars(item.data(), end, percent);
        if (read.ec != std::errc() || read.ptr != end || !(percent > 0 && percent < 100))
            throw Error("Shares are per cent between 0 and 100, such as 50, 90; “" + shown(item) +
                        "” is not.");
        shares.push_back(percent / 100);
    }
    return shares;
}

} // namespace

Field shares_field(const std::string& initial) {
    return {"shares", "Shares", "%", "How much of the mass each line holds.",
            TextField{initial, 200, "per cent between 0 and 100, with commas between them",
                      [](const std::string& text) { read_shares(text); }}};
}

std::vector<double> shares_of(const Spec& validated) {
    return read_shares(validated.text("shares"));
}

std::vector<Polyline> mass_lines(const DensityGrid& grid, const DensityGrid& whole,
                                 const std::vector<double>& shares) {
    std::vector<Polyline> lines;
    for (const double level : mass_levels(whole, shares))
        std::ranges::move(contour_lines(grid, level), std::back_inserter(lines));
    return lines;
}

} // namespace pushforward

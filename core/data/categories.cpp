// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/categories.h"

#include "core/data/cell.h"
#include "core/data/text_stream.h"
#include "core/math/error.h"
#include "core/spec/sentence.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace pushforward {

namespace {

constexpr const char* empty_name = "(empty)";

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string name_of(const std::string& cell) {
    constexpr std::size_t longest = 200;
    return cell.empty() ? empty_name : shown(utf8_text(cell), longest);
}

bool comes_before(const std::string& a, const std::string& b) {
    const Cell x = read_cell(a, DecimalSign::either), y = read_cell(b, DecimalSign::either);
    const auto key = [](const std::string& cell, const Cell& read) {
        const bool number = read.kind == CellKind::number;
        return std::tuple(cell.empty(), !number, number ? read.number : 0.0,
                          std::string_view(cell));
    };
    return key(a, x) < key(b, y);
}

} // namespace

std::uint8_t CategoryCollector::of(std::string_view cell, const std::string& table,
                                   const std::string& column) {
    const std::string_view text = trimmed(cell);
    if (last_ < cells_.size() && cells_[last_] == text) return static_cast<std::uint8_t>(last_);
    const auto found = std::ranges::find(cells_, text);
    last_ = static_cast<std::size_t>(found - cells_.begin());
    if (found == cells_.end()) {
        if (cells_.size() == Categories::most)
            throw Error(table + ": column “" + column + "” has more than " +
                        std::to_string(Categories::most) +
                        " different values; classes come from a column of few. Choose another.");
        cells_.emplace_back(text);
    }
    return static_cast<std::uint8_t>(last_);
}

Categories CategoryCollector::take(const std::string& title) {
    std::vector<bool> used(cells_.size());
    for (const std::uint8_t category : of_) used[category] = true;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < cells_.size(); ++i)
        if (used[i]) order.push_back(i);
    std::ranges::sort(
        order, [this](std::size_t a, std::size_t b) { return comes_before(cells_[a], cells_[b]); });
    Categories categories;
    categories.title = title;
    std::vector<std::uint8_t> place(cells_.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        categories.names.push_back(name_of(cells_[order[i]]));
        place[order[i]] = static_cast<std::uint8_t>(i);
    }
    for (std::uint8_t& category : of_) category = place[category];
    categories.of = std::move(of_);
    return categories;
}

} // namespace pushforward

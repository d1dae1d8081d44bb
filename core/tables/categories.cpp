// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/categories.h"

#include "core/math/error.h"
#include "core/spec/sentence.h"
#include "core/tables/cell.h"
#include "core/tables/text_stream.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace pushforward {

namespace {

constexpr const char* empty_name = "(empty)";

std::string name_of(std::string_view cell) {
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

void CategoryCollector::add(std::string_view cell, const std::string& table,
                            const std::string& column) {
    const std::string_view text = trimmed(cell);
    if (last_ >= classes_.size() || classes_[last_].cell != text) last_ = find(text);
    if (last_ == Categories::most)
        throw Error(table + ": column “" + column + "” has more than " +
                    std::to_string(Categories::most) +
                    " different values; classes come from a column of few. Choose another.");
    of_.push_back(static_cast<std::uint8_t>(last_));
}

// Cells that are shown alike, cut off or with signs that cannot be printed, are of one class.
std::size_t CategoryCollector::find(std::string_view text) {
    auto found = std::ranges::find(classes_, text, &Class::cell);
    if (found == classes_.end()) {
        const std::string name = name_of(text);
        found = std::ranges::find(classes_, name, &Class::name);
        if (found == classes_.end() && classes_.size() < Categories::most)
            found = classes_.insert(classes_.end(), {std::string(text), name});
        else if (found == classes_.end())
            return Categories::most;
    }
    return static_cast<std::size_t>(found - classes_.begin());
}

Categories CategoryCollector::take(const std::string& title) {
    std::vector<std::size_t> order(classes_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [this](std::size_t a, std::size_t b) {
        return comes_before(classes_[a].cell, classes_[b].cell);
    });
    Categories categories;
    categories.title = title;
    std::vector<std::uint8_t> place(classes_.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        categories.names.push_back(classes_[order[i]].name);
        place[order[i]] = static_cast<std::uint8_t>(i);
    }
    for (std::uint8_t& category : of_) category = place[category];
    categories.of = std::move(of_);
    return categories;
}

} // namespace pushforward

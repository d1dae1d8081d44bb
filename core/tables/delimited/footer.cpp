// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/delimited/footer.h"

#include "core/tables/cell.h"

#include <algorithm>

namespace pushforward {

bool may_be_remark(std::span<const std::string_view> cells, std::size_t columns) {
    const auto kind = [](std::string_view cell) {
        return read_cell(cell, DecimalSign::either).kind;
    };
    const auto first = std::ranges::find_if(
        cells, [&](std::string_view cell) { return kind(cell) != CellKind::empty; });
    if (first == cells.end() || kind(*first) != CellKind::text) return false;
    return cells.size() < columns || std::ranges::none_of(cells, [&](std::string_view cell) {
               return kind(cell) == CellKind::number;
           });
}

bool is_label_of_sums(std::string_view cell) {
    cell = trimmed(cell);
    if (cell.empty() || std::string_view("TtSsMmAaGg").find(cell[0]) == cell.npos) return false;
    if (cell.ends_with(':')) cell.remove_suffix(1);
    constexpr std::size_t longest = 12;
    if (cell.size() < 3 || cell.size() > longest) return false;
    std::string word(cell);
    std::ranges::transform(word, word.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    for (const char* known : {"total", "totals", "sum", "mean", "average", "avg", "grand total",
                              "summe", "gesamt", "mittelwert", "moyenne"})
        if (word == known) return true;
    return false;
}

} // namespace pushforward

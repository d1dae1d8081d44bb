// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/columns.h"

#include "core/math/error.h"
#include "core/spec/kind.h"
#include "core/spec/sentence.h"
#include "core/tables/cell.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace pushforward {

namespace {

std::string lower(std::string_view view) {
    std::string text(view);
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::string quoted(const std::string& name) { return "“" + name + "”"; }

std::string list_of(const std::vector<std::string>& names) {
    constexpr std::size_t most = 12;
    std::vector<std::string> some;
    for (const std::string& name : names)
        if (some.size() < most) some.push_back(quoted(name));
    if (names.size() > most) some.push_back(std::to_string(names.size() - most) + " more");
    return listed(some);
}

std::optional<std::size_t> place_of(const Layout& layout, const std::string& wanted) {
    const auto& names = layout.names;
    const auto exact = std::ranges::find(names, trimmed(wanted));
    if (exact != names.end()) return static_cast<std::size_t>(exact - names.begin());
    const auto alike = std::ranges::find_if(
        names, [&](const std::string& name) { return lower(name) == lower(trimmed(wanted)); });
    if (alike != names.end()) return static_cast<std::size_t>(alike - names.begin());

    std::string digits = lower(trimmed(wanted));
    if (digits.starts_with("column ")) digits.erase(0, 7);
    std::size_t number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (read.ec == std::errc() && read.ptr == digits.data() + digits.size() && number >= 1 &&
        number <= names.size())
        return number - 1;
    return {};
}

} // namespace

void tell_apart(std::vector<std::string>& names) {
    std::set<std::string> used(names.begin(), names.end()), seen;
    for (std::string& name : names) {
        if (seen.insert(name).second) continue;
        std::string other;
        for (int i = 2; other.empty() || used.contains(other); ++i)
            other = name + " (" + std::to_string(i) + ")";
        used.insert(other);
        seen.insert(name = other);
    }
}

std::size_t find_column(const Layout& layout, const std::string& wanted, const std::string& table) {
    if (const auto place = place_of(layout, wanted)) return *place;
    throw Error(table + " has no column " + quoted(shown(wanted)) +
                ". Choose among its columns: " + list_of(layout.names) + ".");
}

ColumnChoice settled_choice(const Layout& layout, const ColumnChoice& wanted) {
    ColumnChoice settled = wanted;
    const auto settle = [&](std::string& name, bool& log) {
        const std::string whole = "log(" + name + ")";
        if (!log || place_of(layout, name) || !place_of(layout, whole)) return;
        name = whole;
        log = false;
    };
    settle(settled.first, settled.first_log);
    settle(settled.second, settled.second_log);
    return settled;
}

ChosenColumns choose_columns(const Layout& layout, const ColumnChoice& wanted,
                             const std::string& table) {
    std::optional<std::size_t> category;
    if (!wanted.category.empty()) category = find_column(layout, wanted.category, table);
    if (wanted.first.empty() && wanted.second.empty()) {
        std::vector<std::size_t> numeric;
        const auto is_date = [&](std::size_t c) {
            return !layout.dates.empty() && layout.dates[c];
        };
        for (std::size_t c = 0; c < layout.numeric.size(); ++c)
            if (layout.numeric[c]) numeric.push_back(c);
        const auto dates = static_cast<std::size_t>(std::ranges::count_if(numeric, is_date));
        if (numeric.size() - dates >= 2) std::erase_if(numeric, is_date);
        if (layout.has_index && numeric.size() > 2) numeric.erase(numeric.begin());
        if (numeric.empty())
            throw Error(table + " has no column of numbers. A table of two columns of numbers is "
                                "needed.");
        if (numeric.size() == 1)
            throw Error(table + " has only one column of numbers, " +
                        quoted(layout.names[numeric[0]]) +
                        ". Two are needed, one for each coordinate.");
        return {numeric[0], numeric[1], category};
    }
    if (wanted.first.empty() || wanted.second.empty())
        throw Error(table + ": one column is named and the other is not. Name both, or none.");
    const ChosenColumns chosen = {find_column(layout, wanted.first, table),
                                  find_column(layout, wanted.second, table), category};
    if (chosen.first == chosen.second)
        throw Error(table + ": column " + quoted(layout.names[chosen.first]) +
                    " is chosen twice. Choose two different columns.");
    for (const std::size_t c : {chosen.first, chosen.second})
        if (!layout.numeric[c]) {
            std::vector<std::string> numeric;
            for (std::size_t i = 0; i < layout.numeric.size(); ++i)
                if (layout.numeric[i]) numeric.push_back(layout.names[i]);
            throw Error(
                table + ": column " + quoted(layout.names[c]) + " does not hold numbers. " +
                (numeric.empty() ? "No column does." : "These do: " + list_of(numeric) + "."));
        }
    return chosen;
}

ColumnChoice named_choice(const Layout& layout, const ChosenColumns& chosen,
                          const ColumnChoice& wanted) {
    return {layout.names[chosen.first], layout.names[chosen.second], wanted.first_log,
            wanted.second_log, chosen.category ? layout.names[*chosen.category] : ""};
}

} // namespace pushforward

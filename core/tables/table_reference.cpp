// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/table_reference.h"

#include "core/math/error.h"
#include "core/spec/sentence.h"
#include "core/tables/cell.h"

#include <algorithm>
#include <filesystem>

namespace pushforward {

namespace {

bool exists(const std::string& path) {
    std::error_code error;
    return std::filesystem::exists(path, error);
}

/// What stands between commas, without quotes.
struct Name {
    std::string text;
    bool as_it_is = false; ///< it began with a quote
};

std::vector<Name> split_names(const std::string& text) {
    std::vector<Name> names(1);
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') {
            quoted = !quoted;
            names.back().as_it_is |= names.back().text.empty();
        } else if (c == ',' && !quoted) {
            names.emplace_back();
        } else {
            names.back().text += c;
        }
    }
    return names;
}

/// Takes `log(…)` off a name.
bool take_log(Name& name) {
    constexpr std::string_view start = "log(";
    std::string& text = name.text;
    if (name.as_it_is || !text.starts_with(start) || !text.ends_with(')')) return false;
    text = text.substr(start.size(), text.size() - start.size() - 1);
    return true;
}

TableReference with_columns(const std::string& file, const std::string& columns) {
    std::vector<Name> names = split_names(columns);
    for (Name& name : names)
        if (!name.as_it_is) name.text = std::string(trimmed(name.text));
    ColumnChoice choice;
    if (names.size() == 2 || names.size() == 3) {
        choice.first_log = take_log(names[0]);
        choice.second_log = take_log(names[1]);
    }
    const auto is_empty = [](const Name& name) { return name.text.empty(); };
    if (names.size() < 2 || names.size() > 3 || std::ranges::any_of(names, is_empty))
        throw Error("“" + shown(columns) + "” does not name two columns of " + shown(file, 1024) +
                    ". Write FILE:first,second, or FILE:first,second,classes; put a name that "
                    "holds a comma in double quotes.");
    choice.first = names[0].text;
    choice.second = names[1].text;
    if (names.size() == 3) choice.category = names[2].text;
    return {file, choice};
}

} // namespace

TableReference parse_table_reference(const std::string& text) {
    if (exists(text)) return {text, {}};
    std::size_t last = text.npos;
    for (std::size_t colon = text.rfind(':'); colon != text.npos && colon > 0;
         colon = text.rfind(':', colon - 1)) {
        if (exists(text.substr(0, colon)))
            return with_columns(text.substr(0, colon), text.substr(colon + 1));
        if (last == text.npos) last = colon;
    }
    // No such file exists; whoever opens it has the best message for that.
    if (last == text.npos || text.find(',', last) == text.npos) return {text, {}};
    return with_columns(text.substr(0, last), text.substr(last + 1));
}

} // namespace pushforward

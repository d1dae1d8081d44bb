// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table.h"
#include "core/math/error.h"
#include "core/spec/sentence.h"

#include <filesystem>

namespace pushforward {

namespace {

bool exists(const std::string& path) {
    std::error_code error;
    return std::filesystem::exists(path, error);
}

/// The parts between commas that are not in double quotes, without the quotes.
std::vector<std::string> split_names(const std::string& text) {
    std::vector<std::string> names(1);
    bool quoted = false;
    for (const char c : text) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            names.emplace_back();
        else
            names.back() += c;
    }
    return names;
}

TableReference with_columns(const std::string& file, const std::string& columns) {
    const std::vector<std::string> names = split_names(columns);
    if (names.size() != 2 || names[0].empty() || names[1].empty())
        throw Error("“" + shown(columns) + "” does not name two columns of " + shown(file, 1024) +
                    ". Write FILE:first,second; a name that holds a comma in double quotes.");
    return {file, names[0], names[1]};
}

} // namespace

TableReference parse_table_reference(const std::string& text) {
    if (exists(text)) return {text, {}, {}};
    std::size_t last = text.npos;
    for (std::size_t colon = text.rfind(':'); colon != text.npos && colon > 0;
         colon = text.rfind(':', colon - 1)) {
        if (exists(text.substr(0, colon)))
            return with_columns(text.substr(0, colon), text.substr(colon + 1));
        if (last == text.npos) last = colon;
    }
    // No part of it exists: what is to be said about the file is best said by who opens it.
    if (last == text.npos || text.find(',', last) == text.npos) return {text, {}, {}};
    return with_columns(text.substr(0, last), text.substr(last + 1));
}

} // namespace pushforward

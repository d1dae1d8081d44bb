// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/readers/file_reader.h"
#include "core/tables/cell.h"

#include <map>

namespace pushforward {

namespace {

std::vector<std::string> words_of(const std::string& list) {
    std::vector<std::string> words;
    for (std::size_t start = 0; start <= list.size();) {
        const std::size_t end = std::min(list.find(',', start), list.size());
        const std::string_view word = trimmed(std::string_view(list).substr(start, end - start));
        if (!word.empty()) words.emplace_back(word);
        start = end + 1;
    }
    return words;
}

TextForm form_of(const Spec& spec) {
    static const std::map<std::string, char> separators = {{"comma", ','}, {"semicolon", ';'},
                                                           {"tab", '\t'},  {"bar", '|'},
                                                           {"space", ' '}, {"colon", ':'}};
    static const std::map<std::string, DecimalSign> decimals = {{"point", DecimalSign::point},
                                                                {"comma", DecimalSign::comma}};
    static const std::map<std::string, NamesIn> names = {{"found", NamesIn::found},
                                                         {"first-row", NamesIn::first_row},
                                                         {"comment", NamesIn::comment},
                                                         {"none", NamesIn::nowhere}};
    static const std::map<std::string, std::string> comments = {
        {"none", ""},      {"hash", "#"},      {"percent", "%"}, {"exclamation", "!"},
        {"slashes", "//"}, {"semicolon", ";"}, {"star", "*"},    {"dashes", "--"}};
    static const std::map<std::string, Encoding> encodings = {
        {"found", Encoding::found},
        {"utf-8", Encoding::utf8},
        {"windows-1252", Encoding::windows_1252},
        {"utf-16-le", Encoding::utf16_little},
        {"utf-16-be", Encoding::utf16_big}};
    const auto said = [&](const auto& known, const char* field, auto& into) {
        const auto found = known.find(spec.choice(field));
        if (found != known.end()) into = found->second;
    };
    TextForm form;
    said(separators, "separator", form.separator);
    said(decimals, "decimal", form.decimal);
    said(names, "names", form.names);
    said(comments, "comment", form.comment);
    said(encodings, "encoding", form.encoding);
    if (spec.integer("skip") >= 0) form.lines_skipped = spec.integer("skip");
    form.missing = words_of(spec.text("missing"));
    return form;
}

std::vector<Field> fields() {
    return {{"separator", "Separator", "", "What is between the cells of a row.",
             ChoiceField{"found",
                         {{"found", "Found"},
                          {"comma", "Comma"},
                          {"semicolon", "Semicolon"},
                          {"tab", "Tab"},
                          {"bar", "Bar"},
                          {"space", "Spaces"},
                          {"colon", "Colon"}}}},
            {"decimal", "Decimal sign", "",
             "Between a number and its decimals. The other sign may separate thousands.",
             ChoiceField{"found", {{"found", "Found"}, {"point", "Point"}, {"comma", "Comma"}}}},
            {"names", "Names", "", "Where the names of the columns are.",
             ChoiceField{"found",
                         {{"found", "Found"},
                          {"first-row", "In the first row"},
                          {"comment", "In the comment above"},
                          {"none", "Nowhere"}}}},
            {"skip", "Skip lines", "",
             "Lines at the top that are not read; −1 where the program is to find the table.",
             IntField{-1, -1, 100'000, false}},
            {"comment", "Comments", "", "What lines begin with that are not rows.",
             ChoiceField{"found",
                         {{"found", "Found"},
                          {"none", "None"},
                          {"hash", "#"},
                          {"percent", "%"},
                          {"exclamation", "!"},
                          {"slashes", "//"},
                          {"semicolon", ";"},
                          {"star", "*"},
                          {"dashes", "--"}}}},
            {"missing", "Missing", "",
             "Cells that stand for a missing value, with commas between them: -999, unknown. Empty "
             "cells, NA, null and the like do by themselves.",
             TextField{"", 1024, "cells with commas between them"}},
            {"encoding", "Encoding", "", "What stands for letters that are not English.",
             ChoiceField{"found",
                         {{"found", "Found"},
                          {"utf-8", "UTF-8"},
                          {"windows-1252", "Windows-1252"},
                          {"utf-16-le", "UTF-16, low byte first"},
                          {"utf-16-be", "UTF-16, high byte first"}}}}};
}

FileContents read_text(const DataFile& file, const Spec& spec, const TableColumns& wanted) {
    const TextForm form = form_of(spec);
    return contents_of(
        file.is_in_memory()
            ? read_table_text(file.bytes(), file.name(), wanted, file.reading(), form)
            : read_table_file(file.path(), wanted, file.reading(), form));
}

} // namespace

FileReader text_reader() {
    return {{.key = "text",
             .title = "Delimited text",
             .summary = "A table with one row per line: CSV, TSV and the like. How it is written "
                        "is detected, as far as it is not said.",
             .formula = {},
             .reference = "RFC 4180; read through libcsv",
             .fields = fields(),
             .group = {}},
            {"csv", "tsv", "tab", "txt", "dat"},
            nullptr,
            read_text};
}

} // namespace pushforward

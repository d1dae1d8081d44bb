// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/delimited/dialect.h"

#include "core/tables/delimited/sample_rows.h"

#include <algorithm>
#include <map>
#include <optional>

namespace pushforward {

namespace {

constexpr std::string_view candidates = ",;\t| :";
constexpr double nearly_all = 0.8; // of the rows alike, for signs that names and times hold too
constexpr double left_out = 0.05;
constexpr double most_of_them = 0.5; // of the rows alike, for lines above them to be none

using Cells = std::vector<std::string_view>;

bool reads_as_number(std::string_view cell) {
    return read_cell(cell, DecimalSign::either).kind == CellKind::number;
}

bool reads_as_text(std::string_view cell) {
    return read_cell(cell, DecimalSign::either).kind == CellKind::text;
}

bool holds_text_alone(const Cells& cells) {
    return !cells.empty() && std::ranges::all_of(cells, reads_as_text);
}

/// How a delimiter cuts the rows from one of them on: shares of those after it that have the usual
/// number of cells, and of the cells that are numbers.
struct Fit {
    std::size_t width = 0, start = 0;
    double alike = 1, numbers = 0;
    bool is_good() const { return alike >= most_of_them; }
};

std::size_t filled(const Cells& cells) {
    std::size_t count = cells.size();
    while (count > 0 && cells[count - 1].empty()) --count;
    return count;
}

/// The number of cells that most rows have; that of the first row if most have it.
std::size_t usual_width(const std::vector<Cells>& rows) {
    std::map<std::size_t, std::size_t> counts;
    for (const Cells& row : rows) ++counts[row.size()];
    const std::size_t first = rows[0].size();
    if (first > 1 &&
        static_cast<double>(counts[first]) >= nearly_all * static_cast<double>(rows.size()))
        return first;
    std::size_t width = 0, most = 0;
    for (const auto& [cells, count] : counts)
        if (cells > 1 && count >= most) {
            width = cells;
            most = count;
        }
    return width;
}

/// The first row of the table. Above it are lines with fewer cells, titles between spaces, and
/// anything above column names that fit. A delimiter at the end of every row makes no cell.
std::size_t first_row(const std::vector<Cells>& rows, std::size_t width, char delimiter) {
    std::size_t needed = 0;
    for (const Cells& row : rows)
        if (row.size() == width) needed = std::max(needed, filled(row));
    std::size_t start = 0;
    const auto fits = [&](std::size_t i) {
        return rows[i].size() == width || filled(rows[i]) == needed;
    };
    while (start < rows.size() && !fits(start)) ++start;
    if (start == 0 || start == rows.size()) return 0;
    const Cells& above = rows[start - 1];
    const bool is_wide = above.size() > width && delimiter != ' ';
    if (is_wide && !holds_text_alone(rows[start])) return start - 1;
    // R names the columns of numbers, and not that of the rows' names in front of them.
    const bool counts =
        start + 1 < rows.size() && rows[start][0] == "1" && rows[start + 1][0] == "2";
    const bool names_all_but_one = above.size() + 1 == width && width > 2 &&
                                   holds_text_alone(above) &&
                                   (counts || !reads_as_number(rows[start][0]));
    return names_all_but_one ? start - 1 : start;
}

std::optional<Fit> fit_of(const std::vector<SampleRow>& sample, char delimiter) {
    std::vector<Cells> rows;
    for (const SampleRow& row : sample) rows.push_back(cells_of(row.text, delimiter));
    Fit fit;
    fit.width = usual_width(rows);
    if (fit.width < 2) return {};
    fit.start = first_row(rows, fit.width, delimiter);
    std::size_t alike = 0, numbers = 0, cells = 0;
    for (std::size_t i = fit.start + (rows.size() > 1); i < rows.size(); ++i) {
        alike += rows[i].size() == fit.width;
        cells += rows[i].size();
        numbers += static_cast<std::size_t>(std::ranges::count_if(rows[i], reads_as_number));
    }
    const auto share = [](std::size_t part, std::size_t all) {
        return static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(all, 1));
    };
    const std::size_t looked_at = rows.size() - fit.start - 1;
    fit.alike = share(alike, looked_at);
    fit.numbers = share(numbers, cells);
    if (!fit.is_good()) fit.start = 0;
    return fit;
}

struct Cut {
    char delimiter = ',';
    Fit fit;
};

Cut best_cut(const std::vector<SampleRow>& rows) {
    Cut best;
    double best_score = -1;
    for (const char delimiter : candidates) {
        const std::optional<Fit> fit = fit_of(rows, delimiter);
        if (!fit) continue;
        const bool weak = delimiter == ' ' || delimiter == ':';
        const bool has_better = best_score >= 0 && best.fit.is_good();
        if (weak && (fit->alike < nearly_all || (has_better && fit->numbers < 1))) continue;
        // Of two that fit alike, the one that leaves no lines out.
        const double score = fit->alike + fit->numbers - (fit->start > 0 ? left_out : 0);
        if (score <= best_score + (delimiter == ':' ? 1 : 1e-9)) continue;
        best = {delimiter, *fit};
        best_score = score;
    }
    return best;
}

std::vector<bool> number_columns(const std::vector<SampleRow>& rows, const Cut& cut) {
    std::vector<std::size_t> numbers(cut.fit.width), held(cut.fit.width);
    for (std::size_t i = cut.fit.start; i < rows.size(); ++i) {
        const Cells cells = cells_of(rows[i].text, cut.delimiter);
        if (cells.size() != cut.fit.width) continue;
        for (std::size_t c = 0; c < cells.size(); ++c) {
            numbers[c] += reads_as_number(cells[c]);
            held[c] += reads_as_text(cells[c]);
        }
    }
    std::vector<bool> mostly(cut.fit.width);
    for (std::size_t c = 0; c < mostly.size(); ++c)
        mostly[c] = numbers[c] > 0 && numbers[c] >= held[c];
    return mostly;
}

/// The names in a comment: as many as there are columns, between the same delimiters or spaces.
std::vector<std::string> names_in(std::string_view comment, const std::string& sign,
                                  const Cut& cut) {
    comment.remove_prefix(comment.find(sign) + sign.size());
    for (const char delimiter : {cut.delimiter, ',', '\t', ' '}) {
        const Cells cells = cells_of(comment, delimiter);
        if (cells.size() == cut.fit.width && holds_text_alone(cells))
            return {cells.begin(), cells.end()};
    }
    return {};
}

/// Where so many lines end, or the text.
std::size_t end_of_lines(std::string_view text, Index count) {
    std::size_t end = 0;
    for (; count > 0 && end < text.size(); --count) {
        end = std::min(text.find_first_of("\r\n", end), text.size());
        const bool is_pair = text.substr(end).starts_with("\r\n");
        end = std::min(end + (is_pair ? 2 : 1), text.size());
    }
    return end;
}

/// Where the table begins, and what is left out above it.
void skip_to_table(Dialect& dialect, const SampleRows& sample, std::size_t start) {
    for (std::size_t i = 0; i < start; ++i) dialect.lines_skipped.emplace_back(sample.rows[i].text);
    if (start > 0) dialect.bytes_skipped += sample.rows[start].start;
}

} // namespace

bool is_marked_row(const Dialect& dialect, std::string_view line) {
    const std::vector<std::string_view> cells = cells_of(line, dialect.delimiter);
    if (cells.size() != dialect.numbers.size() || cells.size() < 2) return false;
    const auto kind = [&](std::size_t c) { return read_cell(cells[c], DecimalSign::either).kind; };
    if (dialect.numbers[0] && kind(0) == CellKind::text) return false;
    std::size_t numbers = 0;
    for (std::size_t c = 1; c < cells.size(); ++c) {
        if (!dialect.numbers[c]) continue;
        if (kind(c) == CellKind::text) return false;
        numbers += reads_as_number(cells[c]);
    }
    return numbers > 0;
}

Dialect find_dialect(std::string_view text, const TextForm& form) {
    Dialect dialect;
    const std::size_t all = text.size();
    std::optional<char> said = form.separator;
    if (form.lines_skipped) {
        text.remove_prefix(end_of_lines(text, *form.lines_skipped));
    } else if (const auto separator = take_separator_line(text)) {
        if (!said) said = separator;
    }
    dialect.bytes_skipped = all - text.size();
    const SampleRows sample = sample_rows(text, form.comment);
    dialect.comment = sample.sign;
    if (said) dialect.delimiter = *said;
    if (sample.rows.empty()) return dialect;
    Cut cut;
    if (said)
        cut = {*said, fit_of(sample.rows, *said).value_or(Fit{})};
    else
        cut = best_cut(sample.rows);
    if (form.lines_skipped) cut.fit.start = 0;
    dialect.delimiter = cut.delimiter;
    dialect.numbers = number_columns(sample.rows, cut);
    skip_to_table(dialect, sample, cut.fit.start);
    const auto is_comment = [&](const SampleRow& row) { return !is_marked_row(dialect, row.text); };
    dialect.has_comments = std::ranges::any_of(sample.comments, is_comment) ||
                           std::ranges::any_of(sample.marked, is_comment);
    const bool has_names = sample.sign != "#" || form.names == NamesIn::comment;
    if (has_names && !sample.comments.empty() && cut.fit.start == 0)
        dialect.comment_names = names_in(sample.comments.back().text, sample.sign, cut);
    return dialect;
}

} // namespace pushforward

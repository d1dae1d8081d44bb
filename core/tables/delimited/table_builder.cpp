// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/delimited/table_builder.h"

#include "core/math/error.h"
#include "core/spec/sentence.h"
#include "core/tables/delimited/sample_rows.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace pushforward {

namespace {

constexpr std::size_t rows_for_layout = 1000;
constexpr std::size_t most_bytes_waiting = std::size_t{64} << 20;

const char* reason_for(CellKind kind) {
    switch (kind) {
    case CellKind::number:
        return nullptr;
    case CellKind::empty:
        return "a cell was empty";
    case CellKind::missing:
    case CellKind::text:
        return "a cell was not a number";
    case CellKind::marked:
        return "a cell was marked as missing";
    case CellKind::nan:
        return "a cell was nan";
    case CellKind::infinite:
        return "a cell was infinite";
    case CellKind::too_large:
        return "a cell was beyond ±1e30";
    }
    return nullptr;
}

const char* name_of(char delimiter) {
    switch (delimiter) {
    case ',':
        return "comma";
    case ';':
        return "semicolon";
    case '\t':
        return "tab";
    case '|':
        return "bar";
    case ' ':
        return "spaces";
    case ':':
        return "colon";
    default:
        return nullptr;
    }
}

const char* name_of(DecimalSign sign) {
    return sign == DecimalSign::comma ? "comma" : sign == DecimalSign::point ? "point" : "either";
}

const char* name_of(Encoding encoding) {
    switch (encoding) {
    case Encoding::found:
    case Encoding::utf8:
        return "UTF-8";
    case Encoding::windows_1252:
        return "Windows-1252";
    case Encoding::utf16_little:
    case Encoding::utf16_big:
        return "UTF-16";
    }
    return "";
}

std::vector<std::string_view> views_of(const TextRow& cells) {
    return {cells.begin(), cells.end()};
}

/// "“My measurement”, “May 2020” and 2 more".
std::string first_texts(const std::vector<std::string>& lines) {
    constexpr std::size_t most = 3, longest = 60;
    std::vector<std::string> texts;
    for (const std::string& line : lines)
        if (texts.size() < most)
            texts.push_back("“" + shown(utf8_text(trimmed(line)), longest) + "”");
    if (lines.size() > most) texts.push_back(std::to_string(lines.size() - most) + " more");
    return listed(texts);
}

} // namespace

TableBuilder::TableBuilder(const std::string& name, const TableColumns& wanted,
                           const TextForm& form)
    : wanted_(wanted), form_(form) {
    table_.name = name;
}

void TableBuilder::take(const DelimitedRow& row) {
    if (layout_) return add(row.cells, row.line);
    waiting_.emplace_back(row.cells.begin(), row.cells.end());
    waiting_lines_.push_back(row.line);
    for (const std::string_view cell : row.cells)
        waiting_bytes_ += sizeof(std::string) + cell.size();
    if (waiting_.size() <= rows_for_layout) return;
    const bool looks =
        waiting_.size() == rows_for_layout + 1 || std::has_single_bit(waiting_.size());
    if (waiting_bytes_ > most_bytes_waiting || (looks && !is_undecided())) settle();
}

/// Whether columns that are needed hold nothing yet.
bool TableBuilder::is_undecided() const {
    std::vector<TextRow> rows = waiting_;
    const TextLayout layout = find_layout(rows, dialect_, form_);
    if (std::ranges::find(layout.unknown, true) == layout.unknown.end()) return false;
    if (wanted_.first.empty()) return std::ranges::count(layout.numeric, true) < 2;
    try {
        const ColumnChoice wanted = settled_choice(layout, wanted_);
        return layout.unknown[find_column(layout, wanted.first, table_.name)] ||
               layout.unknown[find_column(layout, wanted.second, table_.name)];
    } catch (const Error&) {
        return false; // `settle` throws it again
    }
}

// Rows that were commented out are reported; other comments are not.
void TableBuilder::pass_over(std::string_view comment, Index line) {
    dialect_.has_comments = true;
    comment.remove_prefix(comment.find(dialect_.comment) + dialect_.comment.size());
    const std::vector<std::string_view> cells = cells_of(comment, dialect_.delimiter);
    const bool is_row = cells.size() > 1 && cells.size() == dialect_.numbers.size() &&
                        std::ranges::all_of(cells, [](std::string_view cell) {
                            return read_cell(cell, DecimalSign::either).kind == CellKind::number;
                        });
    if (is_row && ++commented_rows_ == 1) first_commented_ = line;
}

void TableBuilder::settle() {
    if (waiting_.empty())
        throw Error(table_.name + " is empty. A table of two columns of numbers is needed.");
    layout_ = find_layout(waiting_, dialect_, form_);
    if (layout_->first == waiting_.size())
        throw Error(table_.name + " has column names but no rows. A table of two columns of "
                                  "numbers is needed.");
    if (layout_->names_in) names_line_ = waiting_lines_[*layout_->names_in];
    static_cast<ColumnChoice&>(wanted_) = settled_choice(*layout_, wanted_);
    chosen_ = choose_columns(*layout_, wanted_, table_.name);
    rows_.emplace(wanted_);
    table_.columns = named_choice(*layout_, chosen_, wanted_);
    table_.all_columns = layout_->names;
    for (std::size_t c = 0; c < layout_->names.size(); ++c) {
        if (layout_->few_values[c]) table_.class_columns.push_back(layout_->names[c]);
        if (layout_->unknown[c]) late_columns_.push_back(c);
    }
    for (std::size_t i = layout_->first; i < waiting_.size(); ++i)
        add(views_of(waiting_[i]), waiting_lines_[i]);
    waiting_ = {};
    waiting_lines_ = {};
}

bool TableBuilder::has_right_length(std::span<const std::string_view> cells) const {
    const std::size_t columns = layout_->names.size();
    for (std::size_t c = columns; c < cells.size(); ++c)
        if (!trimmed(cells[c]).empty()) return false;
    return cells.size() >= columns;
}

void TableBuilder::refuse_length(const FooterRow& row) const {
    const std::size_t columns = layout_->names.size();
    throw Error(table_.name + ", row " + std::to_string(row.row) + " (line " +
                std::to_string(row.line) + ") has " + std::to_string(row.cells.size()) +
                (row.cells.size() == 1 ? " cell" : " cells") + " where the first row has " +
                std::to_string(columns) + ". " +
                (row.cells.size() >= columns
                     ? "Put cells that hold a delimiter in quotes, or delete the row."
                     : "Fill in the missing cells, or delete the row."));
}

void TableBuilder::add(std::span<const std::string_view> cells, Index line) {
    const bool fits = has_right_length(cells);
    const bool may_be_below =
        fits ? chosen_.first != 0 && chosen_.second != 0 && is_label_of_sums(cells[0])
             : may_be_remark(cells, layout_->names.size());
    if (fits && !may_be_below && footer_.empty()) return add_row(cells);
    const Index row = rows_->rows_read() + std::ssize(footer_.rows()) + 1;
    if (may_be_below && footer_.rows().size() < Footer::most)
        return footer_.add(cells, line, row, fits);
    if (!footer_.empty()) end_footer();
    if (!fits) refuse_length({{cells.begin(), cells.end()}, line, row, fits});
    add_row(cells);
}

/// Another row shows that those before it were of the table.
void TableBuilder::end_footer() {
    for (const FooterRow& row : footer_.take()) {
        if (!row.fits) refuse_length(row);
        add_row(views_of(row.cells));
    }
}

void TableBuilder::add_row(std::span<const std::string_view> cells) {
    if (!late_columns_.empty()) look_for_late_numbers(cells);
    const Cell first = cell_of(cells, chosen_.first), second = cell_of(cells, chosen_.second);
    const char* reason = reason_for(first.kind);
    if (reason == nullptr) reason = reason_for(second.kind);
    if (reason != nullptr) {
        note_missing(cells[chosen_.first], first.kind);
        note_missing(cells[chosen_.second], second.kind);
        return rows_->leave_out(reason);
    }
    sums_[0] += first.number;
    sums_[1] += second.number;
    if (rows_->add(first.number, second.number) && chosen_.category)
        rows_->classify(cells[*chosen_.category], table_);
}

Cell TableBuilder::cell_of(std::span<const std::string_view> cells, std::size_t column) const {
    const DateForm form = layout_->date_forms[column];
    if (form != DateForm::none) return read_date(cells[column], form);
    const CellForm& plain = layout_->cells;
    return plain.missing.empty() ? read_cell(cells[column], plain.decimal)
                                 : read_cell(cells[column], plain);
}

void TableBuilder::look_for_late_numbers(std::span<const std::string_view> cells) {
    std::erase_if(late_columns_, [&](std::size_t c) {
        const CellKind kind = read_cell(cells[c], cell_form()).kind;
        if (kind == CellKind::number) layout_->numeric[c] = true;
        return kind == CellKind::number || kind == CellKind::text;
    });
}

void TableBuilder::note_missing(std::string_view cell, CellKind kind) {
    constexpr std::size_t most = 4;
    if (missing_.size() < most && (kind == CellKind::missing || kind == CellKind::marked))
        missing_.insert(shown(utf8_text(trimmed(cell)), 20));
}

/// Whether a row's numbers are the sums or the means of those above it.
bool TableBuilder::is_sum_or_mean(const FooterRow& row) const {
    if (layout_->numeric[0] || layout_->unknown[0]) return true; // its label is not a label of rows
    const auto rows = static_cast<double>(std::max<Index>(rows_->rows_read(), 1));
    bool sums = true, means = true;
    for (const auto& [column, sum] :
         {std::pair(chosen_.first, sums_[0]), std::pair(chosen_.second, sums_[1])}) {
        const Cell cell = read_cell(row.cells[column], cell_form());
        constexpr double near = 1e-3, nearly = 1e-2; // a mean may be rounded
        sums &=
            cell.kind == CellKind::number && std::abs(cell.number - sum) <= near * std::abs(sum);
        means &= cell.kind == CellKind::number &&
                 std::abs(cell.number - sum / rows) <= nearly * std::abs(sum / rows);
    }
    return sums || means;
}

Table TableBuilder::finish(const Reading* reading) {
    if (!layout_) settle();
    const bool are_below = std::ranges::all_of(
        footer_.rows(), [this](const FooterRow& row) { return !row.fits || is_sum_or_mean(row); });
    if (!are_below) end_footer();
    note_what_was_passed_over();
    for (std::size_t c = 0; c < layout_->names.size(); ++c)
        if (layout_->numeric[c]) table_.numeric_columns.push_back(layout_->names[c]);
    table_.form = form_found();
    rows_->finish(table_, wanted_.for_training, reading);
    return std::move(table_);
}

void TableBuilder::note_what_was_passed_over() {
    const auto note = [this](const std::string& sentence) {
        table_.notes += (table_.notes.empty() ? "" : " ") + sentence;
    };
    const auto lines = [](std::size_t count) {
        return std::to_string(count) + (count == 1 ? " line" : " lines");
    };
    const std::size_t above = dialect_.lines_skipped.size();
    if (above > 0)
        note(lines(above) + " above the table " + (above == 1 ? "was" : "were") +
             " skipped: " + first_texts(dialect_.lines_skipped) + ".");
    if (!layout_->notes.empty()) note(layout_->notes);
    for (const std::size_t column : {chosen_.first, chosen_.second})
        if (layout_->date_forms[column] != DateForm::none)
            note("“" + layout_->names[column] + "” was read as " +
                 unit_of(layout_->date_forms[column], layout_->may_be_other_dates) + ".");
    if (commented_rows_ > 0)
        note(std::to_string(commented_rows_) + (commented_rows_ == 1 ? " row is" : " rows are") +
             " commented out with " + dialect_.comment + " and not read (line " +
             std::to_string(first_commented_) + (commented_rows_ == 1 ? ")." : " first)."));
    if (const std::size_t below = footer_.rows().size(); below > 0)
        note(lines(below) + " below the table " + (below == 1 ? "was" : "were") +
             " left out: " + footer_text() + ".");
}

std::string TableBuilder::footer_text() const {
    std::vector<std::string> texts;
    for (const FooterRow& row : footer_.rows()) {
        std::string text;
        for (const std::string& cell : row.cells)
            if (!trimmed(cell).empty()) text += (text.empty() ? "" : " ") + cell;
        texts.push_back(text);
    }
    return first_texts(texts);
}

std::string TableBuilder::form_found() const {
    const char* const delimiter = name_of(dialect_.delimiter);
    std::string text =
        "separator " +
        (delimiter != nullptr ? std::string(delimiter) : shown(std::string(1, dialect_.delimiter)));
    text += std::string(" · decimal sign ") + name_of(layout_->cells.decimal);
    if (names_line_ > 0)
        text += " · names in line " + std::to_string(names_line_);
    else
        text += layout_->names_in_comment ? " · names in a comment" : " · no names";
    if (!dialect_.lines_skipped.empty())
        text += " · lines skipped: " + std::to_string(dialect_.lines_skipped.size());
    if (dialect_.has_comments) text += " · comments begin with " + dialect_.comment;
    if (!missing_.empty()) text += " · missing: " + listed({missing_.begin(), missing_.end()});
    return text + " · " + name_of(dialect_.encoding);
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/table.h"

#include "core/math/error.h"
#include "core/spec/sentence.h"
#include "core/tables/cell.h"
#include "core/tables/columns.h"
#include "core/tables/delimited/delimited.h"
#include "core/tables/usable_rows.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

namespace pushforward {

namespace {

constexpr std::size_t rows_for_layout = 1000;

const char* reason_for(CellKind kind) {
    switch (kind) {
    case CellKind::number:
        return nullptr;
    case CellKind::empty:
        return "a cell was empty";
    case CellKind::missing:
    case CellKind::text:
        return "a cell was not a number";
    case CellKind::nan:
        return "a cell was nan";
    case CellKind::infinite:
        return "a cell was infinite";
    case CellKind::too_large:
        return "a cell was beyond ±1e30";
    }
    return nullptr;
}

/// Takes rows as they are read. The first thousand are kept until the layout is known.
class TableBuilder : public RowTaker {
public:
    TableBuilder(const std::string& name, const TableColumns& wanted)
        : wanted_(wanted), rows_(wanted) {
        table_.name = name;
    }

    void begin(const Dialect& dialect) override { decimal_ = dialect.decimal; }

    void take(const DelimitedRow& row) override {
        if (layout_) return add(row.cells, row.line);
        waiting_.emplace_back(row.cells.begin(), row.cells.end());
        waiting_lines_.push_back(row.line);
        if (waiting_.size() > rows_for_layout) settle();
    }

    Table finish(const Reading* reading) {
        if (!layout_) settle();
        rows_.finish(table_, wanted_.for_training, reading);
        return std::move(table_);
    }

private:
    void settle() {
        if (waiting_.empty())
            throw Error(table_.name + " is empty. A table of two columns of numbers is needed.");
        layout_ = find_layout(waiting_, decimal_);
        if (layout_->has_header && waiting_.size() == 1)
            throw Error(table_.name + " has column names but no rows. A table of two columns of "
                                      "numbers is needed.");
        const std::size_t start = layout_->has_header ? 1 : 0;
        chosen_ = choose_columns(*layout_, wanted_, table_.name);
        table_.columns = named_choice(*layout_, chosen_, wanted_);
        table_.all_columns = layout_->names;
        for (std::size_t c = 0; c < layout_->names.size(); ++c) {
            if (layout_->numeric[c]) table_.numeric_columns.push_back(layout_->names[c]);
            if (layout_->few_values[c]) table_.class_columns.push_back(layout_->names[c]);
        }
        for (std::size_t i = start; i < waiting_.size(); ++i) {
            const std::vector<std::string_view> cells(waiting_[i].begin(), waiting_[i].end());
            add(cells, waiting_lines_[i]);
        }
        waiting_ = {};
        waiting_lines_ = {};
    }

    void check_length(std::span<const std::string_view> cells, Index line, Index row) const {
        const std::size_t columns = layout_->names.size();
        bool filled_beyond = false;
        for (std::size_t c = columns; c < cells.size(); ++c)
            filled_beyond |= read_cell(cells[c], decimal_).kind != CellKind::empty;
        if (cells.size() >= columns && !filled_beyond) return;
        throw Error(table_.name + ", row " + std::to_string(row) + " (line " +
                    std::to_string(line) + ") has " + std::to_string(cells.size()) +
                    (cells.size() == 1 ? " cell" : " cells") + " where the first row has " +
                    std::to_string(columns) + ". " +
                    (filled_beyond ? "Put cells that hold a delimiter in quotes, or delete the row."
                                   : "Fill in the missing cells, or delete the row."));
    }

    void add(std::span<const std::string_view> cells, Index line) {
        check_length(cells, line, rows_.rows_read() + 1);
        const Cell first = read_cell(cells[chosen_.first], decimal_);
        const Cell second = read_cell(cells[chosen_.second], decimal_);
        const char* reason = reason_for(first.kind);
        if (reason == nullptr) reason = reason_for(second.kind);
        if (reason != nullptr) return rows_.leave_out(reason);
        if (rows_.add(first.number, second.number) && chosen_.category)
            rows_.classify(cells[*chosen_.category], table_);
    }

    TableColumns wanted_;
    Table table_;
    DecimalSign decimal_ = DecimalSign::point;
    std::vector<TextRow> waiting_;
    std::vector<Index> waiting_lines_;
    std::optional<Layout> layout_;
    ChosenColumns chosen_{};
    UsableRows rows_;
};

} // namespace

Table read_table(std::istream& input, const std::string& name, const TableColumns& columns,
                 Reading* reading) {
    TableBuilder builder(name, columns);
    read_delimited(input, name, builder, reading);
    return builder.finish(reading);
}

Table read_table_text(const std::string& bytes, const std::string& name,
                      const TableColumns& columns, Reading* reading) {
    if (reading != nullptr) reading->bytes_total = static_cast<std::int64_t>(bytes.size());
    std::istringstream input(bytes);
    return read_table(input, name, columns, reading);
}

Table read_table_file(const std::string& path, const TableColumns& columns, Reading* reading) {
    namespace fs = std::filesystem;
    const std::string name = shown(path, 1024);
    std::error_code error;
    if (fs::is_directory(path, error)) throw Error(name + " is a folder. Choose a file in it.");
    errno = 0;
    std::ifstream input(path, std::ios::binary);
    if (!input) {
        if (errno == ENOENT || errno == ENOTDIR)
            throw Error("There is no file " + name + ". Check its name and folder.");
        throw Error(name + " cannot be opened: " + std::strerror(errno) +
                    ". Check that you may read it.");
    }
    const std::uintmax_t size = fs::file_size(path, error); // a pipe has none
    if (reading != nullptr && !error) reading->bytes_total = static_cast<std::int64_t>(size);
    return read_table(input, name, columns, reading);
}

} // namespace pushforward

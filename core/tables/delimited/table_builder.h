// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/delimited/delimited.h"
#include "core/tables/delimited/footer.h"
#include "core/tables/delimited/text_layout.h"
#include "core/tables/usable_rows.h"

#include <array>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace pushforward {

/// Makes a table of rows that come one by one. The first thousand are kept until the layout is
/// known; more of them if the columns that are needed hold nothing in these.
class TableBuilder : public RowTaker {
public:
    TableBuilder(const std::string& name, const TableColumns& wanted, const TextForm& form);

    void begin(const Dialect& dialect) override { dialect_ = dialect; }
    void take(const DelimitedRow& row) override;
    void pass_over(std::string_view comment, Index line) override;

    /// Throws Error as `read_table` does.
    Table finish(const Reading* reading);

private:
    bool is_undecided() const;
    void settle();
    const CellForm& cell_form() const { return layout_->cells; }
    bool has_right_length(std::span<const std::string_view> cells) const;
    [[noreturn]] void refuse_length(const FooterRow& row) const;
    void add(std::span<const std::string_view> cells, Index line);
    void add_row(std::span<const std::string_view> cells);
    Cell cell_of(std::span<const std::string_view> cells, std::size_t column) const;
    void look_for_late_numbers(std::span<const std::string_view> cells);
    void end_footer();
    bool is_sum_or_mean(const FooterRow& row) const;
    void note_missing(std::string_view cell, CellKind kind);
    void note_what_was_passed_over();
    std::string footer_text() const;
    std::string form_found() const;

    TableColumns wanted_;
    TextForm form_;
    Dialect dialect_;
    Table table_;
    std::vector<TextRow> waiting_;
    std::vector<Index> waiting_lines_;
    std::size_t waiting_bytes_ = 0;
    std::optional<TextLayout> layout_;
    ChosenColumns chosen_{};
    std::optional<UsableRows> rows_;
    std::array<double, 2> sums_{};
    std::vector<std::size_t> late_columns_; ///< nothing was in them yet
    Footer footer_;
    std::set<std::string> missing_; ///< some of the texts that stood for missing values
    Index commented_rows_ = 0, first_commented_ = 0, names_line_ = 0;
};

} // namespace pushforward

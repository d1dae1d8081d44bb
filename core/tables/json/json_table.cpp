// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/json/json_table.h"

#include "core/math/error.h"
#include "core/spec/sentence.h"
#include "core/tables/array_columns.h"
#include "core/tables/json/json_text.h"
#include "core/tables/json/json_walk.h"
#include "core/tables/usable_rows.h"

#include <algorithm>
#include <set>
#include <utility>

namespace pushforward {

namespace {

using Kind = JsonCell::Kind;

constexpr std::uint64_t rows_for_layout = 1000;

const char* reason_for(Kind kind) {
    return kind == Kind::null ? "a value was null or missing" : "a value was not a number";
}

std::string class_text(const JsonCell& cell) {
    return cell.kind == Kind::number ? number_text(cell.number) : std::string(cell.text);
}

/// Looks at the first rows, or at the first values of each column.
class Survey : public JsonSink {
public:
    bool cell(std::size_t column, const JsonCell& cell) override {
        if (counts_.size() <= column) counts_.resize(column + 1);
        Count& count = counts_[column];
        if (rows_ == 0 && !cell.text.empty()) count.first = shown(cell.text, 200);
        all_text_ &= rows_ > 0 || !cell.text.empty();
        if (++count.length > rows_for_layout) return true;
        const bool in_header = rows_ == 0 && count.length == 1 && !cell.text.empty();
        count.filled += cell.kind != Kind::null && !in_header;
        count.numbers += cell.kind == Kind::number;
        if (!cell.text.empty() && !in_header) count.strings.add(cell.text);
        if (!in_header && count.values.size() <= Categories::most)
            count.values.insert(class_text(cell));
        return true;
    }

    bool end_row() override { return ++rows_ < rows_for_layout; }

    /// The first row of a list of lists holds names, and nothing else.
    bool has_header(const JsonShape& shape) const {
        if (shape.column_by_column || !shape.names.empty() || !all_text_ || rows_ <= 1)
            return false;
        return !std::ranges::all_of(counts_, [](const Count& count) {
            const JsonCell first = {Kind::other, 0, count.first};
            return count.text().of(first).kind == Kind::number;
        });
    }

    /// How the strings of a column are read.
    JsonText text(std::size_t column) const { return counts_[column].text(); }

    /// And the names of those that may hold classes.
    std::vector<ArrayColumn> columns(const JsonShape& shape,
                                     std::vector<std::string>& class_columns) const {
        std::vector<ArrayColumn> columns;
        const std::vector<std::string> names = names_of(shape);
        for (std::size_t c = 0; c < counts_.size(); ++c) {
            const Count& count = counts_[c];
            const bool numeric = count.is_numeric() || count.text().is_read();
            if (count.values.size() <= Categories::most) class_columns.push_back(names[c]);
            columns.push_back({names[c],
                               numeric ? std::optional(ArrayType{}) : std::nullopt,
                               shape.column_by_column ? count.length : 0,
                               0,
                               0,
                               {},
                               numeric && !count.is_numeric()});
        }
        return columns;
    }

private:
    std::vector<std::string> names_of(const JsonShape& shape) const {
        std::vector<std::string> names;
        for (std::size_t c = 0; c < counts_.size(); ++c) {
            std::string name;
            if (c < shape.names.size()) name = shown(shape.names[c], 200);
            if (has_header(shape)) name = counts_[c].first;
            names.push_back(name.empty() ? "column " + std::to_string(c + 1) : name);
        }
        tell_apart(names);
        return names;
    }

    struct Count {
        std::uint64_t length = 0, filled = 0, numbers = 0;
        std::string first;
        JsonTextColumn strings;
        std::set<std::string> values; ///< at most one more than the largest number of classes

        bool is_numeric() const { return numbers > 0 && 2 * numbers >= filled; }
        JsonText text() const { return is_numeric() ? JsonText() : strings.found(); }
    };

    std::vector<Count> counts_;
    std::uint64_t rows_ = 0;
    bool all_text_ = true;
};

struct Value {
    Kind kind = Kind::null;
    double number = 0;
};

Value value_of(const JsonCell& cell) { return {cell.kind, cell.number}; }

/// Of the two columns that are read.
struct Texts {
    JsonText first, second;
};

bool add(UsableRows& rows, const Value& first, const Value& second) {
    for (const Value* value : {&first, &second})
        if (value->kind != Kind::number) {
            rows.leave_out(reason_for(value->kind));
            return false;
        }
    return rows.add(first.number, second.number);
}

class RowSink : public JsonSink {
public:
    RowSink(const ChosenColumns& chosen, const Texts& texts, bool has_header, UsableRows& rows,
            const Table& table)
        : chosen_(chosen), texts_(texts), in_header_(has_header), rows_(rows), table_(table) {}

    bool cell(std::size_t column, const JsonCell& cell) override {
        if (column == chosen_.first) first_ = value_of(texts_.first.of(cell));
        if (column == chosen_.second) second_ = value_of(texts_.second.of(cell));
        if (column == chosen_.category) category_ = class_text(cell);
        return true;
    }

    bool end_row() override {
        if (!in_header_ && add(rows_, first_, second_) && chosen_.category)
            rows_.classify(category_, table_);
        in_header_ = false;
        first_ = second_ = {};
        category_.clear();
        return true;
    }

private:
    ChosenColumns chosen_;
    Texts texts_;
    bool in_header_;
    UsableRows& rows_;
    const Table& table_;
    Value first_, second_;
    std::string category_;
};

class ColumnSink : public JsonSink {
public:
    ColumnSink(const ChosenColumns& chosen, const Texts& texts, UsableRows& rows,
               const Table& table)
        : chosen_(chosen), texts_(texts), rows_(rows), table_(table) {}

    bool cell(std::size_t column, const JsonCell& cell) override {
        if (column == chosen_.first) first_.add(texts_.first.of(cell));
        if (column == chosen_.second) second_.add(texts_.second.of(cell));
        if (column == chosen_.category) add_category(class_text(cell));
        return true;
    }

    bool end_row() override { return true; }

    void move_to_rows() {
        for (std::size_t i = 0; i < std::min(first_.kinds.size(), second_.kinds.size()); ++i)
            if (add(rows_, first_.at(i), second_.at(i)) && chosen_.category)
                rows_.classify(i < categories_.size() ? *categories_[i] : std::string(), table_);
    }

private:
    struct Column {
        std::vector<double> numbers;
        std::vector<unsigned char> kinds;

        void add(const JsonCell& cell) {
            numbers.push_back(cell.number);
            kinds.push_back(static_cast<unsigned char>(cell.kind));
        }
        Value at(std::size_t i) const { return {static_cast<Kind>(kinds[i]), numbers[i]}; }
    };

    // Which rows are points is known only at the end, and the limit counts their classes alone.
    void add_category(const std::string& text) {
        categories_.push_back(&*category_texts_.insert(text).first);
    }

    ChosenColumns chosen_;
    Texts texts_;
    UsableRows& rows_;
    const Table& table_;
    Column first_, second_;
    std::set<std::string> category_texts_;
    std::vector<const std::string*> categories_;
};

} // namespace

bool looks_like_json(std::string_view start) {
    constexpr std::string_view space = " \t\r\n";
    if (start.starts_with("\xef\xbb\xbf")) start.remove_prefix(3);
    const std::size_t first = start.find_first_not_of(space);
    if (first == start.npos || (start[first] != '[' && start[first] != '{')) return false;
    const std::size_t next = start.find_first_not_of(space, first + 1);
    if (next == start.npos) return true;
    const std::string_view word = start.substr(next);
    if (start[first] == '{') return word[0] == '"' || word[0] == '}';
    if (std::string_view("[]{\"-0123456789").find(word[0]) != word.npos) return true;
    for (const char* value : {"null", "NaN", "true", "false", "Inf"})
        if (word.starts_with(value)) return true;
    return false;
}

Table read_json(const DataFile& file, const TableColumns& asked) {
    const JsonPlan plan = plan_of_json(file);
    Survey survey;
    const JsonShape shape = walk_json(file, plan, survey);
    Table table;
    const std::vector<ArrayColumn> columns = survey.columns(shape, table.class_columns);
    if (columns.empty())
        throw Error(file.name() + " is empty. A table of two columns of numbers is needed.");
    const TableColumns wanted = settled_choice(columns, asked);
    const ChosenColumns chosen = choose_equally_long(columns, file.name(), wanted);
    name_columns(table, columns, file.name(), chosen, wanted);
    const Texts texts = {survey.text(chosen.first), survey.text(chosen.second)};
    for (const auto& [text, column] :
         {std::pair(texts.first, chosen.first), std::pair(texts.second, chosen.second)})
        if (text.is_read())
            table.notes += (table.notes.empty() ? "" : " ") + text.note(columns[column].name);
    UsableRows rows(wanted);
    if (shape.column_by_column) {
        ColumnSink sink(chosen, texts, rows, table);
        walk_json(file, plan, sink);
        sink.move_to_rows();
    } else {
        RowSink sink(chosen, texts, survey.has_header(shape), rows, table);
        walk_json(file, plan, sink);
    }
    rows.finish(table, wanted.for_training);
    return table;
}

} // namespace pushforward

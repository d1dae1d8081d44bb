// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/json/json_text.h"

#include "core/tables/cell.h"

namespace pushforward {

JsonCell JsonText::of(const JsonCell& cell) const {
    if (cell.kind != JsonCell::Kind::other || !is_read()) return cell;
    const Cell read =
        is_number ? read_cell(cell.text, DecimalSign::point) : read_date(cell.text, date);
    if (read.kind == CellKind::number) return {JsonCell::Kind::number, read.number, cell.text};
    const bool is_missing = read.kind == CellKind::empty || read.kind == CellKind::missing;
    return {is_missing ? JsonCell::Kind::null : JsonCell::Kind::other, 0, cell.text};
}

std::string JsonText::note(const std::string& column) const {
    if (is_number) return "The numbers of “" + column + "” stand in quotation marks.";
    if (date == DateForm::none) return "";
    return "“" + column + "” was read as " + unit_of(date, may_be_other_date) + ".";
}

void JsonTextColumn::add(std::string_view text) {
    constexpr std::size_t longest = 64;
    if (text.size() > longest) text = "a long text";
    const CellKind kind = read_cell(text, DecimalSign::point).kind;
    strings_ += kind != CellKind::empty && kind != CellKind::missing;
    numbers_ += kind == CellKind::number;
    dates_.add(text);
}

JsonText JsonTextColumn::found() const {
    if (numbers_ > 0 && 10 * numbers_ >= 9 * strings_) return {.is_number = true};
    const std::vector<DateForm> forms = dates_.forms();
    if (forms.empty()) return {};
    return {.date = forms.front(), .may_be_other_date = forms.size() > 1};
}

} // namespace pushforward

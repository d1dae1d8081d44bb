// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/date_cell.h"

#include <charconv>
#include <chrono>
#include <optional>

namespace pushforward {

namespace {

/// Takes what it reads off the front of a text.
class Scanner {
public:
    explicit Scanner(std::string_view text) : text_(text) {}

    bool take(char c) {
        if (!text_.starts_with(c)) return false;
        text_.remove_prefix(1);
        return true;
    }

    /// A whole number of that many digits at least and at most.
    std::optional<int> number(std::size_t fewest, std::size_t most) {
        std::size_t count = 0;
        int value = 0;
        while (count < most && count < text_.size() && text_[count] >= '0' && text_[count] <= '9')
            value = 10 * value + (text_[count++] - '0');
        if (count < fewest) return {};
        text_.remove_prefix(count);
        return value;
    }

    /// Seconds with their decimals.
    std::optional<double> seconds() {
        double value = 0;
        const auto [end, problem] = std::from_chars(text_.data(), text_.data() + text_.size(),
                                                    value, std::chars_format::fixed);
        if (problem != std::errc() || text_[0] == '-' || value >= 61) return {};
        text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
        return value;
    }

    bool at_end() const { return text_.empty(); }

private:
    std::string_view text_;
};

std::optional<double> days_of(int year, int month, int day) {
    using namespace std::chrono;
    const year_month_day date{std::chrono::year(year),
                              std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return {};
    return static_cast<double>(sys_days(date).time_since_epoch().count());
}

std::optional<double> hours_of(Scanner& scan) {
    const auto hour = scan.number(1, 2);
    if (!hour || *hour > 24 || !scan.take(':')) return {};
    const auto minute = scan.number(2, 2);
    if (!minute || *minute > 59) return {};
    double seconds = 0;
    if (scan.take(':')) {
        const auto some = scan.seconds();
        if (!some) return {};
        seconds = *some;
    }
    return *hour + *minute / 60.0 + seconds / 3600;
}

/// "Z", "+02:00" or "-0530" in hours; nothing for anything else.
std::optional<double> zone_of(Scanner& scan) {
    if (scan.at_end() || scan.take('Z')) return 0;
    const bool east = scan.take('+');
    if (!east && !scan.take('-')) return {};
    const auto hours = scan.number(2, 2);
    scan.take(':');
    const int minutes = scan.number(2, 2).value_or(0);
    if (!hours || *hours > 15) return {};
    return (east ? 1 : -1) * (*hours + minutes / 60.0);
}

std::optional<double> date_of(Scanner& scan, DateForm form) {
    const bool year_first = form == DateForm::year_first;
    const auto first = year_first ? scan.number(4, 4) : scan.number(1, 2);
    const char sign = form == DateForm::day_dots ? '.' : scan.take('-') ? '-' : '/';
    if (!first || (sign != '-' && !scan.take(sign)) || (sign == '-' && !year_first)) return {};
    const auto second = scan.number(1, 2);
    if (!second || !scan.take(sign)) return {};
    const auto third = year_first ? scan.number(1, 2) : scan.number(4, 4);
    if (!third) return {};
    if (year_first) return days_of(*first, *second, *third);
    const bool day_first = form != DateForm::month_first;
    return days_of(*third, day_first ? *second : *first, day_first ? *first : *second);
}

std::optional<double> number_of(Scanner& scan, DateForm form) {
    if (form == DateForm::time) return hours_of(scan);
    const auto days = date_of(scan, form);
    if (!days || scan.at_end()) return days;
    if (!scan.take('T') && !scan.take(' ')) return {};
    const auto hours = hours_of(scan);
    if (!hours) return {};
    scan.take(' ');
    const auto zone = zone_of(scan);
    if (!zone) return {};
    return *days + (*hours - *zone) / 24;
}

} // namespace

Cell read_date(std::string_view text, DateForm form) {
    text = trimmed(text);
    if (text.empty()) return {CellKind::empty, 0};
    Scanner scan(text);
    if (const auto number = number_of(scan, form); number && scan.at_end())
        return {CellKind::number, *number};
    const Cell plain = read_cell(text, DecimalSign::either);
    return {plain.kind == CellKind::missing ? CellKind::missing : CellKind::text, 0};
}

const char* unit_of(DateForm form, bool may_be_other) {
    if (form == DateForm::time) return "hours of the day";
    if (form == DateForm::month_first)
        return may_be_other ? "days since 1970-01-01, the month first; it may be the day"
                            : "days since 1970-01-01, the month first";
    return "days since 1970-01-01";
}

void DateColumn::add(std::string_view cell) {
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        const CellKind kind = read_date(cell, date_forms[i]).kind;
        counts_[i].dates += kind == CellKind::number;
        counts_[i].filled += kind == CellKind::number || kind == CellKind::text;
    }
}

std::vector<DateForm> DateColumn::forms() const {
    std::vector<DateForm> forms;
    for (std::size_t i = 0; i < counts_.size(); ++i)
        if (counts_[i].dates > 0 && 10 * counts_[i].dates >= 9 * counts_[i].filled)
            forms.push_back(date_forms[i]);
    return forms;
}

} // namespace pushforward

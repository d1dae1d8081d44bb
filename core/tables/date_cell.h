// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/cell.h"

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace pushforward {

/// How the dates and times of a column are written.
enum class DateForm {
    none,
    year_first,  ///< 2020-05-31 or 2020/05/31, and a time behind it: 2020-05-31T12:30:00.5+02:00
    day_dots,    ///< 31.05.2020
    day_first,   ///< 31/05/2020
    month_first, ///< 05/31/2020
    time,        ///< 12:30 or 12:30:15.5
};

/// Every form, in the order in which they are tried.
constexpr DateForm date_forms[] = {DateForm::year_first, DateForm::day_dots, DateForm::month_first,
                                   DateForm::day_first, DateForm::time};

/// Reads a date as days since 1970-01-01, in universal time if it says its zone, and a time of the
/// day as hours. Text in another form is not a number.
Cell read_date(std::string_view text, DateForm form);

/// The unit in words, "days since 1970-01-01". `may_be_other` says that days may come first.
const char* unit_of(DateForm form, bool may_be_other);

/// Finds out whether a column holds dates, and in what form.
class DateColumn {
public:
    void add(std::string_view cell);

    /// The forms that nine of ten filled cells have; two of them where it is not clear whether days
    /// or months come first.
    std::vector<DateForm> forms() const;

private:
    struct Count {
        std::size_t filled = 0, dates = 0;
    };

    std::array<Count, std::size(date_forms)> counts_ = {};
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/cell.h"

#include <string_view>

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

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/error.h"
#include "core/tables/table.h"

#include <QString>

namespace pushforward {

/// The smallest table that is accepted.
inline const std::string eight_rows = "1,2\n3,4\n5,6\n7,8\n9,10\n11,12\n13,14\n15,16\n";

inline Table read(const std::string& text, const TableColumns& columns = {}) {
    return read_table_text(text, "t.csv", columns);
}

/// The message of the Error that a call throws.
template <class Function>
QString message_of(Function function) {
    try {
        function();
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return "nothing was thrown";
}

/// The message with which a text is refused.
inline QString refusal(const std::string& text, const TableColumns& columns = {}) {
    return message_of([&] { read(text, columns); });
}

} // namespace pushforward

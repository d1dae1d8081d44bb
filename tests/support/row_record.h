// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/delimited/delimited.h"

#include <sstream>
#include <string>

namespace pushforward {

/// All that a reader hands over, or the sentence it refuses the text with, in one text.
inline std::string row_record(const std::string& text, RowReader reader) {
    struct Recorder : RowTaker {
        std::string record;
        void begin(const Dialect& dialect) override { record += dialect.delimiter; }
        void take(const DelimitedRow& row) override {
            record += '\x01' + std::to_string(row.line);
            for (const std::string_view cell : row.cells) (record += '\x02') += cell;
        }
    } recorder;
    std::istringstream input(text);
    try {
        read_delimited(input, "t.csv", recorder, nullptr, reader);
    } catch (const Error& error) {
        (recorder.record += '\x03') += error.what();
    }
    return recorder.record;
}

} // namespace pushforward

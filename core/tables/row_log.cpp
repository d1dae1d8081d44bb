// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/row_log.h"

#include "core/spec/sentence.h"

namespace pushforward {

namespace {

constexpr std::size_t rows_shown = 5;

} // namespace

void RowLog::add(const std::string& reason, Index row) {
    Entry& entry = entries_[reason];
    if (entry.first_rows.size() < rows_shown) entry.first_rows.push_back(row);
    ++entry.count;
    ++count_;
}

std::string RowLog::sentence(Index rows_read) const {
    if (count_ == 0) return {};
    std::vector<std::string> reasons;
    for (const auto& [reason, entry] : entries_) {
        std::vector<std::string> rows;
        for (const Index row : entry.first_rows) rows.push_back(std::to_string(row));
        const Index more = entry.count - static_cast<Index>(rows.size());
        if (more > 0) rows.push_back(std::to_string(more) + " more");
        const bool several = entries_.size() > 1;
        reasons.push_back(reason + (several ? " in " + std::to_string(entry.count) : "") +
                          (entry.count == 1 ? " (row " : " (rows ") + listed(rows) + ")");
    }
    return std::to_string(count_) + " of " + std::to_string(rows_read) +
           (count_ == 1 ? " rows was left out: " : " rows were left out: ") + listed(reasons) + ".";
}

} // namespace pushforward

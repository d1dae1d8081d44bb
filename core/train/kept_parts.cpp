// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/kept_parts.h"

#include <algorithm>

namespace pushforward {

namespace {

std::span<Real> of_part(const Column& column, const Part& part) {
    return column.values.subspan(static_cast<std::size_t>(part.offset),
                                 static_cast<std::size_t>(part.count));
}

} // namespace

void KeptParts::keep(const std::vector<Part>& parts, const std::vector<Column>& columns) {
    for (const Part& part : parts) {
        Kept& kept = kept_[part.id];
        kept = {part.kind, part.count, {}};
        for (const Column& column : columns) {
            const std::span<const Real> values = of_part(column, part);
            kept.columns[column.name].assign(values.begin(), values.end());
        }
    }
}

void KeptParts::restore(const std::vector<Part>& parts, const std::vector<Column>& columns) const {
    for (const Part& part : parts) {
        const auto found = kept_.find(part.id);
        if (found == kept_.end()) continue;
        const Kept& kept = found->second;
        if (kept.kind != part.kind || kept.count != part.count) continue;
        for (const Column& column : columns) {
            const auto values = kept.columns.find(column.name);
            if (values != kept.columns.end())
                std::ranges::copy(values->second, of_part(column, part).begin());
        }
    }
}

} // namespace pushforward

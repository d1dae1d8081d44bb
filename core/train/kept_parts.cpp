// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/kept_parts.h"

#include "core/layers/parts.h"
#include "core/layers/switches.h"

#include <algorithm>

namespace pushforward {

namespace {

std::span<Real> of_part(const Column& column, const Part& part) {
    return column.values.subspan(static_cast<std::size_t>(part.offset),
                                 static_cast<std::size_t>(part.count));
}

} // namespace

std::vector<Part> parts_of(const Experiment& experiment, const Flow& flow) {
    std::vector<Part> parts = {{{0, experiment.base}, 0, flow.layer_offset(0)}};
    for (Index i = 0; i < flow.layer_count(); ++i)
        parts.push_back({experiment.layers[static_cast<std::size_t>(i)], flow.layer_offset(i),
                         flow.layer(i).parameter_count()});
    return parts;
}

bool are_alike(const std::vector<Layer>& some, const std::vector<Layer>& others) {
    return std::ranges::equal(some, others, [](Layer one, Layer other) {
        set_frozen(one.spec, false);
        set_frozen(other.spec, false);
        return one == other;
    });
}

std::vector<ParameterRange> frozen_ranges(const Experiment& experiment, const Flow& flow) {
    std::vector<ParameterRange> ranges;
    for (Index i = 0; i < flow.layer_count(); ++i)
        if (is_frozen(experiment.layers[static_cast<std::size_t>(i)].spec))
            ranges.push_back({flow.layer_offset(i), flow.layer(i).parameter_count()});
    return ranges;
}

std::vector<Column> columns_of(std::span<Real> parameters, std::span<Real> memory,
                               const Optimizer& optimizer) {
    std::vector<Column> columns = {{"parameters", parameters}};
    const std::size_t n = parameters.size();
    for (Index slot = 0; slot < optimizer.memory_slots(); ++slot)
        columns.push_back(
            {optimizer.slot_name(slot), memory.subspan(static_cast<std::size_t>(slot) * n, n)});
    return columns;
}

void KeptParts::keep(const std::vector<Part>& parts, const std::vector<Column>& columns) {
    for (const Part& part : parts) {
        Kept& kept = kept_[part.layer.id];
        kept = {part.layer.spec, part.count, {}};
        for (const Column& column : columns) {
            const std::span<const Real> values = of_part(column, part);
            kept.columns[column.name].assign(values.begin(), values.end());
        }
    }
}

KeptParts::Share KeptParts::share_of(const Part& part) const {
    const Layer& layer = part.layer;
    if (const auto own = kept_.find(layer.id); own != kept_.end()) {
        const Kept& kept = own->second;
        const bool fits = kept.spec.kind == layer.spec.kind && kept.count == part.count;
        return fits ? Share{&kept, 0} : Share{};
    }
    const auto whole = kept_.find(layer.opened_from);
    if (layer.opened_from == 0 || whole == kept_.end()) return {};
    const std::vector<LayerPart> shares = parts_of(whole->second.spec);
    const auto i = static_cast<std::size_t>(layer.part);
    if (i >= shares.size() || shares[i].spec.kind != layer.spec.kind ||
        shares[i].count != part.count)
        return {};
    return {&whole->second, shares[i].offset};
}

void KeptParts::restore(const std::vector<Part>& parts, const std::vector<Column>& columns) const {
    for (const Part& part : parts) {
        const Share share = share_of(part);
        if (!share.kept) continue;
        for (const Column& column : columns) {
            const auto values = share.kept->columns.find(column.name);
            if (values != share.kept->columns.end())
                std::copy_n(values->second.begin() + share.start, part.count,
                            of_part(column, part).begin());
        }
    }
}

} // namespace pushforward

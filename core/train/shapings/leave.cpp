// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/shapings/shaping.h"

namespace pushforward {

namespace {

class Leave : public Shaping {
    Standardisation of(const PointsView&) const override { return {}; }
    Standardisation of(const Energy&, const EnergyFacts&) const override { return {}; }
};

} // namespace

ShapingKind leave() {
    return {{.key = "leave",
             .title = "Leave as loaded",
             .summary = "The flow works in the units of the data, and has to find their place and "
                        "size itself; far from the origin it will not.",
             .formula = "x = u",
             .reference = "No map at all",
             .fields = {},
             .group = {}},
            [](const Spec&) { return std::make_unique<const Leave>(); }};
}

} // namespace pushforward

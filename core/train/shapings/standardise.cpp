// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/shapings/shaping.h"

namespace pushforward {

namespace {

class Standardise : public Shaping {
    Standardisation of(const PointsView& train) const override {
        return Standardisation::from(train);
    }
    Standardisation of(const Energy&, const EnergyFacts& facts) const override {
        return standardisation_of(facts);
    }
};

} // namespace

ShapingKind standardise() {
    return {{.key = "standardise",
             .title = "Standardise",
             .summary = "The flow works on coordinates of mean 0 and deviation 1.",
             .formula = "xᵢ = meanᵢ + deviationᵢ uᵢ",
             .reference = "Of the training points; of an energy by quadrature",
             .fields = {},
             .group = {}},
            [](const Spec&) { return std::make_unique<const Standardise>(); }};
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/shapings/shaping.h"

namespace pushforward {

namespace {

class Whiten : public Shaping {
    Standardisation of(const PointsView& train) const override {
        return Standardisation::whitening(train);
    }
    // Tables of facts do without the covariance.
    Standardisation of(const Energy& energy, const EnergyFacts&) const override {
        const EnergyFacts found = energy.facts_with_covariance();
        return Standardisation::whitening(found.mean, found.deviation, found.covariance);
    }
};

} // namespace

ShapingKind whiten() {
    return {{.key = "whiten",
             .title = "Whiten",
             .summary = "The flow works on coordinates of mean 0 whose covariance is the identity: "
                        "what one Gaussian can know of the data is there from the start.",
             .formula = "x = mean + L u,  L lower triangular,  L Lᵀ = covariance",
             .reference = "Cholesky's triangle of the training points' covariance; of an energy by "
                          "quadrature",
             .fields = {},
             .group = {}},
            [](const Spec&) { return std::make_unique<const Whiten>(); }};
}

} // namespace pushforward

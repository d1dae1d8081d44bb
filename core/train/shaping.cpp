// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/shaping.h"

#include "core/tables/class_weights.h"

#include <vector>

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

class Leave : public Shaping {
    Standardisation of(const PointsView&) const override { return {}; }
    Standardisation of(const Energy&, const EnergyFacts&) const override { return {}; }
};

template <class Made>
std::unique_ptr<const Shaping> make_shaping(const Spec&) {
    return std::make_unique<Made>();
}

std::vector<Field> point_fields() {
    return {{"class_weights", "Class weights", "",
             "How much the points of a class count, by its name; 1 where none is told.",
             TextField{"", 4096, "weights of classes, NAME=WEIGHT, NAME=WEIGHT",
                       [](const std::string& text) { parse_class_weights(text); }}},
            {"subsample", "Points used", "",
             "How many of the points of a file are drawn, from the seed; 0 takes all.",
             IntField{0, 0, 10'000'000, false}},
            {"tie_noise", "Tie noise", "steps",
             "Width of the noise that breaks ties among rounded values, in steps of the rounding; "
             "0 for none.",
             RealField{0, 0, 10, false}},
            {"tie_shape", "Its shape", "",
             "Uniform noise of that width, or Gaussian noise of that standard deviation.",
             ChoiceField{"uniform", {{"uniform", "uniform"}, {"gaussian", "Gaussian"}}}}};
}

ShapingKind standardise() {
    return {{.key = "standardise",
             .title = "Standardise",
             .summary = "The flow works on coordinates of mean 0 and deviation 1.",
             .formula = "xᵢ = meanᵢ + deviationᵢ uᵢ",
             .reference = "Of the training points; of an energy by quadrature",
             .fields = point_fields(),
             .group = {}},
            make_shaping<Standardise>};
}

ShapingKind whiten() {
    return {{.key = "whiten",
             .title = "Whiten",
             .summary = "The flow works on coordinates of mean 0 whose covariance is the identity: "
                        "what one Gaussian can know of the data is there from the start.",
             .formula = "x = mean + L u,  L lower triangular,  L Lᵀ = covariance",
             .reference = "Cholesky's triangle of the training points' covariance; of an energy by "
                          "quadrature",
             .fields = point_fields(),
             .group = {}},
            make_shaping<Whiten>};
}

ShapingKind leave() {
    return {{.key = "leave",
             .title = "Leave as loaded",
             .summary = "The flow works in the units of the data, and has to find their place and "
                        "size itself; far from the origin it will not.",
             .formula = "x = u",
             .reference = "No map at all",
             .fields = point_fields(),
             .group = {}},
            make_shaping<Leave>};
}

} // namespace

std::span<const ShapingKind> shaping_kinds() {
    static const std::vector<ShapingKind> kinds = {standardise(), whiten(), leave()};
    return kinds;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/objectives/objective.h"

namespace pushforward {

namespace {

class MaximumLikelihood : public Objective {
public:
    std::string loss_name() const override { return "NLL"; }

    double loss_and_gradient(const ObjectiveInput& in, std::span<Real> gradient) const override {
        return in.flow.loss_and_gradient(in.room.team, in.parameters, in.batch, gradient);
    }
};

} // namespace

ObjectiveKind maximum_likelihood() {
    ObjectiveKind kind;
    kind.key = "maximum-likelihood";
    kind.title = "Maximum likelihood";
    kind.summary =
        "Makes the data as likely as it can: lowers the mean of −log p(x) over the points.";
    kind.formula = "NLL = −mean log p(x)";
    kind.reference = "Papamakarios et al. 2021, §2.3.1: the forward Kullback–Leibler divergence";
    kind.make = [](const Spec&) { return std::make_unique<MaximumLikelihood>(); };
    return kind;
}

} // namespace pushforward

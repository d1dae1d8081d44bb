// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/optimizers/averaging.h"

#include "core/train/optimizers/blocks.h"

namespace pushforward {

namespace {

class Averaging : public Optimizer {
public:
    Averaging(std::unique_ptr<const Optimizer> rule, double decay)
        : rule_(std::move(rule)), decay_(decay) {}

    Index memory_slots() const override { return rule_->memory_slots() + 2; }

    std::string slot_name(Index slot) const override {
        const Index own = slot - rule_->memory_slots();
        return own < 0 ? rule_->slot_name(slot) : own == 0 ? "average" : "average's weight";
    }

    // θ̄ ← θ̄ + (1 − d) / (1 − dᵏ) (θ − θ̄): the first time, θ̄ ← θ exactly.
    void apply(std::span<Real> parameters, std::span<const Real> gradient, std::span<Real> memory,
               std::int64_t step, double learning_rate) const override {
        const std::size_t n = parameters.size(), own = own_memory(n);
        rule_->apply(parameters, gradient, memory.first(own), step, learning_rate);
        const auto decay = static_cast<Real>(decay_), share = static_cast<Real>(1 - decay_);
        const auto rule = [&](const auto& p, auto average, auto weight) {
            weight = decay * weight + share;
            average += share / weight * (p - average);
        };
        const Real* const p = parameters.data();
        in_blocks(n, rule, p, memory.data() + own, memory.data() + own + n);
    }

    bool averages() const override { return true; }

    void shown(std::span<const Real> parameters, std::span<const Real> memory,
               std::span<Real> out) const override {
        const std::size_t n = parameters.size(), own = own_memory(n);
        for (std::size_t i = 0; i < n; ++i) // before the first step there is nothing to average
            out[i] = memory[own + n + i] > 0 ? memory[own + i] : parameters[i];
    }

private:
    std::size_t own_memory(std::size_t parameters) const {
        return parameters * static_cast<std::size_t>(rule_->memory_slots());
    }

    std::unique_ptr<const Optimizer> rule_;
    double decay_;
};

} // namespace

OptimizerKind with_averaging(OptimizerKind kind) {
    kind.fields.insert(
        kind.fields.begin(),
        {"averaging", "Weight averaging", "",
         "Show and evaluate a running average of the parameters with this memory: 0.99 looks back "
         "some 100 steps; 0 shows the parameters themselves. Training goes on as without.",
         RealField{0, 0, 0.9999}});
    kind.make = [rule = std::move(kind.make)](const Spec& spec) {
        std::unique_ptr<const Optimizer> made = rule(spec);
        const double decay = spec.real("averaging");
        if (decay != 0) made = std::make_unique<Averaging>(std::move(made), decay);
        return made;
    };
    return kind;
}

} // namespace pushforward

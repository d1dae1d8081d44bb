// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/optimizers/blocks.h"
#include "core/train/optimizers/optimizer.h"

namespace pushforward {

namespace {

class RmsProp : public Optimizer {
public:
    explicit RmsProp(const Spec& spec)
        : beta_(static_cast<Real>(spec.real("beta"))),
          momentum_(static_cast<Real>(spec.real("momentum"))),
          epsilon_(static_cast<Real>(spec.real("epsilon"))) {}

    Index memory_slots() const override { return 2; }

    std::string slot_name(Index slot) const override {
        return slot == 0 ? "rmsprop square" : "rmsprop step";
    }

    void apply(std::span<Real> parameters, std::span<const Real> gradient, std::span<Real> memory,
               std::int64_t, double learning_rate) const override {
        const auto rate = static_cast<Real>(learning_rate);
        const std::size_t n = parameters.size();
        const auto rule = [&](auto p, auto g, auto v, auto u) {
            v = beta_ * v + (Real(1) - beta_) * g.square();
            u = momentum_ * u + g / (v.sqrt() + epsilon_);
            p -= rate * u;
        };
        in_blocks(n, rule, parameters.data(), gradient.data(), memory.data(), memory.data() + n);
    }

private:
    Real beta_, momentum_, epsilon_;
};

} // namespace

/// RMSProp (Tieleman and Hinton 2012), with momentum as a choice.
OptimizerKind rmsprop() {
    OptimizerKind kind;
    kind.key = "rmsprop";
    kind.title = "RMSProp";
    kind.summary =
        "Divides each gradient by the root of its running square, without Adam's correction of "
        "the start: the first steps are 1/√(1−β) times as long.";
    kind.formula = "v ← βv + (1−β)g²,  u ← μu + g / (√v + ε)\nθ ← θ − ηu";
    kind.reference = "Tieleman and Hinton 2012, Lecture 6.5 of Neural Networks for Machine "
                     "Learning";
    kind.fields = {
        {"beta", "β", "", "Memory of the running square.", RealField{0.99, 0, 0.99999}},
        {"momentum", "Momentum", "", "Share of the last step that is kept; 0 for none.",
         RealField{0, 0, 0.999}, "none"},
        {"epsilon", "ε", "", "Keeps the quotient finite.", RealField{1e-8, 1e-12, 1e-2, true}},
    };
    kind.make = [](const Spec& spec) { return std::make_unique<RmsProp>(spec); };
    return kind;
}

} // namespace pushforward

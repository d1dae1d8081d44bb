// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/optimizers/blocks.h"
#include "core/train/optimizers/optimizer.h"

#include <cmath>

namespace pushforward {

namespace {

class Adam : public Optimizer {
public:
    explicit Adam(const Spec& spec)
        : beta1_(spec.real("beta1")), beta2_(spec.real("beta2")), epsilon_(spec.real("epsilon")) {}

    Index memory_slots() const override { return 2; }

    std::string slot_name(Index slot) const override {
        return slot == 0 ? "adam mean" : "adam square";
    }

    void apply(std::span<Real> parameters, std::span<const Real> gradient, std::span<Real> memory,
               std::int64_t step, double learning_rate) const override {
        const auto t = static_cast<double>(step);
        const double first = 1 - std::pow(beta1_, t), second = 1 - std::pow(beta2_, t);
        const auto rate = static_cast<Real>(learning_rate / first);
        const auto root = static_cast<Real>(1 / std::sqrt(second));
        const auto b1 = static_cast<Real>(beta1_), b2 = static_cast<Real>(beta2_);
        const auto epsilon = static_cast<Real>(epsilon_);
        const std::size_t n = parameters.size();
        const auto rule = [&](auto p, auto g, auto m, auto v) {
            m = b1 * m + (Real(1) - b1) * g;
            v = b2 * v + (Real(1) - b2) * g.square();
            p -= rate * m / (v.sqrt() * root + epsilon);
        };
        in_blocks(n, rule, parameters.data(), gradient.data(), memory.data(), memory.data() + n);
    }

private:
    double beta1_, beta2_, epsilon_;
};

} // namespace

/// Adam (Kingma and Ba 2015) with bias correction, as in the paper's Algorithm 1.
OptimizerKind adam() {
    OptimizerKind kind;
    kind.key = "adam";
    kind.title = "Adam";
    kind.summary =
        "Steps of even size in every direction: the gradient's running mean over the root "
        "of its running square.";
    kind.formula = "m ← β₁m + (1−β₁)g,  v ← β₂v + (1−β₂)g²\nθ ← θ − η m̂ / (√v̂ + ε)";
    kind.reference = "Kingma and Ba 2015, Adam: A Method for Stochastic Optimization";
    kind.fields = {
        {"beta1", "β₁", "", "Memory of the running mean.", RealField{0.9, 0, 0.999}},
        {"beta2", "β₂", "", "Memory of the running square.", RealField{0.999, 0, 0.99999}},
        {"epsilon", "ε", "", "Keeps the quotient finite.", RealField{1e-8, 1e-12, 1e-2, true}},
    };
    kind.make = [](const Spec& spec) -> std::unique_ptr<const Optimizer> {
        return std::make_unique<Adam>(spec);
    };
    return kind;
}

} // namespace pushforward

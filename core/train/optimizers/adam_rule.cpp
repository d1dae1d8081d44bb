// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/optimizers/adam_rule.h"

#include "core/train/optimizers/blocks.h"

#include <cmath>

namespace pushforward {

namespace {

class Adam : public Optimizer {
public:
    Adam(const Spec& spec, double decay)
        : beta1_(spec.real("beta1")),
          beta2_(spec.real("beta2")),
          epsilon_(spec.real("epsilon")),
          decay_(decay) {}

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
        const auto kept = static_cast<Real>(1 - learning_rate * decay_);
        const std::size_t n = parameters.size();
        const auto rule = [&](auto p, auto g, auto m, auto v) {
            m = b1 * m + (Real(1) - b1) * g;
            v = b2 * v + (Real(1) - b2) * g.square();
            p = kept * p - rate * m / (v.sqrt() * root + epsilon);
        };
        in_blocks(n, rule, parameters.data(), gradient.data(), memory.data(), memory.data() + n);
    }

private:
    double beta1_, beta2_, epsilon_, decay_;
};

} // namespace

std::unique_ptr<const Optimizer> make_adam(const Spec& validated, double decay) {
    return std::make_unique<Adam>(validated, decay);
}

std::vector<Field> adam_fields() {
    return {
        {"beta1", "β₁", "", "Memory of the running mean.", RealField{0.9, 0, 0.999}},
        {"beta2", "β₂", "", "Memory of the running square.", RealField{0.999, 0, 0.99999}},
        {"epsilon", "ε", "", "Keeps the quotient finite.", RealField{1e-8, 1e-12, 1e-2, true}},
    };
}

} // namespace pushforward

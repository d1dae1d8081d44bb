// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/optimizers/blocks.h"
#include "core/train/optimizers/optimizer.h"

namespace pushforward {

namespace {

class Sgd : public Optimizer {
public:
    explicit Sgd(const Spec& spec)
        : momentum_(static_cast<Real>(spec.real("momentum"))), nesterov_(spec.flag("nesterov")) {}

    Index memory_slots() const override { return 1; }

    std::string slot_name(Index) const override { return "velocity"; }

    void apply(std::span<Real> parameters, std::span<const Real> gradient, std::span<Real> memory,
               std::int64_t, double learning_rate) const override {
        const auto rate = static_cast<Real>(learning_rate);
        const auto plain = [&](auto p, auto g, auto v) {
            v = momentum_ * v + g;
            p -= rate * v;
        };
        const auto looking_ahead = [&](auto p, auto g, auto v) {
            v = momentum_ * v + g;
            p -= rate * (g + momentum_ * v);
        };
        const auto step = [&](const auto& rule) {
            in_blocks(parameters.size(), rule, parameters.data(), gradient.data(), memory.data());
        };
        nesterov_ ? step(looking_ahead) : step(plain);
    }

private:
    Real momentum_;
    bool nesterov_;
};

} // namespace

/// Stochastic gradient descent with momentum (Polyak 1964), Nesterov's variant as a choice, in the
/// form of Sutskever et al. 2013 where the velocity holds gradients and the rate stands before it.
OptimizerKind sgd() {
    OptimizerKind kind;
    kind.key = "sgd";
    kind.title = "SGD with momentum";
    kind.summary =
        "Steps along the gradient itself, with a velocity that remembers those before: what the "
        "others are measured against. It asks for a learning rate of its own.";
    kind.formula = "v ← μv + g\nθ ← θ − ηv,  or with Nesterov  θ ← θ − η(g + μv)";
    kind.reference = "Sutskever et al. 2013, On the importance of initialization and momentum in "
                     "deep learning";
    kind.fields = {
        {"momentum", "Momentum", "", "Share of the velocity that is kept; 0 for none.",
         RealField{0.9, 0, 0.999}, "none"},
        {"nesterov", "Nesterov", "", "Take the gradient's step from where the velocity leads.",
         BoolField{false}},
    };
    kind.make = [](const Spec& spec) { return std::make_unique<Sgd>(spec); };
    return kind;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/adam.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pushforward {

namespace {

class Adam : public Optimizer {
public:
    explicit Adam(const Spec& spec)
        : beta1_(spec.real("beta1")), beta2_(spec.real("beta2")), epsilon_(spec.real("epsilon")) {}

    Index slots() const override { return 2; }

    void apply(std::span<Real> parameters, std::span<const Real> gradient, std::span<Real> memory,
               std::int64_t step, double learning_rate) const override {
        const auto t = static_cast<double>(step);
        const double first = 1 - std::pow(beta1_, t), second = 1 - std::pow(beta2_, t);
        const auto rate = static_cast<Real>(learning_rate / first);
        const auto root = static_cast<Real>(1 / std::sqrt(second));
        const std::size_t n = parameters.size();
        Real *const p = parameters.data(), *const m = memory.data(), *const v = m + n;
        const Real* const g = gradient.data();
        const std::size_t whole = n - n % lanes;
        for (std::size_t i = 0; i < whole; i += lanes)
            apply_block(p + i, g + i, m + i, v + i, rate, root);
        if (whole == n) return;
        std::array<Real, lanes> last_p{}, last_g{}, last_m{}, last_v{};
        std::copy(p + whole, p + n, last_p.begin());
        std::copy(g + whole, g + n, last_g.begin());
        std::copy(m + whole, m + n, last_m.begin());
        std::copy(v + whole, v + n, last_v.begin());
        apply_block(last_p.data(), last_g.data(), last_m.data(), last_v.data(), rate, root);
        std::copy_n(last_p.begin(), n - whole, p + whole);
        std::copy_n(last_m.begin(), n - whole, m + whole);
        std::copy_n(last_v.begin(), n - whole, v + whole);
    }

private:
    // Blocks of one size: a loop over all would take some numbers one by one, which ones depending
    // on where memory happens to lie, and Eigen's root of one differs in the last bit from its
    // root of a vector.
    static constexpr std::size_t lanes = 16;

    void apply_block(Real* p_data, const Real* g_data, Real* m_data, Real* v_data, Real rate,
                     Real root) const {
        using Block = Eigen::Array<Real, static_cast<int>(lanes), 1>;
        Eigen::Map<Block> p(p_data), m(m_data), v(v_data);
        const Eigen::Map<const Block> g(g_data);
        const auto b1 = static_cast<Real>(beta1_), b2 = static_cast<Real>(beta2_);
        m = b1 * m + (Real(1) - b1) * g;
        v = b2 * v + (Real(1) - b2) * g.square();
        p -= rate * m / (v.sqrt() * root + static_cast<Real>(epsilon_));
    }

    double beta1_, beta2_, epsilon_;
};

} // namespace

OptimizerKind adam_kind() {
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

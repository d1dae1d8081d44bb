// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/functions.h"
#include "core/layers/one_sided.h"
#include "core/layers/registry.h"
#include "core/nn/spectral_bound.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pushforward {

namespace {

/// x = z + g(z) with Lip(g) < L < 1: g = s · net, s = L / √(L² + Π²), Π the bound of the network's
/// Lipschitz constant. So s Π < L whatever the weights are, and s is smooth in them.
/// A share of the way is share·g for g.
class Residual : public OneSided {
public:
    Residual(JacobianMlp network, double lipschitz, double share = 1)
        : network_(std::move(network)),
          lipschitz_(static_cast<Real>(lipschitz)),
          share_(static_cast<Real>(share)) {}

    Index parameter_count() const override { return network_.parameter_count(); }
    std::unique_ptr<const Transform> partway(double share, std::span<const Real>) const override {
        return std::make_unique<Residual>(network_, static_cast<double>(lipschitz_), share);
    }

private:
    using Row = JacobianMlp::Row;

    struct Scaled {
        Var weights, scale;
    };

    Scaled scaled(Tape& tape, Params params) const {
        const Var weights = tape.parameter_row(params);
        const Var bound = lipschitz_bound(tape, network_, weights);
        const Var scale = lipschitz_ / sqrt(square(bound) + lipschitz_ * lipschitz_);
        return {weights, share_ < 1 ? scale * share_ : scale};
    }

    Image map_forward(Tape& tape, Params params, Plane z) const override {
        const Scaled by = scaled(tape, params);
        const Var net = network_.apply(tape, by.weights, z.first, z.second);
        const auto row = [&](Row r) { return tape.row(net, r) * by.scale; };
        const Var det = (1 + row(Row::d1_by_1)) * (1 + row(Row::d2_by_2)) -
                        row(Row::d1_by_2) * row(Row::d2_by_1);
        return {{z.first + row(Row::value_1), z.second + row(Row::value_2)}, log(det)};
    }

    void solve(Tape& tape, Params params, Plane x, const Root& root) const override;

    void fill(std::span<Real> parameters, Random& random) const override {
        network_.initialise(parameters, random);
    }

    JacobianMlp network_;
    Real lipschitz_, share_;
};

// One point on its way to the root of F(z) = z + g(z) − x. Newton's step is kept when it shrinks F
// as much as the contraction z ← x − g(z) is sure to; otherwise that is taken, from where it stood.
struct Search {
    Real z[2], off[2];  // the best so far, and F there
    Real inverse[2][2]; // (I + ∂g)⁻¹ there
    Real next[2];       // what is tried now
    Real size;          // |F|; negative once the point is found
    bool contracting;
};

/// Every point goes its own way, whoever goes beside it. With |F| ≤ ε the root is within ε/(1 − L):
/// the search ends where F is down to its rounding, or can no longer be made smaller.
void Residual::solve(Tape& tape, Params params, Plane x, const Root& root) const {
    const auto [weights, scale_var] = scaled(tape, params);
    const Real scale = scale_var.values()[0];
    const auto n = static_cast<std::size_t>(x.points());
    const std::span<const Real> target[2] = {x.first.values(), x.second.values()};
    auto* search = tape.arena().allocate_array<Search>(n);
    for (std::size_t i = 0; i < n; ++i) {
        search[i] = {};
        for (int k = 0; k < 2; ++k) search[i].next[k] = search[i].z[k] = target[k][i];
        search[i].size = std::numeric_limits<Real>::infinity();
    }
    const Var first = tape.make_node(1, x.points(), false);
    const Var second = tape.make_node(1, x.points(), false);
    for (bool searching = true; searching;) {
        searching = false;
        const Tape::Aside aside(tape);
        for (std::size_t i = 0; i < n; ++i) {
            writable(first)[i] = search[i].next[0];
            writable(second)[i] = search[i].next[1];
        }
        const Var net = network_.apply(tape, weights, first, second);
        const auto value = [&](Row row, std::size_t i) { return scale * net.values(row)[i]; };
        for (std::size_t i = 0; i < n; ++i) {
            Search& s = search[i];
            if (s.size < 0) continue;
            const Real off[2] = {s.next[0] + value(Row::value_1, i) - target[0][i],
                                 s.next[1] + value(Row::value_2, i) - target[1][i]};
            const Real size = std::hypot(off[0], off[1]);
            if (size <= lipschitz_ * s.size) {
                const Real a = 1 + value(Row::d1_by_1, i), b = value(Row::d1_by_2, i),
                           c = value(Row::d2_by_1, i), d = 1 + value(Row::d2_by_2, i);
                const Real det = a * d - b * c;
                s = {{s.next[0], s.next[1]},
                     {off[0], off[1]},
                     {{d / det, -b / det}, {-c / det, a / det}},
                     {},
                     size,
                     false};
            } else if (s.contracting || !(size >= 0)) {
                s.size = -1; // at its rounding, or not a number
                continue;
            } else {
                s.contracting = true;
            }
            const Real rounding = 4 * std::numeric_limits<Real>::epsilon() *
                                  (1 + std::abs(target[0][i]) + std::abs(target[1][i]));
            if (s.size <= rounding) {
                s.size = -1;
                continue;
            }
            searching = true;
            for (int k = 0; k < 2; ++k)
                s.next[k] = s.z[k] - (s.contracting ? s.off[k]
                                                    : s.inverse[k][0] * s.off[0] +
                                                          s.inverse[k][1] * s.off[1]);
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        const Search& s = search[i];
        writable(root.z.first)[i] = s.z[0];
        writable(root.z.second)[i] = s.z[1];
        writable(root.inverse_11)[i] = s.inverse[0][0];
        writable(root.inverse_12)[i] = s.inverse[0][1];
        writable(root.inverse_21)[i] = s.inverse[1][0];
        writable(root.inverse_22)[i] = s.inverse[1][1];
    }
}

} // namespace

/// The residual layer of i-ResNet (Behrmann et al. 2019) with its exact log-determinant.
LayerKind residual() {
    LayerKind kind;
    kind.key = "residual";
    kind.title = "Residual";
    kind.group = "Residual";
    kind.summary =
        "Adds to each point what a network makes of it. The network's slope is kept below 1 by the "
        "norms of its weights, so that no two points can meet; the way back is found by Newton's "
        "method. In the plane its log-determinant is exact: no series, no estimate.";
    kind.formula = "x = z + g(z),  Lip(g) < L < 1\nlog |det| = log det(I + ∂g/∂z)";
    kind.reference = "Behrmann et al. 2019, Invertible Residual Networks; Chen et al. 2019, "
                     "Residual Flows for Invertible Generative Modeling";
    kind.fields = {
        {"hidden", "Hidden width", "", "Units in each hidden layer of the network g.",
         IntField{32, 8, 128, true}},
        {"depth", "Hidden layers", "", "How many hidden layers, of tanh units, g has.",
         IntField{2, 1, 4}},
        {"lipschitz", "Largest slope", "",
         "What the Lipschitz constant L of g stays below: the nearer to 1, the more a layer can "
         "do, and the steeper its inverse.",
         RealField{0.9, 0.5, 0.99}},
    };
    kind.make = [](const Spec& spec) -> std::unique_ptr<const Transform> {
        return std::make_unique<Residual>(
            JacobianMlp(2, spec.integer("hidden"), spec.integer("depth")), spec.real("lipschitz"));
    };
    return kind;
}

} // namespace pushforward

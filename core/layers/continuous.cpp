// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/functions.h"
#include "core/layers/registry.h"
#include "core/math/dormand_prince.h"
#include "core/nn/jacobian_mlp.h"
#include "core/nn/mlp.h"

#include <algorithm>

namespace pushforward {

namespace {

/// The way of a point from time 0 (base side) to `time` (data side) along dx/dt = f(x, t), f a tanh
/// network that also reads the time.
///
/// Evaluated, each point is carried by the method of Dormand and Prince with steps of its own, and
/// log |det| is the integral of the exact trace ∂f₁/∂x₁ + ∂f₂/∂x₂, which the solver's error control
/// watches too. Recorded for training, every point takes `steps` equal steps of Runge and Kutta's
/// fourth-order method, and log |det| is the exact one of *these steps*, whose 2 × 2 Jacobians are
/// carried through the stages. So the gradient is that of what is computed, and the loss is the NLL
/// of a map that exists; a trace summed over too few steps belongs to none, and training would make
/// use of its error. The recorded map nears the evaluated one with the fourth power of the number
/// of steps.
class Continuous : public Transform, public VelocityField {
public:
    Continuous(Index hidden, Index depth, double time, Index steps);

    Index parameter_count() const override { return network_.parameter_count(); }
    ClosedForm closed_form() const override { return ClosedForm::neither; }

    /// Each step's error is held below `solver_tolerance`; there are some ten of them, and what the
    /// first leave the others may enlarge a little more than the whole way does.
    double tolerance() const override { return 100 * static_cast<double>(solver_tolerance); }
    static constexpr Real solver_tolerance = sizeof(Real) == 8 ? Real(1e-8) : Real(1e-6);

    std::unique_ptr<const Transform> partway(double share, std::span<const Real>) const override {
        Continuous part = *this;
        part.time_ *= static_cast<Real>(share);
        return std::make_unique<Continuous>(part);
    }

    const VelocityField* velocity_field() const override { return this; }
    double duration() const override { return static_cast<double>(time_); }
    Var velocity(Tape& tape, Params params, Var at) const override {
        return plain_.apply(tape, params, at);
    }

private:
    Image map_forward(Tape& tape, Params params, Plane z) const override {
        return carry(tape, params, z, 0, time_);
    }
    Image map_inverse(Tape& tape, Params params, Plane x) const override {
        return carry(tape, params, x, time_, 0);
    }
    Image carry(Tape& tape, Params params, Plane in, Real from, Real to) const {
        return tape.recording() ? fixed_steps(tape, params, in, from, to)
                                : own_steps(tape, params, in, from, to);
    }
    Image fixed_steps(Tape& tape, Params params, Plane in, Real from, Real to) const;
    Image own_steps(Tape& tape, Params params, Plane in, Real from, Real to) const;
    void fill(std::span<Real> parameters, Random& random) const override {
        network_.initialise(parameters, random);
    }

    JacobianMlp network_;
    Mlp plain_; ///< the same network without its Jacobian
    Real time_;
    Index steps_;
};

using Row = JacobianMlp::Row;

// The slope of a stage, and its 2 × 2 derivative by where the step began.
struct Slope {
    Var first, second;
    Var d11, d12, d21, d22;
};

Continuous::Continuous(Index hidden, Index depth, double time, Index steps)
    : network_(3, hidden, depth),
      plain_(3, 2, hidden, depth, Activation::tanh),
      time_(static_cast<Real>(time)),
      steps_(steps) {
    assert(steps_ >= 1);
}

Image Continuous::fixed_steps(Tape& tape, Params params, Plane x, Real from, Real to) const {
    const Var weights = tape.parameter_row(params);
    const Real h = (to - from) / static_cast<Real>(steps_);
    Var log_abs_det = tape.constant(0);
    for (Index step = 0; step < steps_; ++step) {
        const auto stage = [&](const Slope* before, Real part) {
            const Real by = part * h, time = from + (static_cast<Real>(step) + part) * h;
            const Plane at =
                before ? Plane{x.first + before->first * by, x.second + before->second * by} : x;
            const Var net = network_.apply(tape, weights, at.first, at.second, time);
            const auto row = [&](Row r) { return tape.row(net, r); };
            Slope s{row(Row::value_1), row(Row::value_2), row(Row::d1_by_1),
                    row(Row::d1_by_2), row(Row::d2_by_1), row(Row::d2_by_2)};
            if (!before) return s;
            const Var a = before->d11 * by + Real(1), b = before->d12 * by, c = before->d21 * by,
                      d = before->d22 * by + Real(1);
            return Slope{s.first,
                         s.second,
                         s.d11 * a + s.d12 * c,
                         s.d11 * b + s.d12 * d,
                         s.d21 * a + s.d22 * c,
                         s.d21 * b + s.d22 * d};
        };
        const Slope k1 = stage(nullptr, 0), k2 = stage(&k1, Real(0.5)), k3 = stage(&k2, Real(0.5)),
                    k4 = stage(&k3, 1);
        const auto mean = [&](Var Slope::*v) {
            return (k1.*v + (k2.*v + k3.*v) * Real(2) + k4.*v) * (h / 6);
        };
        x = {x.first + mean(&Slope::first), x.second + mean(&Slope::second)};
        const Var det = (mean(&Slope::d11) + Real(1)) * (mean(&Slope::d22) + Real(1)) -
                        mean(&Slope::d12) * mean(&Slope::d21);
        log_abs_det = log_abs_det + log(square(det)) * Real(0.5);
    }
    return {x, log_abs_det};
}

Image Continuous::own_steps(Tape& tape, Params params, Plane in, Real from, Real to) const {
    const Index points = in.points();
    const Var out[3] = {tape.make_node(1, points, false), tape.make_node(1, points, false),
                        tape.make_node(1, points, false)};
    constexpr Index group = 2 * dense_lanes;
    const Tape::Aside aside(tape);
    Arena& arena = tape.arena();
    const Real* weights = tape.parameters().data() + params.offset;
    const JacobianMlp::Workspace room = network_.workspace(arena, group);
    const DenseBlock net{arena.allocate_array<Real>(Row::row_count * group), group};
    using Solver = DormandPrince<3, group>;
    const auto field = [&](const Real* time, const Solver::Row* y, Solver::Row* slope) {
        std::copy_n(y[0], group, room.input(0));
        std::copy_n(y[1], group, room.input(1));
        std::copy_n(time, group, room.input(2));
        network_.evaluate(weights, room, net);
        std::copy_n(net.data + Row::value_1 * group, group, slope[0]);
        std::copy_n(net.data + Row::value_2 * group, group, slope[1]);
        for (Index i = 0; i < group; ++i)
            slope[2][i] = net.data[Row::d1_by_1 * group + i] + net.data[Row::d2_by_2 * group + i];
    };
    Solver solver;
    for (Index start = 0; start < points; start += group) {
        const Index used = std::min(group, points - start);
        for (auto& row : solver.y) std::fill_n(row, group, Real(0));
        std::copy_n(in.first.values().data() + start, used, solver.y[0]);
        std::copy_n(in.second.values().data() + start, used, solver.y[1]);
        solver.solve(from, to, static_cast<int>(used), solver_tolerance, field);
        for (std::size_t c = 0; c < 3; ++c)
            std::copy_n(solver.y[c], used, tape.node(out[c].id()).value + start);
    }
    return {{out[0], out[1]}, out[2]};
}

} // namespace

/// The continuous layer of FFJORD (Grathwohl et al. 2019), with the exact trace.
LayerKind continuous() {
    LayerKind kind;
    kind.key = "continuous";
    kind.title = "Continuous";
    kind.group = "Continuous";
    kind.summary =
        "Lets points flow along a velocity field that a network learns. Any field will do, since "
        "flow lines never meet. Training takes a fixed number of steps; pictures and reported "
        "likelihoods are solved to a tolerance. In the plane the trace is exact, not estimated.";
    kind.formula = "dx/dt = f(x, t),  x(0) = z,  x(T) = x\nlog |det| = ∫ tr ∂f/∂x dt";
    kind.reference = "Grathwohl et al. 2019, FFJORD: Free-form Continuous Dynamics for Scalable "
                     "Reversible Generative Models";
    kind.fields = {
        {"hidden", "Hidden width", "", "Units in each hidden layer of the velocity's network.",
         IntField{32, 8, 128, true}},
        {"depth", "Hidden layers", "",
         "How many hidden layers, of tanh units, the velocity's network has.", IntField{3, 1, 4}},
        {"steps", "Steps in training", "",
         "Runge–Kutta steps while training; when the training and the held-out curve part, more "
         "are needed.",
         IntField{4, 2, 32, true}},
        {"time", "Time", "", "How long points flow: T.", RealField{1, 0.25, 2}},
    };
    kind.make = [](const Spec& spec) -> std::unique_ptr<const Transform> {
        return std::make_unique<Continuous>(spec.integer("hidden"), spec.integer("depth"),
                                            spec.real("time"), spec.integer("steps"));
    };
    return kind;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/registry.h"
#include "core/nn/jacobian_mlp.h"
#include "core/nn/mlp.h"

namespace pushforward {

/// The continuous layer of FFJORD (Grathwohl et al. 2019), with the exact trace.
LayerKind continuous_kind();

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

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/transform.h"

namespace pushforward {

/// A map that is a closed form base → data, and whose inverse is a root of it. A kind states the
/// formula and finds the root; the gradients of the root are implicit: at x = f(z, θ), in two
/// dimensions, dz = J⁻¹ (dx − ∂f/∂θ dθ) with J = ∂f/∂z, which one step of Newton's method on the
/// tape has for its derivative. That step also takes the root to rounding.
class OneSided : public Transform {
public:
    ClosedForm closed_form() const override { return ClosedForm::base_to_data; }

protected:
    /// Roots z, and the entries of J⁻¹ there; each 1 × points, allocated, without gradient.
    struct Root {
        Plane z;
        Var inverse_11, inverse_12, inverse_21, inverse_22;
    };

    static std::span<Real> writable(Var v); ///< the values of one of Root's blocks

private:
    /// Fills `root` with z such that f(z) = x. What it does on the tape is not recorded and is
    /// forgotten at its end.
    virtual void solve(Tape& tape, Params params, Plane x, const Root& root) const = 0;

    Image map_inverse(Tape& tape, Params params, Plane x) const final;
};

} // namespace pushforward

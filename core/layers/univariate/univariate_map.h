// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/transform.h"

namespace pushforward {

/// A monotone map of the line whose shape is given point by point: what a structure (coupling,
/// autoregressive) bends a coordinate with. All shape numbers zero is the identity.
class UnivariateMap {
public:
    struct Image {
        Var value;
        Var log_slope; ///< log of the derivative of the call that returned it, nats
    };

    virtual ~UnivariateMap() = default;

    virtual Index shape_count() const = 0; ///< rows that `shape` has

    /// As of Transform; `forward` is base → data.
    virtual ClosedForm closed_form() const { return ClosedForm::both; }
    virtual double tolerance() const { return rounding_tolerance; }

    /// `shape` is shape_count() × points, `z` 1 × points.
    virtual Image forward(Tape& tape, Var shape, Var z) const = 0;
    virtual Image inverse(Tape& tape, Var shape, Var x) const = 0;
};

} // namespace pushforward

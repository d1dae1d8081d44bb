// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/error.h"
#include "core/targets/energy.h"
#include "core/targets/typed/plane_cell.h"

namespace pushforward {

struct PlaneIntegral {
    EnergyFacts facts;
    EnergyDomain domain; ///< a box around the mass, and the narrowest cell in it
    double relative_error =
        0; ///< of Z, estimated from the last subdivisions; about 1e-9 if U is smooth
};

/// Thrown if exp(−U) has no integral, or none that can be found.
class NoIntegral : public Error {
public:
    using Error::Error;
};

/// log ∫ exp(−U) over the whole plane, with mean and deviation, for any U. It looks for the lowest
/// U, goes outward from there in squares that double in size until no mass is left and none can be
/// hidden, and halves rectangles where the integral still changes. Evaluates U about `most` times
/// at most. Throws NoIntegral with a sentence if the mass is infinite, if the tails fall like a
/// power, so that there is an integral and no deviation, if U falls without end, or if U is not
/// finite within its mass.
PlaneIntegral integrate_over_plane(const PlaneFunction& u, std::int64_t most);

} // namespace pushforward

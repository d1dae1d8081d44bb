// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/error.h"
#include "core/targets/energy.h"
#include "core/targets/typed/plane_cell.h"

namespace pushforward {

struct PlaneIntegral {
    EnergyFacts facts;
    EnergyDomain domain; ///< what was found: a box around the mass, and the narrowest cell in it
    double relative_error = 0; ///< of Z, as the last halvings tell; about 1e-9 where U is smooth
};

/// Thrown where exp(−U) has no integral, or none that can be found.
class NoIntegral : public Error {
public:
    using Error::Error;
};

/// log ∫ exp(−U) over the whole plane, with mean and deviation, for a U of which nothing is known.
/// It looks for the lowest U, goes outward from there in squares twice as large until neither mass
/// is left nor a place where it could be, and halves rectangles where the integral still changes.
/// Evaluates U at most `most` times or so. Throws NoIntegral, in a sentence, where mass goes on
/// without end, where U falls without end, and where U is not finite in the midst of its mass.
PlaneIntegral integrate_over_plane(const PlaneFunction& u, std::int64_t most);

} // namespace pushforward

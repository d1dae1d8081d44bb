// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace pushforward {

/// U at `count` places, at most 64.
using PlaneFunction = std::function<void(const double* x, const double* y, double* out, int count)>;

/// ∫ exp(lowest − U) over a rectangle by eight points a side, and what its points say of U.
struct PlaneCell {
    Eigen::Array2d low, high;
    double mass = 0;
    Eigen::Array2d first = Eigen::Array2d::Zero(),
                   second = Eigen::Array2d::Zero(); ///< about centre
    double cross = 0;                               ///< the mixed second moment
    double least = 0, range = 0;                    ///< of U − lowest at the points
    double dip = 0; ///< how low it may be between them, as far as one tells from its neighbours
    Eigen::Array2d bends;  ///< of U along each side: what a polynomial of degree 5 leaves out
    Eigen::Array2d spikes; ///< the same of exp(−U)
    Eigen::Array2d climbs; ///< how much U varies along each side
    double error = 0;
    int shell = 0;

    double area() const { return (high - low).prod(); }

    /// True where U, followed by so few points, may hide all of its mass between them.
    bool is_unseen() const { return range > 20 && dip < 25; }

    /// The most mass that may be there.
    double possible_mass() const { return area() * std::exp(-std::max(0.0, dip)); }

    /// What the rule may be wrong by, as far as the highest parts of exp(−U) tell.
    double guessed_error() const {
        const double part = spikes.maxCoeff();
        return part > 0 ? 0.1 * area() * part * std::min(1.0, part * std::exp(least)) : 0;
    }
};

/// Measures U on a rectangle. `centre` is what moments are about.
PlaneCell measured_cell(const PlaneFunction& u, const Eigen::Array2d& low,
                        const Eigen::Array2d& high, double lowest, const Eigen::Array2d& centre);

/// The two halves across one side.
std::pair<PlaneCell, PlaneCell> halves(const PlaneFunction& u, const PlaneCell& cell, Index side,
                                       double lowest, const Eigen::Array2d& centre);

} // namespace pushforward

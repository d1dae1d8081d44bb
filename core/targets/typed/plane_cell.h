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

/// ∫ exp(lowest − U) over a rectangle with eight points per side, and what the points show of U.
struct PlaneCell {
    Eigen::Array2d low, high;
    double mass = 0;
    Eigen::Array2d first = Eigen::Array2d::Zero(),
                   second = Eigen::Array2d::Zero(); ///< about centre
    double cross = 0;                               ///< the mixed second moment
    double least = 0, range = 0;                    ///< of U − lowest at the points
    double dip = 0;        ///< how low it may be between the points, judged by neighbouring points
    Eigen::Array2d bends;  ///< of U along each side: the remainder of a polynomial of degree 5
    Eigen::Array2d spikes; ///< the same of exp(−U)
    Eigen::Array2d climbs; ///< how much U varies along each side
    double error = 0;
    int shell = 0;

    double area() const { return (high - low).prod(); }

    /// True if all mass of U could lie hidden between the points.
    bool is_unseen() const { return range > 20 && dip < 25; }

    /// An upper bound of that mass.
    double possible_mass() const { return area() * std::exp(-std::max(0.0, dip)); }

    /// The error of the quadrature, estimated from the highest coefficients of exp(−U).
    double guessed_error() const {
        const double part = spikes.maxCoeff();
        return part > 0 ? 0.1 * area() * part * std::min(1.0, part * std::exp(least)) : 0;
    }
};

/// Measures U on a rectangle. Moments are taken about `centre`.
PlaneCell measured_cell(const PlaneFunction& u, const Eigen::Array2d& low,
                        const Eigen::Array2d& high, double lowest, const Eigen::Array2d& centre);

/// The two halves across one side.
std::pair<PlaneCell, PlaneCell> halves(const PlaneFunction& u, const PlaneCell& cell, Index side,
                                       double lowest, const Eigen::Array2d& centre);

} // namespace pushforward

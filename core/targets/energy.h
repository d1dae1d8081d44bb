// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/standardisation.h"
#include "core/flow/transform.h"
#include "core/spec/kind.h"

namespace pushforward {

/// What a quadrature of a density needs: a rectangle that holds all mass that matters, and the
/// width of a panel with eight points, about twice the smallest deviation.
struct EnergyDomain {
    Eigen::Array2d low, high;
    double panel = 0.1;
};

/// Integrals of p over the plane.
struct EnergyFacts {
    double log_normaliser = 0;      ///< log Z = log ∫ exp(−U), nats
    Eigen::Array2d mean, deviation; ///< of each coordinate
    double covariance = 0;          ///< from `facts_with_covariance`
};

/// A density on the plane that is known up to a factor: p(x) = exp(−U(x)) / Z. It need not be
/// sampled: a flow is fitted to it with the flow's own points.
class Energy {
public:
    virtual ~Energy() = default;

    /// U at points in data units, 1 × points, with its exact gradient by the points.
    virtual Var on_tape(Plane x) const = 0;

    /// U at one point in data units.
    virtual double at(const Eigen::Array2d& x) const = 0;

    virtual EnergyDomain domain() const = 0;

    /// From a table or in closed form if they are known, otherwise by `integrate_energy`, which may
    /// take half a second.
    virtual EnergyFacts facts() const = 0;

    /// With the covariance; by `integrate_energy` unless the energy has a better way.
    virtual EnergyFacts facts_with_covariance() const;
};

using EnergyKind = Kind<Energy>;

/// Every energy, in the order of the gallery.
std::span<const EnergyKind> energy_kinds();

/// By Gauss–Legendre quadrature over the domain: accurate to 1e-9, or to 1e-6 if the energy has a
/// kink inside a panel.
EnergyFacts integrate_energy(const Energy& energy);

/// Inside coordinates for a flow on this density: mean 0 and deviation 1 in each coordinate, as
/// data are standardised.
Standardisation standardisation_of(const EnergyFacts& facts);

} // namespace pushforward

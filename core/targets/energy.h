// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/standardisation.h"
#include "core/flow/transform.h"
#include "core/spec/kind.h"

namespace pushforward {

/// A rectangle of the plane outside of which a density has no mass that counts, and a width that
/// eight points follow it over, about twice its smallest deviation: what a quadrature needs.
struct EnergyDomain {
    Eigen::Array2d low, high;
    double panel = 0.1;
};

/// What the integrals of p over the plane say.
struct EnergyFacts {
    double log_normaliser = 0;      ///< log Z = log ∫ exp(−U), nats
    Eigen::Array2d mean, deviation; ///< of each coordinate
    double covariance = 0;          ///< from `facts_with_covariance`
};

/// A density on the plane that is known up to a factor: p(x) = exp(−U(x)) / Z. It need not be drawn
/// from: a flow is fitted to it by points of its own.
class Energy {
public:
    virtual ~Energy() = default;

    /// U, 1 × points, for points in data units; its gradient by them is exact.
    virtual Var on_tape(Plane x) const = 0;

    /// U at one point in data units.
    virtual double at(const Eigen::Array2d& x) const = 0;

    virtual EnergyDomain domain() const = 0;

    /// From a table or in closed form where they are known, by `integrate_energy` elsewhere, which
    /// may take half a second.
    virtual EnergyFacts facts() const = 0;

    /// With the covariance: by `integrate_energy`, where the energy has no better way.
    virtual EnergyFacts facts_with_covariance() const;
};

using EnergyKind = Kind<Energy>;

/// Every energy, in the order of the gallery.
std::span<const EnergyKind> energy_kinds();

/// By Gauss and Legendre's rule over the domain: good to 1e-9, and to 1e-6 where the energy has a
/// bend inside a panel.
EnergyFacts integrate_energy(const Energy& energy);

/// Inside coordinates for a flow on this density: mean 0 and deviation 1 a coordinate, as points
/// of data are standardised.
Standardisation standardisation_of(const EnergyFacts& facts);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/transform.h"
#include "core/spec/kind.h"
#include "core/targets/energy_facts.h"

namespace pushforward {

/// What a quadrature of a density needs: a rectangle that holds all mass that matters, and the
/// width of a panel with eight points, about twice the smallest deviation.
struct EnergyDomain {
    Eigen::Array2d low, high;
    double panel = 0.1;
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

} // namespace pushforward

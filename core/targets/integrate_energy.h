// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/targets/energy.h"

namespace pushforward {

/// By Gauss–Legendre quadrature over the domain: accurate to 1e-9, or to 1e-6 if the energy has a
/// kink inside a panel.
EnergyFacts integrate_energy(const Energy& energy);

} // namespace pushforward

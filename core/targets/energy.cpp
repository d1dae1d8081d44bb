// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/energy.h"

#include "core/targets/integrate_energy.h"

namespace pushforward {

EnergyFacts Energy::facts_with_covariance() const { return integrate_energy(*this); }

} // namespace pushforward

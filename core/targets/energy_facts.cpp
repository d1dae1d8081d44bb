// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/energy_facts.h"

namespace pushforward {

Standardisation standardisation_of(const EnergyFacts& facts) {
    Standardisation s;
    s.mean = facts.mean;
    s.scale = facts.deviation;
    return s;
}

} // namespace pushforward

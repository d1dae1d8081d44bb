// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/energy.h"
#include "core/targets/typed_energy.h"

#include <vector>

namespace pushforward {

// Each in the file of its name.
EnergyKind u1(), u2(), u3(), u4(), two_moons(), ring_mixture(), banana(), funnel(),
    gaussian_circle(), smiley();

std::span<const EnergyKind> energy_kinds() {
    static const std::vector<EnergyKind> kinds = [] {
        std::vector<EnergyKind> made;
        for (auto* kind : {u1, u2, u3, u4, two_moons, ring_mixture, banana, funnel, gaussian_circle,
                           smiley, typed_energy})
            made.push_back(kind());
        return made;
    }();
    return kinds;
}

} // namespace pushforward

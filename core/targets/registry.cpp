// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/energy.h"

namespace pushforward {

// Each in the file of its name.
EnergyKind u1();
EnergyKind u2();
EnergyKind u3();
EnergyKind u4();
EnergyKind two_moons();
EnergyKind ring_mixture();
EnergyKind banana();
EnergyKind funnel();
EnergyKind gaussian_circle();
EnergyKind smiley();
EnergyKind typed_energy();

std::span<const EnergyKind> energy_kinds() {
    static const EnergyKind kinds[] = {
        u1(),     u2(),           u3(),
        u4(),     two_moons(),    ring_mixture(),
        banana(), funnel(),       gaussian_circle(),
        smiley(), typed_energy(),
    };
    return kinds;
}

} // namespace pushforward

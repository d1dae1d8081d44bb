// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/structures/structure.h"

namespace pushforward {

// Each in the file of its name.
Structure coupling();
Structure autoregressive();
Structure inverse_autoregressive();
Structure element_wise();

std::span<const Structure> structures() {
    static const Structure all[] = {
        coupling(),
        autoregressive(),
        inverse_autoregressive(),
        element_wise(),
    };
    return all;
}

} // namespace pushforward

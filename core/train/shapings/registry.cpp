// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/shapings/point_fields.h"

namespace pushforward {

// Each in the file of its name.
ShapingKind standardise();
ShapingKind whiten();
ShapingKind leave();

std::span<const ShapingKind> shaping_kinds() {
    static const ShapingKind kinds[] = {
        with_point_fields(standardise()),
        with_point_fields(whiten()),
        with_point_fields(leave()),
    };
    return kinds;
}

} // namespace pushforward

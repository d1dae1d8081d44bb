// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/drawings/drawing.h"

namespace pushforward {

bool makes_sense(const DrawingKind& kind, const Moment& moment) {
    const bool is_inside = moment.coordinates == Coordinates::inside;
    if (!(is_inside ? kind.sense.inside : kind.sense.data_side)) return false;
    if ((kind.needs.snapshot && !moment.snapshot) || (kind.needs.data && !moment.data))
        return false;
    if (!moment.data) return true;
    return moment.data->energy ? kind.sense.energies : kind.sense.points;
}

Moment what_matters(const DrawingKind& kind, Moment moment) {
    if (!kind.needs.snapshot) {
        moment.snapshot.reset();
        moment.position = {};
    }
    if (!kind.needs.data) moment.data.reset();
    return moment;
}

} // namespace pushforward

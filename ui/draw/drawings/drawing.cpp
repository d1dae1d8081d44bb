// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/drawings/drawing.h"

namespace pushforward {

bool is_between(const Moment& moment) { return moment.snapshot && !is_at_data(moment); }

bool needs_snapshot(const DrawingKind& kind, const Moment& moment) {
    return kind.needs.snapshot || (kind.needs.snapshot_between && is_between(moment));
}

bool makes_sense(const DrawingKind& kind, const Moment& moment) {
    if (!kind.sense.between && is_between(moment)) return false;
    if ((kind.needs.snapshot && !moment.snapshot) || (kind.needs.data && !moment.data))
        return false;
    if (!moment.data) return true;
    return moment.data->energy ? kind.sense.energies : kind.sense.points;
}

Moment what_matters(const DrawingKind& kind, Moment moment) {
    if (!is_between(moment)) moment.position = Position::data();
    if (!needs_snapshot(kind, moment)) moment.snapshot.reset();
    if (!kind.needs.data) moment.data.reset();
    return moment;
}

} // namespace pushforward

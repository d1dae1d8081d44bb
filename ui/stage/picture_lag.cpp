// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/picture_lag.h"

#include <utility>

namespace pushforward {

namespace {

constexpr qint64 late_ms = 500, awaited_ms = 250;

// A later moment of the same run, or the same.
bool follows(const Moment& later, const Moment& earlier) {
    const Snapshot *const now = later.snapshot.get(), *const then = earlier.snapshot.get();
    if (!now || !then) return now == then;
    return later.data == earlier.data && now->layer_ids == then->layer_ids &&
           now->step >= then->step;
}

} // namespace

PictureLag::PictureLag() { clock_.start(); }

void PictureLag::setMoment(const Moment& moment) {
    if (!follows(moment, moment_)) flow_since_ms_ = now();
    moment_ = moment;
}

// Points of the data may change under way, which makes no other flow of it.
bool PictureLag::isOfAnotherFlow(const DrawingKind& kind, const Moment& of) const {
    Moment before = of;
    before.data = moment_.data;
    return needs_snapshot(kind, moment_) && !follows(moment_, before);
}

bool PictureLag::measure(const std::vector<Picture>& seen) {
    Lag lag;
    is_current_ = true;
    for (const auto& [kind, of, begun_ms] : seen) {
        if (!makes_sense(*kind, moment_) || !needs_snapshot(*kind, moment_)) continue;
        if (of && what_matters(*kind, *of) == what_matters(*kind, moment_)) continue;
        is_current_ = false;
        if (!of || isOfAnotherFlow(*kind, *of))
            lag.awaits = lag.awaits || now() - flow_since_ms_ >= awaited_ms;
        else if (now() - begun_ms >= late_ms &&
                 (!lag.late || of->snapshot->step < lag.late->snapshot->step))
            lag.late = *of;
    }
    return std::exchange(lag_, lag) != lag;
}

} // namespace pushforward

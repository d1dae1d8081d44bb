// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/verdict.h"

#include "core/train/schedules/schedule.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pushforward {

namespace {

// A point is 2.7 times less likely on the average, 1.6 times, 1.1 times.
constexpr double much = 1, some = 0.5, little = 0.1;
// Beyond these the flow's numbers should not be trusted to the digits that the window shows.
constexpr double worrying_mass = 0.02, worrying_round_trip = 1e-2;
constexpr double least_rate = 1e-6, least_factor = 1e-3;

bool overfits(const RunSigns& s, double rise) {
    const double gap = *s.latest->held_out_loss - s.latest->train_loss;
    return s.points_return && gap > 0 && (rise >= some || (rise >= little && gap >= 3 * little));
}

} // namespace

RunSigns signs_of(const Snapshot& snapshot, const Experiment& experiment,
                  const TrainingData& data) {
    RunSigns signs;
    signs.latest = snapshot.latest;
    signs.best = snapshot.best;
    signs.set_rate = experiment.optimizer.real("learning_rate");
    signs.step = snapshot.step;
    const auto schedule = make(schedule_kinds(), experiment.schedule, "schedule");
    const bool has_memory_of_it = snapshot.schedule_state.size() == schedule->memory_size();
    signs.learning_rate = has_memory_of_it
                              ? signs.set_rate * schedule->factor(snapshot.step, experiment.steps,
                                                                  snapshot.schedule_state)
                              : snapshot.learning_rate;
    const bool has_end =
        experiment.schedule.kind != schedule_kinds().front().key && schedule->memory_size() == 0;
    const bool is_done = snapshot.step >= experiment.steps;
    signs.schedule_is_over = has_end && is_done;
    signs.rate_is_on_course =
        !is_done && (has_end || snapshot.step < experiment.schedule.integer("warm_up"));
    signs.points_return = !data.energy && !data.fresh;
    return signs;
}

double rise_of(const RunSigns& s) {
    if (!s.latest || !s.best || !s.latest->held_out_loss || !s.best->held_out_loss) return 0;
    const double rise = *s.latest->held_out_loss - *s.best->held_out_loss;
    return std::isfinite(rise) && std::isfinite(s.latest->train_loss)
               ? rise
               : std::numeric_limits<double>::infinity();
}

Verdict verdict_on(const RunSigns& s) {
    const double rise = rise_of(s);
    const bool overfit = rise > 0 && std::isfinite(rise) && overfits(s, rise);
    if (rise >= much && !overfit) return Verdict::loss_risen;
    if (overfit) return Verdict::overfitting; // which may be what bends the density so far
    if (s.round_trip && !(*s.round_trip < worrying_round_trip)) return Verdict::inexact;
    if (s.integral && !(std::abs(*s.integral - 1) < worrying_mass)) return Verdict::mass_off;
    if (s.step > 0 && s.learning_rate <= std::max(least_rate, least_factor * s.set_rate)) {
        if (s.schedule_is_over) return Verdict::schedule_over;
        if (!s.rate_is_on_course) return Verdict::rate_zero;
    }
    return s.is_unchanged ? Verdict::stalled : Verdict::healthy;
}

} // namespace pushforward

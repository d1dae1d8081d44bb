// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/schedules/schedule.h"

#include <cmath>
#include <numbers>

namespace pushforward {

namespace {

/// Half a cosine from `from` at 0 to `to` at 1.
double eased(double from, double to, double along) {
    return to + (from - to) * (1 + std::cos(std::numbers::pi * along)) / 2;
}

class OneCycleSchedule : public Schedule {
public:
    OneCycleSchedule(double start, double peak, double final)
        : start_(start), peak_(peak), final_(final) {}

    double factor(std::int64_t step, std::int64_t steps, std::span<const double>) const override {
        const double along = static_cast<double>(step) / static_cast<double>(steps);
        if (along < peak_) return eased(start_, 1, along / peak_);
        return eased(1, final_, (along - peak_) / (1 - peak_));
    }

private:
    double start_, peak_, final_;
};

} // namespace

ScheduleKind one_cycle_schedule() {
    ScheduleKind kind;
    kind.key = "one-cycle";
    kind.title = "One cycle";
    kind.summary =
        "The learning rate grows from a share of itself to the whole and falls to next to nothing "
        "at the last step, so that a large one can be used in between. The momentum stays as it "
        "is.";
    kind.formula = "a = t/T;  a < p: ηₜ = η ease(s, 1, a/p),  else ηₜ = η ease(1, f, (a−p)/(1−p))\n"
                   "ease(u, v, a) = v + (u−v)(1 + cos πa) / 2";
    kind.reference = "Smith 2018, A disciplined approach to neural network hyper-parameters: "
                     "Part 1";
    kind.fields = {
        {"start", "First share", "", "The share of the learning rate at the first step.",
         RealField{0.04, 0, 1}},
        {"peak", "Peak at", "", "How far along the run the learning rate is whole.",
         RealField{0.3, 0, 0.99}},
        {"final", "Final share", "",
         "The share of the learning rate that is left at the last step.", RealField{0, 0, 1}},
    };
    kind.make = [](const Spec& spec) -> std::unique_ptr<const Schedule> {
        return std::make_unique<OneCycleSchedule>(spec.real("start"), spec.real("peak"),
                                                  spec.real("final"));
    };
    return kind;
}

} // namespace pushforward

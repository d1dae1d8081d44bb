// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/schedules/schedule.h"

#include <cmath>

namespace pushforward {

namespace {

class StepSchedule : public Schedule {
public:
    StepSchedule(double fall, std::int64_t every) : fall_(fall), every_(every) {}

    double factor(std::int64_t step, std::int64_t, std::span<const double>) const override {
        return std::pow(fall_, static_cast<double>(step / every_));
    }

private:
    double fall_;
    std::int64_t every_;
};

} // namespace

ScheduleKind step_schedule() {
    ScheduleKind kind;
    kind.key = "step";
    kind.title = "Step";
    kind.summary = "The learning rate falls to a share of itself every so many steps.";
    kind.formula = "ηₜ = η f^⌊t/n⌋";
    kind.reference = "Goodfellow, Bengio and Courville 2016, Deep Learning, §8.3";
    kind.fields = {
        {"every", "Every", "steps", "How many steps the learning rate stays the same.",
         IntField{1000, 1, 1000000, true}},
        {"fall", "Falls to", "", "The share of the learning rate that is left after a fall.",
         RealField{0.5, 0.01, 1}},
    };
    kind.make = [](const Spec& spec) -> std::unique_ptr<const Schedule> {
        return std::make_unique<StepSchedule>(spec.real("fall"), spec.integer("every"));
    };
    return kind;
}

} // namespace pushforward

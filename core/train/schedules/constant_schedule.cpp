// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/schedules/schedule.h"

namespace pushforward {

namespace {

class ConstantSchedule : public Schedule {
public:
    double factor(std::int64_t, std::int64_t, std::span<const double>) const override { return 1; }
};

} // namespace

ScheduleKind constant_schedule() {
    ScheduleKind kind;
    kind.key = "constant";
    kind.title = "Constant";
    kind.summary =
        "The learning rate stays as it is; training can go on for as long as it is watched.";
    kind.formula = "ηₜ = η";
    kind.reference = "Robbins and Monro 1951 show why it must fall in the end to settle";
    kind.make = [](const Spec&) { return std::make_unique<ConstantSchedule>(); };
    return kind;
}

} // namespace pushforward

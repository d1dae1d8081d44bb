// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/schedules/schedule.h"

#include <cmath>
#include <numbers>

namespace pushforward {

namespace {

class CosineSchedule : public Schedule {
public:
    explicit CosineSchedule(double final) : final_(final) {}

    double factor(std::int64_t step, std::int64_t steps, std::span<const double>) const override {
        const double along = static_cast<double>(step) / static_cast<double>(steps);
        return final_ + (1 - final_) * (1 + std::cos(std::numbers::pi * along)) / 2;
    }

private:
    double final_;
};

} // namespace

ScheduleKind cosine_schedule() {
    ScheduleKind kind;
    kind.key = "cosine";
    kind.title = "Cosine";
    kind.summary =
        "The learning rate falls along half a cosine to a share of itself at the last step, "
        "which lets the flow settle.";
    kind.formula = "ηₜ = η (f + (1−f)(1 + cos πt/T) / 2)";
    kind.reference =
        "Loshchilov and Hutter 2017, SGDR: Stochastic Gradient Descent with Warm Restarts";
    kind.fields = {
        {"final", "Final share", "",
         "The share of the learning rate that is left at the last step.", RealField{0, 0, 1}},
    };
    kind.make = [](const Spec& spec) -> std::unique_ptr<const Schedule> {
        return std::make_unique<CosineSchedule>(spec.real("final"));
    };
    return kind;
}

} // namespace pushforward

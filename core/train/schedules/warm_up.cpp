// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/schedules/warm_up.h"

#include <algorithm>

namespace pushforward {

namespace {

class WarmUp : public Schedule {
public:
    WarmUp(std::unique_ptr<const Schedule> rest, std::int64_t length)
        : rest_(std::move(rest)), length_(length) {}

    std::size_t memory_size() const override { return rest_->memory_size(); }

    double factor(std::int64_t step, std::int64_t steps,
                  std::span<const double> memory) const override {
        if (step < length_) return static_cast<double>(step + 1) / static_cast<double>(length_ + 1);
        const std::int64_t rest = std::max<std::int64_t>(1, steps - length_);
        return rest_->factor(std::min(step - length_, rest - 1), rest, memory);
    }

    void observe(std::int64_t step, double loss, std::span<double> memory) const override {
        if (step >= length_) rest_->observe(step - length_, loss, memory);
    }

    void forget_losses(std::span<double> memory) const override { rest_->forget_losses(memory); }

private:
    std::unique_ptr<const Schedule> rest_;
    std::int64_t length_;
};

} // namespace

ScheduleKind with_warm_up(ScheduleKind kind) {
    kind.fields.push_back({"warm_up", "Warm-up", "steps",
                           "The learning rate first grows evenly from 0 over this many steps.",
                           IntField{0, 0, 10000000}, "none"});
    kind.make = [rest = std::move(kind.make)](const Spec& spec) {
        return std::make_unique<const WarmUp>(rest(spec), spec.integer("warm_up"));
    };
    return kind;
}

} // namespace pushforward

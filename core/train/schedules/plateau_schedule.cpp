// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/schedules/schedule.h"

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

// What the memory holds; numbers of windows as doubles, which are exact up to 2⁵³.
enum Place : std::size_t { sum, count, falls, windows, lowest, places };

class PlateauSchedule : public Schedule {
public:
    explicit PlateauSchedule(const Spec& spec)
        : patience_(static_cast<double>(spec.integer("patience"))),
          threshold_(spec.real("threshold")),
          fall_(spec.real("fall")),
          least_(spec.real("least")) {}

    std::size_t memory_size() const override { return places; }

    double factor(std::int64_t, std::int64_t, std::span<const double> memory) const override {
        return std::max(least_, std::pow(fall_, memory[falls]));
    }

    void observe(std::int64_t, double loss, std::span<double> memory) const override {
        memory[sum] += loss;
        memory[count] += 1;
        if (memory[count] < patience_) return;
        const double mean = memory[sum] / memory[count];
        memory[sum] = memory[count] = 0;
        if (memory[windows] > 0 && !(mean < memory[lowest] - threshold_)) memory[falls] += 1;
        memory[lowest] = memory[windows] > 0 ? std::min(memory[lowest], mean) : mean;
        memory[windows] += 1;
    }

    void forget_losses(std::span<double> memory) const override {
        memory[sum] = memory[count] = memory[windows] = memory[lowest] = 0;
    }

private:
    double patience_, threshold_, fall_, least_;
};

} // namespace

ScheduleKind plateau_schedule() {
    ScheduleKind kind;
    kind.key = "plateau";
    kind.title = "Plateau";
    kind.summary =
        "The learning rate falls to a share of itself when the loss has stopped falling. The loss "
        "is the mean over the minibatches of so many steps, one stretch after the other; each is "
        "compared with the lowest before it.";
    kind.formula =
        "Lᵢ = mean loss of steps (i−1)n … in−1\n"
        "min(L₁ … Lᵢ₋₁) − Lᵢ ≤ δ: ηₜ falls from then on,  ηₜ = η max(fᵏ, m) after k falls";
    kind.reference = "Goodfellow, Bengio and Courville 2016, Deep Learning, §8.3.1; as in "
                     "torch.optim.lr_scheduler.ReduceLROnPlateau, with means in place of epochs";
    kind.fields = {
        {"patience", "Patience", "steps", "How many steps a mean is taken over.",
         IntField{500, 10, 100000, true}},
        {"threshold", "Least gain", "nats", "A mean that is lower by no more counts as no lower.",
         RealField{0.002, 0, 1}},
        {"fall", "Falls to", "", "The share of the learning rate that is left after a fall.",
         RealField{0.5, 0.01, 0.99}},
        {"least", "Least share", "", "The learning rate does not fall below this share.",
         RealField{0.001, 0, 1}},
    };
    kind.make = [](const Spec& spec) { return std::make_unique<PlateauSchedule>(spec); };
    return kind;
}

} // namespace pushforward

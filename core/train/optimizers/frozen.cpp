// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/optimizers/frozen.h"

#include <algorithm>

namespace pushforward {

namespace {

template <class T>
std::span<T> part(std::span<T> of, const ParameterRange& range) {
    return of.subspan(static_cast<std::size_t>(range.offset),
                      static_cast<std::size_t>(range.count));
}

class Frozen : public Optimizer {
public:
    Frozen(std::unique_ptr<const Optimizer> rule, std::vector<ParameterRange> frozen)
        : rule_(std::move(rule)), frozen_(std::move(frozen)) {}

    Index memory_slots() const override { return rule_->memory_slots(); }
    std::string slot_name(Index slot) const override { return rule_->slot_name(slot); }
    bool averages() const override { return rule_->averages(); }

    void apply(std::span<Real> parameters, std::span<const Real> gradient, std::span<Real> memory,
               std::int64_t step, double learning_rate) const override {
        thread_local std::vector<Real> kept;
        kept.clear();
        each(parameters, memory,
             [&](std::span<Real> own) { kept.insert(kept.end(), own.begin(), own.end()); });
        rule_->apply(parameters, gradient, memory, step, learning_rate);
        auto next = kept.begin();
        each(parameters, memory, [&](std::span<Real> own) {
            std::copy_n(next, own.size(), own.begin());
            next += static_cast<std::ptrdiff_t>(own.size());
        });
    }

    void shown(std::span<const Real> parameters, std::span<const Real> memory,
               std::span<Real> out) const override {
        rule_->shown(parameters, memory, out);
        for (const ParameterRange& range : frozen_)
            std::ranges::copy(part(parameters, range), part(out, range).begin());
    }

private:
    template <class Visit>
    void each(std::span<Real> parameters, std::span<Real> memory, Visit visit) const {
        for (const ParameterRange& range : frozen_) {
            visit(part(parameters, range));
            for (std::size_t at = 0; at < memory.size(); at += parameters.size())
                visit(part(memory.subspan(at, parameters.size()), range));
        }
    }

    std::unique_ptr<const Optimizer> rule_;
    std::vector<ParameterRange> frozen_;
};

} // namespace

void clear(std::span<Real> gradient, std::span<const ParameterRange> ranges) {
    for (const ParameterRange& range : ranges) std::ranges::fill(part(gradient, range), Real(0));
}

std::unique_ptr<const Optimizer> with_frozen(std::unique_ptr<const Optimizer> rule,
                                             std::vector<ParameterRange> frozen) {
    if (frozen.empty()) return rule;
    return std::make_unique<Frozen>(std::move(rule), std::move(frozen));
}

} // namespace pushforward

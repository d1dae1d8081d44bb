// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/left_runs.h"

#include "core/train/training_worker.h"

#include <algorithm>
#include <set>

namespace pushforward {

void LeftRuns::leave(const std::shared_ptr<RunRecord>& run, std::int64_t moment,
                     const std::function<bool(std::int64_t)>& can_reach) {
    std::erase_if(
        runs_, [&](const Left& left) { return left.moment == moment || !can_reach(left.moment); });
    runs_.push_back({moment, run});
    while (runs_.size() > TrainingWorker::most_kept || (runs_.size() > 1 && bytes() > most_bytes))
        runs_.pop_front();
}

std::shared_ptr<RunRecord> LeftRuns::takeBack(std::int64_t moment) {
    const auto found = std::ranges::find(runs_, moment, &Left::moment);
    if (found == runs_.end()) return nullptr;
    const std::shared_ptr<RunRecord> run = found->run;
    runs_.erase(found);
    return run;
}

std::shared_ptr<RunRecord> LeftRuns::withNumber(std::int64_t number) const {
    for (const Left& left : runs_)
        if (left.run->number == number) return left.run;
    return nullptr;
}

std::vector<std::int64_t> LeftRuns::numbers() const {
    std::vector<std::int64_t> numbers;
    for (const Left& left : runs_) numbers.push_back(left.run->number);
    return numbers;
}

std::size_t LeftRuns::bytes() const {
    std::set<const TrainingData*> data;
    for (const Left& left : runs_) data.insert(left.run->data.get());
    std::size_t bytes = 0;
    for (const TrainingData* one : data)
        bytes += one ? sizeof(double) * static_cast<std::size_t>(one->points.size()) +
                           sizeof(Real) *
                               static_cast<std::size_t>(one->train.size() + one->held_out.size())
                     : 0;
    return bytes;
}

} // namespace pushforward

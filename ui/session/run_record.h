// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/data_request.h"
#include "core/train/snapshot.h"
#include "core/train/training_data.h"
#include "core/train/training_update.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace pushforward {

/// An edit that a run went on with: what was changed, and after which step.
struct EditMark {
    std::int64_t step = 0;
    QString what;
    bool operator==(const EditMark&) const = default;
};

/// What the window knows of a run beside its newest moment.
struct RunRecord {
    std::int64_t number = 0;                       ///< as the training thread gave it
    DataRequest request = {};                      ///< what `data` were opened for
    std::shared_ptr<const TrainingData> data = {}; ///< null before the first are there
    bool trains = true;                            ///< false for a canvas with too few points
    std::optional<double> floor = {};
    std::vector<MetricPoint> history = {}; ///< from its first step
    std::vector<EditMark> marks = {};      ///< steps grow
    QString warning = {};                  ///< to be said when it begins

    /// The run that it branched from, until it has come out. The first mark is the branching then.
    std::shared_ptr<const RunRecord> trunk = {};
};

/// Something was learned that a person could miss.
inline bool has_trained(const RunRecord& run) {
    return !run.history.empty() && run.history.back().step > 0;
}

/// Whether points of this request, in these coordinates, can take the place of the run's own under
/// way: either are painted, or they are the same in other colours.
bool can_go_on_with(const RunRecord& run, const DataRequest& request, const Standardisation& frame);

/// Puts what is known of the curves of a run's trunk, which its origins name, before its own.
void branch_out(RunRecord& run, const std::vector<Origin>& origins);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/data_request.h"
#include "core/train/snapshot.h"
#include "ui/session/document.h"

#include <memory>
#include <vector>

namespace pushforward {

/// A moment of training that was saved, to be gone on from where the document opens it.
struct SavedRun {
    std::int64_t moment = 0; ///< of the document, at which it is opened
    Experiment experiment;
    std::shared_ptr<const Snapshot> snapshot; ///< not null
    std::vector<MetricPoint> history;
};

/// Which runs go on from what was saved, in place of beginning at step 0: the one that begins with
/// that moment of the document, or with an edit that follows before its data are there.
class Resumption {
public:
    void expect(SavedRun saved);

    /// What a run of the document on this request goes on from; null where it begins at step 0.
    const SavedRun* from(const Document& document, const DataRequest& request) const;
    void take() { is_taken_ = true; } ///< a run goes on from it

private:
    std::shared_ptr<const SavedRun> saved_;
    bool is_taken_ = false;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/run_record.h"

#include <cstddef>
#include <deque>
#include <functional>

namespace pushforward {

/// The runs that were left, each with the moment of the document that it belonged to, so that undo
/// can bring it back with its training. The oldest go when there are too many, or when their data
/// take too much memory.
class LeftRuns {
public:
    static constexpr std::size_t most_bytes = std::size_t{512} << 20;

    /// Takes a run up, in the place of another of the same moment, and drops those whose moment
    /// undo and redo cannot lead to.
    void leave(const std::shared_ptr<RunRecord>& run, std::int64_t moment,
               const std::function<bool(std::int64_t)>& can_reach);

    /// The run of this moment, which is not among them any more; null where there is none.
    std::shared_ptr<RunRecord> takeBack(std::int64_t moment);

    std::shared_ptr<RunRecord> withNumber(std::int64_t number) const; ///< null where there is none
    std::vector<std::int64_t> numbers() const;

private:
    struct Left {
        std::int64_t moment = 0;
        std::shared_ptr<RunRecord> run;
    };
    std::size_t bytes() const;

    std::deque<Left> runs_; ///< the latest last
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/run_record.h"

#include <algorithm>
#include <limits>

namespace pushforward {

bool can_go_on_with(const RunRecord& run, const DataRequest& request,
                    const Standardisation& frame) {
    const DataRequest& before = run.request;
    return run.trains && run.data && !run.data->energy && !request.fits_energy() &&
           before.seed == request.seed && run.data->standardisation == frame &&
           (before.is_painting() || request.is_painting() ||
            is_recoloured(before, request, run.data->columns));
}

void branch_out(RunRecord& run, const std::vector<Origin>& origins) {
    const std::int64_t own =
        run.history.empty() ? std::numeric_limits<std::int64_t>::max() : run.history.front().step;
    std::vector<MetricPoint> history;
    std::vector<EditMark> marks;
    std::int64_t began = 0;
    for (const Origin& origin : origins) {
        const RunRecord* trunk = run.trunk.get();
        while (trunk && trunk->number != origin.run) trunk = trunk->trunk.get();
        if (trunk) {
            for (const MetricPoint& point : trunk->history)
                if (point.step <= origin.step && point.step < own &&
                    (history.empty() || point.step > history.back().step))
                    history.push_back(point);
            for (EditMark mark : trunk->marks) {
                if (trunk->trunk) mark.step = std::max(mark.step, began); // it never came out
                if (mark.step <= origin.step) marks.push_back(mark);
            }
        }
        began = origin.step;
    }
    run.history.insert(run.history.begin(), history.begin(), history.end());
    run.marks.front().step = began;
    run.marks.insert(run.marks.begin(), marks.begin(), marks.end());
    run.trunk = nullptr;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/flow_checks.h"

#include "core/picture/density_grid.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace pushforward {

double round_trip_error(const Snapshot& snapshot, const Points& points) {
    Tape tape;
    const Flow& flow = *snapshot.flow;
    const Batch z = flow.to_base(tape, snapshot.parameters, points);
    const Points back = flow.to_data(tape, snapshot.parameters, z);
    double largest = 0;
    for (Index i = 0; i < points.cols(); ++i) {
        const double error =
            ((back.col(i) - points.col(i)) / flow.standardisation().deviation()).matrix().norm();
        if (!std::isfinite(error)) return std::numeric_limits<double>::infinity();
        largest = std::max(largest, error);
    }
    return largest;
}

std::vector<double> mean_added(const Snapshot& snapshot, const Points& points) {
    Tape tape;
    const Flow::Account account = snapshot.flow->account(tape, snapshot.parameters, points);
    std::vector<double> means;
    for (const std::vector<double>& added : account.added)
        means.push_back(std::reduce(added.begin(), added.end()) /
                        static_cast<double>(std::max<std::size_t>(1, added.size())));
    return means;
}

double integral_around(const Snapshot& snapshot, const View& view) {
    const Standardisation& s = snapshot.flow->standardisation();
    const Eigen::Array2d deviation = s.deviation();
    const auto reach = [&](Index i, double low, double high) {
        return std::pair{std::min(2 * low - high, s.mean[i] - 6 * deviation[i]),
                         std::max(2 * high - low, s.mean[i] + 6 * deviation[i])};
    };
    View wide;
    std::tie(wide.left, wide.right) = reach(0, view.left, view.right);
    std::tie(wide.bottom, wide.top) = reach(1, view.bottom, view.top);
    const auto cells = [&](Index i, double length) {
        return static_cast<int>(std::clamp(length / deviation[i] * 24, 64.0, 768.0));
    };
    return density_grid(*snapshot.flow, snapshot.parameters, wide, cells(0, wide.width()),
                        cells(1, wide.height()))
        .integral;
}

} // namespace pushforward

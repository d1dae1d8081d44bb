// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/runaway.h"

namespace pushforward {

std::string runaway_caution(const TrainingData& data, double nll) {
    constexpr double far_below = 5; // nats: on the average 150 times as dense
    if (data.energy || data.source || !data.gaussian_nll || !(nll < *data.gaussian_nll - far_below))
        return {};
    return "The NLL has fallen far below that of one Gaussian. Do the points lie on a curve, or "
           "repeat the same values? Then they have no density on the plane, and the NLL falls "
           "without end and says nothing of the fit.";
}

} // namespace pushforward

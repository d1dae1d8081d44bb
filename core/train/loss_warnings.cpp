// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/loss_warnings.h"

#include <algorithm>

namespace pushforward {

std::string implausible_nll_warning(const TrainingData& data, double nll) {
    constexpr double far_below = 5; // nats: on the average 150 times as dense
    if (data.energy || data.generator || !data.gaussian_nll ||
        !(nll <
          std::min(*data.gaussian_nll, data.copula_nll.value_or(*data.gaussian_nll)) - far_below))
        return {};
    return "The NLL has fallen far below that of one Gaussian. Do the points lie on a curve, or "
           "repeat the same values? Then they have no density on the plane, and the NLL falls "
           "without end and says nothing of the fit.";
}

} // namespace pushforward

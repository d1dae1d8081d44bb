// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/training_data.h"

#include <string>

namespace pushforward {

/// What is to be said when the NLL of points whose density is not known lies five nats below that
/// of one Gaussian and of a Gaussian copula with the points' own margins, as it does on a curve and
/// on values that repeat: no density is behind them. Empty where all is well, heavy tails included.
std::string implausible_nll_warning(const TrainingData& data, double nll);

} // namespace pushforward

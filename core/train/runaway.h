// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/training_data.h"

namespace pushforward {

/// What is to be said when the NLL of points whose density is not known lies five nats below that
/// of one Gaussian, as it does on a curve and on values that repeat: no density is behind them.
/// Empty where all is well.
std::string runaway_caution(const TrainingData& data, double nll);

} // namespace pushforward

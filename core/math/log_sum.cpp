// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/log_sum.h"

#include <cmath>

namespace pushforward {

void LogSum::add(double log_term) {
    if (log_term <= largest_) {
        sum_ += std::exp(log_term - largest_);
    } else {
        sum_ = sum_ * std::exp(largest_ - log_term) + 1;
        largest_ = log_term;
    }
}

double LogSum::value() const { return largest_ + std::log(sum_); }

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pushforward {

/// Adds up numbers that are given by their logarithms, however small they are.
class LogSum {
public:
    void add(double log_term);
    double value() const; ///< log of the sum; −∞ when nothing was added

private:
    double largest_ = -1e300;
    double sum_ = 0; ///< in units of exp(largest_)
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace pushforward {

/// The log-density of a uniform number in [−box/2, box/2] plus Gaussian noise. Read from a table
/// that is exact to about 1e-10, because it is needed millions of times.
class BoxSmear {
public:
    BoxSmear() = default; ///< no box: must not be evaluated
    BoxSmear(double sigma, double box);

    double log_density(double x) const;

private:
    struct Entry {
        double value, slope; ///< slope: change by one step
    };

    double half_ = 0, sigma_ = 1, log_box_ = 0; ///< half: of the box, in units of sigma
    std::vector<Entry> table_;                  ///< at 0, 1/64, 2/64, … sigma
};

} // namespace pushforward

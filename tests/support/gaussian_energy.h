// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/targets/formula.h"

namespace pushforward::test {

inline constexpr double log_two_pi = 1.8378770664093454836;

/// A Gaussian whose axes are the coordinates'.
struct Gaussian {
    Eigen::Array2d mean, deviation;

    template <class T>
    T operator()(T x, T y) const {
        using namespace formula;
        return square((x - mean[0]) / deviation[0]) * 0.5 +
               square((y - mean[1]) / deviation[1]) * 0.5;
    }
    EnergyDomain domain() const {
        return {mean - 9 * deviation, mean + 9 * deviation, deviation.minCoeff()};
    }
    std::optional<EnergyFacts> known() const {
        return EnergyFacts{log_two_pi + deviation.log().sum(), mean, deviation};
    }
};

inline const Gaussian gaussian{{1.5, -0.5}, {2, 0.3}};

} // namespace pushforward::test

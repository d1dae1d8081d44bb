// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cmath>

namespace pushforward {

struct QuadraturePoint {
    double position, weight;
};

/// Gauss and Legendre's eight points on [−1, 1]: exact for polynomials up to degree 15.
inline constexpr std::array<QuadraturePoint, 8> gauss_legendre_8 = {{
    {-0.9602898564975362317, 0.1012285362903762591},
    {-0.7966664774136267396, 0.2223810344533744705},
    {-0.5255324099163289858, 0.3137066458778872873},
    {-0.1834346424956498049, 0.3626837833783619830},
    {0.1834346424956498049, 0.3626837833783619830},
    {0.5255324099163289858, 0.3137066458778872873},
    {0.7966664774136267396, 0.2223810344533744705},
    {0.9602898564975362317, 0.1012285362903762591},
}};

/// ∫ f over [from, to], eight points in each of `panels` equal parts.
template <class Function>
double integrate(const Function& f, double from, double to, int panels) {
    const double half = (to - from) / (2 * panels);
    double sum = 0;
    for (int i = 0; i < panels; ++i) {
        const double middle = from + (2 * i + 1) * half;
        for (const QuadraturePoint& point : gauss_legendre_8)
            sum += point.weight * f(middle + half * point.position);
    }
    return sum * half;
}

} // namespace pushforward

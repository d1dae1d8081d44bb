// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pushforward {

/// Solves equations dy/dt = f(t, y) side by side, one for each place of a row, by the method of
/// Dormand and Prince (1980), of order 5 with an error estimate of order 4. Each place has its own
/// time and step, so its result does not depend on the others in the row.
template <int components, int places>
class DormandPrince {
public:
    using Row = Real[places];

    alignas(64) Row y[components]; ///< where each starts; after `solve`, where each ended

    /// Solves the first `used` places from time `from` to `to`, which may be earlier; the other
    /// places are evaluated too, and ignored. Calls field(t, y, slope) with a row of times and
    /// `components` rows of values and slopes. A step is accepted if its estimated error is below
    /// tolerance · (1 + |y|) in every component. A place that has not arrived after `most_steps`
    /// attempts becomes NaN.
    template <class Field>
    void solve(Real from, Real to, int used, Real tolerance, const Field& field) {
        for (int i = 0; i < places; ++i) {
            time_[i] = from;
            left_[i] = i < used ? to - from : Real(0);
            step_[i] = left_[i] * std::pow(tolerance, Real(0.2));
            rejected_[i] = false;
        }
        field(time_, y, slopes_[0]);
        for (int attempt = 0; attempt < most_steps; ++attempt) {
            try_step(field);
            bool arrived = true;
            for (int i = 0; i < places; ++i) {
                judge(i, tolerance);
                arrived = arrived && left_[i] == Real(0);
            }
            if (arrived) return;
        }
        for (int i = 0; i < used; ++i)
            if (left_[i] != Real(0))
                for (auto& row : y) row[i] = std::numeric_limits<Real>::quiet_NaN();
    }

    static constexpr int most_steps = 20000;

private:
    static constexpr int stages = 7;
    // Row s: what the point of stage s takes of the slopes before it. The last is the step itself.
    static constexpr double nodes[stages] = {0, 1. / 5, 3. / 10, 4. / 5, 8. / 9, 1, 1};
    static constexpr double weights[stages][stages - 1] = {
        {},
        {1. / 5},
        {3. / 40, 9. / 40},
        {44. / 45, -56. / 15, 32. / 9},
        {19372. / 6561, -25360. / 2187, 64448. / 6561, -212. / 729},
        {9017. / 3168, -355. / 33, 46732. / 5247, 49. / 176, -5103. / 18656},
        {35. / 384, 0, 500. / 1113, 125. / 192, -2187. / 6784, 11. / 84}};
    static constexpr double errors[stages] = {71. / 57600,      0,         -71. / 16695, 71. / 1920,
                                              -17253. / 339200, 22. / 525, -1. / 40};

    template <class Field>
    void try_step(const Field& field) {
        alignas(64) Row time;
        for (int s = 1; s < stages; ++s) {
            for (int i = 0; i < places; ++i) time[i] = time_[i] + Real(nodes[s]) * step_[i];
            for (int c = 0; c < components; ++c) {
                alignas(64) Row sum = {};
                for (int j = 0; j < s; ++j)
                    for (int i = 0; i < places; ++i)
                        sum[i] += Real(weights[s][j]) * slopes_[j][c][i];
                for (int i = 0; i < places; ++i) next_[c][i] = y[c][i] + step_[i] * sum[i];
            }
            field(time, next_, slopes_[s]);
        }
        for (int i = 0; i < places; ++i) error_[i] = 0;
        for (int c = 0; c < components; ++c) {
            alignas(64) Row sum = {};
            for (int j = 0; j < stages; ++j)
                for (int i = 0; i < places; ++i) sum[i] += Real(errors[j]) * slopes_[j][c][i];
            for (int i = 0; i < places; ++i) {
                const Real size = 1 + std::max(std::abs(y[c][i]), std::abs(next_[c][i]));
                const Real off = std::abs(step_[i] * sum[i]) / size;
                error_[i] = error_[i] >= off ? error_[i] : off; // NaN stays
            }
        }
    }

    void judge(int i, Real tolerance) {
        if (left_[i] == Real(0)) return;
        const Real ratio = error_[i] / tolerance;
        Real factor = Real(0.9) * std::pow(std::max(ratio, Real(1e-6)), Real(-0.2));
        if (ratio <= 1) {
            time_[i] += step_[i];
            left_[i] -= step_[i]; // exactly zero after the last step
            for (int c = 0; c < components; ++c) {
                y[c][i] = next_[c][i];
                slopes_[0][c][i] = slopes_[stages - 1][c][i];
            }
            factor = std::clamp(factor, Real(0.2), rejected_[i] ? Real(1) : Real(5));
            rejected_[i] = false;
        } else {
            factor = std::isfinite(ratio) ? std::max(factor, Real(0.2)) : Real(0.2);
            rejected_[i] = true;
        }
        step_[i] *= factor;
        if (std::abs(step_[i]) * Real(1.01) >= std::abs(left_[i])) step_[i] = left_[i];
    }

    alignas(64) Row time_, left_, step_, error_;
    alignas(64) Row slopes_[stages][components], next_[components];
    bool rejected_[places];
};

} // namespace pushforward

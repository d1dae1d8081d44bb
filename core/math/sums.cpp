// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/sums.h"

namespace pushforward {

namespace {

// Σ term(value), with as many sums side by side as fill the processor's vectors.
template <class Number, class Term>
Number sum_of(std::span<const Real> values, const Term& term) {
    constexpr std::size_t lanes = 64;
    Number sums[lanes] = {};
    std::size_t i = 0;
    for (; i + lanes <= values.size(); i += lanes)
        for (std::size_t k = 0; k < lanes; ++k) sums[k] += term(values[i + k]);
    for (std::size_t k = 0; i + k < values.size(); ++k) sums[k] += term(values[i + k]);
    Number sum = 0;
    for (const Number part : sums) sum += part;
    return sum;
}

} // namespace

bool all_finite(std::span<const Real> values) {
    return sum_of<Real>(values, [](Real value) { return value * Real(0); }) == Real(0);
}

double sum_of_squares(std::span<const Real> values) {
    return sum_of<double>(
        values, [](Real value) { return static_cast<double>(value) * static_cast<double>(value); });
}

} // namespace pushforward

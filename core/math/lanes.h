// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

#include <algorithm>

namespace pushforward {

/// Bytes in the widest vector of the processor that this was compiled for.
#if defined(__AVX512F__)
inline constexpr Index vector_bytes = 64;
#elif defined(__AVX__)
inline constexpr Index vector_bytes = 32;
#else
inline constexpr Index vector_bytes = 16;
#endif
inline constexpr Index lane_count = vector_bytes / static_cast<Index>(sizeof(Real));

/// A vector of the processor: lane_count numbers that are processed at once. Operators work lane by
/// lane, a comparison gives a mask, and `mask ? a : b` selects lane by lane. For fused operations
/// with branches, whose intermediate rows would otherwise be written to memory.
typedef Real Lanes __attribute__((vector_size(vector_bytes)));

inline Lanes all_lanes(Real value) { return Lanes{} + value; }

/// Whole vectors at an aligned place.
inline Lanes load(const Real* from) { return *reinterpret_cast<const Lanes*>(from); }
inline void store(Real* to, Lanes v) { *reinterpret_cast<Lanes*>(to) = v; }

/// The first `count` lanes; the others are zero.
inline Lanes load_some(const Real* from, Index count) {
    if (count >= lane_count) return load(from);
    Lanes v = {};
    for (Index i = 0; i < count; ++i) v[i] = from[i];
    return v;
}

/// to += v in the first `count` lanes; `to` need not be aligned.
inline void add_some(Real* to, Lanes v, Index count) {
    for (Index i = 0; i < std::min(count, lane_count); ++i) to[i] += v[i];
}

inline Lanes min(Lanes a, Lanes b) { return b < a ? b : a; }
inline Lanes max(Lanes a, Lanes b) { return a < b ? b : a; }
inline Lanes abs(Lanes v) { return v < Real(0) ? -v : v; }

namespace detail {

template <class Function>
Lanes each_lane(const Lanes& v, Function function) {
    using Array = Eigen::Array<Real, lane_count, 1>;
    Lanes out;
    Eigen::Map<Array, vector_bytes>(reinterpret_cast<Real*>(&out)) =
        function(Eigen::Map<const Array, vector_bytes>(reinterpret_cast<const Real*>(&v)));
    return out;
}

} // namespace detail

inline Lanes exp(Lanes v) {
    return detail::each_lane(v, [](const auto& a) { return a.exp(); });
}
inline Lanes log(Lanes v) {
    return detail::each_lane(v, [](const auto& a) { return a.log(); });
}
inline Lanes sqrt(Lanes v) {
    return detail::each_lane(v, [](const auto& a) { return a.sqrt(); });
}
inline Lanes tanh(Lanes v) {
    return detail::each_lane(v, [](const auto& a) { return a.tanh(); });
}

/// log(1 + exp(v)), no overflow.
inline Lanes softplus(Lanes v) { return max(v, Lanes{}) + log(exp(-abs(v)) + Real(1)); }

/// 1 / (1 + exp(−v)), no overflow.
inline Lanes sigmoid(Lanes v) {
    const Lanes e = exp(-abs(v));
    return (v < Real(0) ? e : all_lanes(1)) / (e + Real(1));
}

} // namespace pushforward

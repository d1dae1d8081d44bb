// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

#include <pcg_random.hpp>

#include <cstdint>
#include <string>

namespace pushforward {

/// Random numbers that are the same on every machine for the same seed: PCG64 (O'Neill 2014) with
/// conversions of our own, because those of <random> differ between standard libraries.
class Random {
public:
    /// `stream` selects one of many independent sequences of the same seed; random_streams.h names
    /// them.
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0);

    double uniform();                         ///< in [0, 1), 53 bits
    double uniform(double low, double high);  ///< in [low, high)
    double normal();                          ///< standard Gaussian, Marsaglia's polar method
    std::uint64_t below(std::uint64_t bound); ///< a whole number in [0, bound), without bias
    bool coin() { return (engine_() >> 63) != 0; }

    /// The whole state as text, for files from which training is resumed; `restore` throws Error
    /// if the text is anything else.
    std::string state() const;
    void restore(const std::string& state);

private:
    std::uint64_t seed_, stream_;
    pcg64 engine_;
    double spare_ = 0;
    bool has_spare_ = false;
};

} // namespace pushforward

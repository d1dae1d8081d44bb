// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/random.h"

#include "core/math/error.h"

#include <bit>
#include <cmath>
#include <locale>
#include <sstream>

namespace pushforward {

Random::Random(std::uint64_t seed, std::uint64_t stream)
    : seed_(seed), stream_(stream), engine_(seed, stream) {}

double Random::uniform() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }

double Random::uniform(double low, double high) { return low + (high - low) * uniform(); }

double Random::normal() {
    if (has_spare_) {
        has_spare_ = false;
        return spare_;
    }
    double u = 0, v = 0, s = 0;
    do {
        u = 2 * uniform() - 1;
        v = 2 * uniform() - 1;
        s = u * u + v * v;
    } while (s >= 1 || s == 0);
    const double scale = std::sqrt(-2 * std::log(s) / s);
    spare_ = v * scale;
    has_spare_ = true;
    return u * scale;
}

std::uint64_t Random::below(std::uint64_t bound) {
    const std::uint64_t threshold = (0 - bound) % bound;
    for (;;) {
        const std::uint64_t r = engine_();
        if (r >= threshold) return r % bound;
    }
}

// The state is where the sequence began and how many steps it has gone: seed, stream, the upper and
// lower half of the steps, whether a spare normal is kept, and its bits. (PCG's own stream
// operators do not compile for 128-bit engines in strict C++.)
std::string Random::state() const {
    const auto steps = engine_ - pcg64(seed_, stream_);
    std::ostringstream out;
    out.imbue(std::locale::classic());
    out << seed_ << ' ' << stream_ << ' ' << static_cast<std::uint64_t>(steps >> 64) << ' '
        << static_cast<std::uint64_t>(steps) << ' ' << (has_spare_ ? 1 : 0) << ' '
        << std::bit_cast<std::uint64_t>(spare_);
    return out.str();
}

void Random::restore(const std::string& state) {
    std::istringstream in(state);
    in.imbue(std::locale::classic());
    std::uint64_t seed = 0, stream = 0, upper = 0, lower = 0, spare = 0;
    int has_spare = 0;
    in >> seed >> stream >> upper >> lower >> has_spare >> spare;
    const double spare_number = std::bit_cast<double>(spare);
    if (!in || state.find('-') != state.npos || !(in >> std::ws).eof() ||
        (has_spare != 0 && has_spare != 1) || !std::isfinite(spare_number))
        throw Error("The saved state of the random numbers cannot be read: the file is damaged. "
                    "Use another copy of it.");
    *this = Random(seed, stream);
    engine_.advance((pcg64::state_type(upper) << 64) | lower);
    has_spare_ = has_spare != 0;
    spare_ = spare_number;
}

} // namespace pushforward

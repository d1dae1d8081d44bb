// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace pushforward {

/// While it lives, this thread takes and makes 0 in place of subnormal numbers (below 1.2e-38 in
/// float), with which processors work many times slower. Moments of gradients that have become 0
/// decay into them.
class FlushSubnormals {
public:
#if defined(__SSE2__)
    FlushSubnormals() : before_(_mm_getcsr()) {
        _mm_setcsr(before_ | flush_to_zero_and_inputs_too);
    }
    ~FlushSubnormals() { _mm_setcsr(before_); }
#elif defined(__aarch64__)
    FlushSubnormals() {
        asm volatile("mrs %0, fpcr" : "=r"(before_));
        asm volatile("msr fpcr, %0" : : "r"(before_ | flush_to_zero));
    }
    ~FlushSubnormals() { asm volatile("msr fpcr, %0" : : "r"(before_)); }
#else
    FlushSubnormals() {}
#endif
    FlushSubnormals(const FlushSubnormals&) = delete;
    FlushSubnormals& operator=(const FlushSubnormals&) = delete;

private:
#if defined(__SSE2__)
    static constexpr unsigned flush_to_zero_and_inputs_too = 0x8040;
    unsigned before_;
#elif defined(__aarch64__)
    static constexpr std::uint64_t flush_to_zero = std::uint64_t(1) << 24;
    std::uint64_t before_ = 0;
#endif
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/error.h"

#include <atomic>
#include <cstdint>

namespace pushforward {

/// What is thrown where a person has cancelled: nothing went wrong, and nothing was made.
class CancelledError : public Error {
public:
    CancelledError() : Error("Opening was cancelled.") {}
};

/// How far the opening of data has come, told by the thread that opens; and whether it is to stop,
/// told by any other. One is used for one opening.
struct Reading {
    std::atomic<bool> cancelled = false;
    std::atomic<std::int64_t> bytes_done = 0;
    std::atomic<std::int64_t> bytes_total = 0; ///< 0 where it is not known
};

/// Throws CancelledError if it is to stop. To be called every few milliseconds; null never stops.
inline void stop_if_cancelled(const Reading* reading) {
    if (reading != nullptr && reading->cancelled.load(std::memory_order_relaxed))
        throw CancelledError();
}

} // namespace pushforward

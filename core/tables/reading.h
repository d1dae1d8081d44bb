// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/error.h"

#include <atomic>
#include <cstdint>

namespace pushforward {

/// Thrown when a person has cancelled: nothing went wrong, and nothing was changed.
class CancelledError : public Error {
public:
    CancelledError() : Error("Opening was cancelled.") {}
};

/// The progress of opening data, written by the thread that opens it, and a request to stop,
/// written by any other thread. Use one per opening.
struct Reading {
    std::atomic<bool> cancelled = false;
    std::atomic<std::int64_t> bytes_done = 0;
    std::atomic<std::int64_t> bytes_total = 0; ///< 0 if it is not known
};

/// Throws CancelledError if a stop was requested. Call it every few milliseconds; does nothing for
/// null.
inline void stop_if_cancelled(const Reading* reading) {
    if (reading != nullptr && reading->cancelled.load(std::memory_order_relaxed))
        throw CancelledError();
}

} // namespace pushforward

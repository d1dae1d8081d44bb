// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/workers.h"

#include "core/math/flush_subnormals.h"

#include <utility>

namespace pushforward {

namespace {

// How often a thread looks again before it sleeps: some microseconds, about what waking costs.
constexpr int looks = 2000;

void rest() {
#if defined(__SSE2__)
    _mm_pause();
#else
    std::this_thread::yield();
#endif
}

/// Waits until the value is not `old` any more.
template <class T>
void wait_while(const std::atomic<T>& value, T old) {
    for (int i = 0; i < looks; ++i) {
        if (value.load(std::memory_order_acquire) != old) return;
        rest();
    }
    value.wait(old, std::memory_order_acquire);
}

} // namespace

Workers::Workers(int threads) {
    for (int thread = 1; thread < threads; ++thread)
        threads_.emplace_back([this, thread] { serve(thread); });
}

Workers::~Workers() {
    ends_ = true;
    round_.fetch_add(1, std::memory_order_release);
    round_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

void Workers::run(Index tasks, const void* work, Call call) {
    const FlushSubnormals flush;
    work_ = work;
    call_ = call;
    tasks_ = tasks;
    next_.store(0, std::memory_order_relaxed);
    const bool alone = threads_.empty() || tasks < 2;
    if (!alone) {
        busy_.store(static_cast<int>(threads_.size()), std::memory_order_relaxed);
        round_.fetch_add(1, std::memory_order_release);
        round_.notify_all();
    }
    work_on(0);
    if (!alone)
        for (int busy = busy_.load(std::memory_order_acquire); busy > 0;
             busy = busy_.load(std::memory_order_acquire))
            wait_while(busy_, busy);
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

void Workers::work_on(int thread) {
    for (Index task; (task = next_.fetch_add(1, std::memory_order_relaxed)) < tasks_;) {
        try {
            call_(work_, task, thread);
        } catch (...) {
            const std::lock_guard lock(failure_mutex_);
            if (!failure_ || task < failed_task_) {
                failure_ = std::current_exception();
                failed_task_ = task;
            }
        }
    }
}

void Workers::serve(int thread) {
    const FlushSubnormals flush;
    for (std::uint32_t seen = 0;; ++seen) {
        wait_while(round_, seen);
        if (ends_) return;
        work_on(thread);
        if (busy_.fetch_sub(1, std::memory_order_acq_rel) == 1) busy_.notify_one();
    }
}

} // namespace pushforward

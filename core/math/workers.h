// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

#include <atomic>
#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace pushforward {

/// Threads that work on numbered tasks together with the thread that asks. While there is nothing
/// to do they sleep. A round takes no lock and allocates nothing.
class Workers {
public:
    /// `threads` counts the one that asks: 1 starts none.
    explicit Workers(int threads = 1);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    int threads() const { return static_cast<int>(threads_.size()) + 1; }

    /// Calls work(task, thread) once for each task of 0 … tasks − 1, and returns when all are done.
    /// `thread`, in 0 … threads() − 1, works on one task at a time; which tasks it gets is left to
    /// chance. Subnormal numbers are flushed meanwhile. Throws what the first task to fail threw.
    template <class Work>
    void run(Index tasks, const Work& work) {
        run(tasks, &work, [](const void* of, Index task, int thread) {
            (*static_cast<const Work*>(of))(task, thread);
        });
    }

private:
    using Call = void (*)(const void* work, Index task, int thread);
    void run(Index tasks, const void* work, Call call);
    void work_on(int thread);
    void serve(int thread);

    std::vector<std::thread> threads_;
    const void* work_ = nullptr; // of this round, as are the next three
    Call call_ = nullptr;
    Index tasks_ = 0;
    std::atomic<Index> next_ = 0;
    std::atomic<std::uint32_t> round_ = 0; // grows with each round, and at the end
    std::atomic<int> busy_ = 0;            // threads that have not finished it
    std::atomic<bool> ends_ = false;
    std::mutex failure_mutex_; // taken only by a task that fails
    std::exception_ptr failure_;
    Index failed_task_ = 0;
};

} // namespace pushforward

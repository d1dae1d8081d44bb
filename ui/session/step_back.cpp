// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/step_back.h"

#ifdef __linux__
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace pushforward {

void step_back() {
#ifdef __linux__
    constexpr int niceness = 10;
    // On Linux this is of one thread, when given a thread's id.
    const auto thread = static_cast<id_t>(syscall(SYS_gettid));
    setpriority(PRIO_PROCESS, thread, niceness);
#endif
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interruption.h"

#include <csignal>

namespace pushforward {

namespace {

volatile std::sig_atomic_t noted = 0;

void note(int number) {
    noted = number;
    std::signal(number, SIG_DFL);
}

} // namespace

Interruption::Interruption() {
    noted = 0;
    std::signal(SIGINT, note);
    std::signal(SIGTERM, note);
}

Interruption::~Interruption() {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

int Interruption::signal() const { return noted; }

} // namespace pushforward

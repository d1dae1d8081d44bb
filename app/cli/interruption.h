// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pushforward {

/// While one exists, Ctrl-C and SIGTERM are noted and do not end the program. A second one does.
class Interruption {
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    int signal() const; ///< the number of the one that came; 0 for none
};

} // namespace pushforward

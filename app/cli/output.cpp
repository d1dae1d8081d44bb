// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include "core/math/error.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace pushforward {

void write_output(const std::string& bytes) {
    const bool whole = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size();
    if (!whole || std::fflush(stdout) != 0)
        throw Error(std::string("Standard output cannot be written: ") + std::strerror(errno) +
                    ". Make room, or write to a file elsewhere.");
}

void say(const std::string& line) { std::fputs((line + "\n").c_str(), stderr); }

} // namespace pushforward

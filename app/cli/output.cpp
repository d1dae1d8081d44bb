// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include "core/io/files.h"
#include "core/math/error.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>

namespace pushforward {

void write_output(const std::string& bytes) {
    const bool whole = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size();
    if (!whole || std::fflush(stdout) != 0)
        throw Error(std::string("Standard output cannot be written: ") + std::strerror(errno) +
                    ". Make room, or name another place.");
}

void deliver(const std::optional<std::string>& file, const std::string& bytes) {
    if (file)
        write_file(*file, bytes);
    else
        write_output(bytes);
}

void say(const std::string& line) { std::fputs((line + "\n").c_str(), stderr); }

void append_number(std::string& text, double number) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    text.append(buffer.data(), end.ptr);
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/readers/file_reader.h"

namespace pushforward {

// Each in the file of its name.
FileReader npy_reader();
FileReader npz_reader();
FileReader json_reader();
FileReader image_reader();
FileReader text_reader();

std::span<const FileReader> file_readers() {
    static const FileReader readers[] = {
        npy_reader(), npz_reader(), json_reader(), image_reader(), text_reader(),
    };
    return readers;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/readers/file_reader.h"

namespace pushforward {

// Each in the file of its name.
FileReader npy_reader(), npz_reader(), json_reader(), image_reader(), text_reader();

std::span<const FileReader> file_readers() {
    static const std::vector<FileReader> readers = [] {
        std::vector<FileReader> made;
        for (auto* reader : {npy_reader, npz_reader, json_reader, image_reader, text_reader})
            made.push_back(reader());
        return made;
    }();
    return readers;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/file_reader.h"

namespace pushforward {

// Each in the file of its name.
FileReader npy_file(), npz_file(), json_file(), image_file(), text_file();

std::span<const FileReader> file_readers() {
    static const std::vector<FileReader> readers = [] {
        std::vector<FileReader> made;
        for (auto* reader : {npy_file, npz_file, json_file, image_file, text_file})
            made.push_back(reader());
        return made;
    }();
    return readers;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/readers/file_reader.h"
#include "core/tables/numpy/npz.h"
#include "core/tables/numpy/zip_archive.h"

namespace pushforward {

FileReader npz_reader() {
    return {{.key = "npz",
             .title = "NumPy arrays",
             .summary = "Arrays of numbers in one archive, stored or deflated. Lists of equal "
                        "length are columns, named after their arrays. A matrix has the columns "
                        "ARRAY 1, ARRAY 2 and so on.",
             .formula = {},
             .reference = "What numpy.savez and numpy.savez_compressed write; read through libzip",
             .fields = {},
             .group = {}},
            {"npz"},
            looks_like_zip,
            [](const DataFile& file, const Spec&, const TableColumns& wanted) {
                return contents_of(read_npz(file, wanted));
            }};
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/readers/file_reader.h"
#include "core/tables/numpy/npy.h"
#include "core/tables/numpy/npy_header.h"

namespace pushforward {

FileReader npy_reader() {
    return {
        {.key = "npy",
         .title = "NumPy array",
         .summary =
             "One array of numbers: two columns of a matrix, or two named fields. Both orders of "
             "bytes and of indices are read, and integers, floats and truth values. Pickled "
             "objects are never opened.",
         .formula = {},
         .reference = "NumPy's format, versions 1 to 3: numpy.lib.format",
         .fields = {},
         .group = {}},
        {"npy"},
        looks_like_npy,
        [](const DataFile& file, const Spec&, const TableColumns& wanted) {
            return contents_of(read_npy(file, wanted));
        }};
}

} // namespace pushforward

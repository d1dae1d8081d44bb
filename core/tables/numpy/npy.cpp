// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/numpy/npy.h"

#include "core/math/error.h"
#include "core/tables/array_columns.h"

namespace pushforward {

Table read_npy(const DataFile& file, const TableColumns& wanted) {
    const NpyHeader header = read_npy_header(*file.open(), file.name());
    if (!header.refusal.empty()) throw Error(file.name() + " " + header.refusal + ".");
    if (header.shape.size() == 1 && !header.is_structured())
        throw Error(file.name() + " holds one list of " + std::to_string(header.shape[0]) +
                    " numbers. Two columns are needed: save an array of shape (rows, 2).");
    const OpenBytes open = [file] { return file.open(); };
    return read_columns(columns_of(header, open, {}, file.name()), file.name(), wanted);
}

} // namespace pushforward

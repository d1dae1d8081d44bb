// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/picture_bytes.h"

#include <algorithm>

namespace pushforward::testing {

inline QByteArray little_endian(quint32 number, int bytes) {
    QByteArray out = big_endian(number).right(bytes);
    std::reverse(out.begin(), out.end());
    return out;
}

/// A .zip with one deflated member.
inline QByteArray zip_of(const QByteArray& name, const QByteArray& bytes) {
    // What qCompress makes, but for its length, zlib's two bytes and zlib's checksum.
    const QByteArray deflated = qCompress(bytes, 9).mid(6).chopped(4);
    const QByteArray facts =
        QByteArray("\x14\0\0\0\x08\0\0\0\0\0", 10) + little_endian(checksum(bytes), 4) +
        little_endian(static_cast<quint32>(deflated.size()), 4) +
        little_endian(static_cast<quint32>(bytes.size()), 4) +
        little_endian(static_cast<quint32>(name.size()), 2) + QByteArray(2, '\0');
    const QByteArray member = "PK\x03\x04" + facts + name + deflated;
    const QByteArray directory =
        "PK\x01\x02" + QByteArray("\x14\0", 2) + facts + QByteArray(14, '\0') + name;
    return member + directory + "PK\x05\x06" + QByteArray("\0\0\0\0\x01\0\x01\0", 8) +
           little_endian(static_cast<quint32>(directory.size()), 4) +
           little_endian(static_cast<quint32>(member.size()), 4) + QByteArray(2, '\0');
}

/// A .npy of zeros, of type u1.
inline QByteArray npy_of_zeros(int rows) {
    const QByteArray header = "{'descr': '|u1', 'fortran_order': False, 'shape': (" +
                              QByteArray::number(rows) + ", 2), }\n";
    return QByteArray("\x93NUMPY\x01\0", 8) +
           little_endian(static_cast<quint32>(header.size()), 2) + header +
           QByteArray(2 * rows, '\0');
}

} // namespace pushforward::testing

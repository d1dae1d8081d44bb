// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtEndian>

namespace pushforward::testing {

inline QByteArray big_endian(quint32 number) {
    char bytes[4];
    qToBigEndian(number, bytes);
    return QByteArray(bytes, 4);
}

/// CRC-32, bit by bit.
inline quint32 checksum(const QByteArray& bytes) {
    quint32 sum = 0xffffffff;
    for (const char c : bytes) {
        sum ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1) ^ ((sum & 1) ? 0xedb88320 : 0);
    }
    return ~sum;
}

inline QByteArray png_chunk(const QByteArray& body) {
    return big_endian(static_cast<quint32>(body.size() - 4)) + body + big_endian(checksum(body));
}

/// A PNG of black ('\0') or white ('\xff') pixels, one bit each; small, however large the picture.
inline QByteArray png_of(quint32 width, quint32 height, char value) {
    QByteArray row(1 + static_cast<qsizetype>(width + 7) / 8, value);
    row[0] = 0; // no filter
    // qCompress puts the length before what it deflates.
    const QByteArray rows = qCompress(row.repeated(static_cast<qsizetype>(height)), 9).mid(4);
    return QByteArray("\x89PNG\r\n\x1a\n", 8) +
           png_chunk("IHDR" + big_endian(width) + big_endian(height) +
                     QByteArray("\x01\x00\x00\x00\x00", 5)) +
           png_chunk("IDAT" + rows) + png_chunk("IEND");
}

/// A JPEG with an EXIF note on how the camera was held.
inline QByteArray with_orientation(const QByteArray& jpeg, char orientation) {
    QByteArray exif("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 25);
    exif += orientation;
    exif += QByteArray(6, '\0'); // the rest of the value, and no further directory
    const auto length = static_cast<quint32>(exif.size() + 2);
    return jpeg.left(2) + "\xff\xe1" + big_endian(length).right(2) + exif + jpeg.mid(2);
}

} // namespace pushforward::testing

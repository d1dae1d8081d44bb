// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/little_endian.h"

#include <QByteArray>
#include <QtEndian>

#include <cstring>

namespace pushforward {

namespace {

// Qt's functions take no null pointer, as that of no numbers is.
template <typename T>
QByteArray bytes_of(const T* numbers, Index count) {
    QByteArray bytes(count * qsizetype{sizeof(T)}, Qt::Uninitialized);
    if (count > 0) qToLittleEndian<T>(numbers, count, bytes.data());
    return bytes;
}

template <typename T>
void read(const QByteArray& bytes, T* numbers) {
    const qsizetype count = bytes.size() / qsizetype{sizeof(T)};
    if (count == 0) return;
    std::memcpy(numbers, bytes.constData(), static_cast<std::size_t>(count) * sizeof(T));
    qFromLittleEndian<T>(numbers, count, numbers);
}

} // namespace

QByteArray little_endian(const float* numbers, Index count) { return bytes_of(numbers, count); }
QByteArray little_endian(const double* numbers, Index count) { return bytes_of(numbers, count); }

void from_little_endian(const QByteArray& bytes, float* numbers) { read(bytes, numbers); }
void from_little_endian(const QByteArray& bytes, double* numbers) { read(bytes, numbers); }

} // namespace pushforward

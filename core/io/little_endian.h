// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtEndian>

#include <cstring>

namespace pushforward {

/// The bytes of `count` numbers as files hold them.
template <typename T>
QByteArray little_endian(const T* numbers, qsizetype count) {
    QByteArray bytes(count * qsizetype{sizeof(T)}, Qt::Uninitialized);
    if (count > 0) qToLittleEndian<T>(numbers, count, bytes.data());
    return bytes;
}

/// Fills `numbers` with all that the bytes hold.
template <typename T>
void from_little_endian(const QByteArray& bytes, T* numbers) {
    const qsizetype count = bytes.size() / qsizetype{sizeof(T)};
    if (count <= 0) return;
    std::memcpy(numbers, bytes.constData(), static_cast<std::size_t>(count) * sizeof(T));
    qFromLittleEndian<T>(numbers, count, numbers);
}

} // namespace pushforward

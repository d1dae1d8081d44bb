// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

class QByteArray;

namespace pushforward {

/// The bytes of `count` numbers, in the order that files hold them in.
QByteArray little_endian(const float* numbers, Index count);
QByteArray little_endian(const double* numbers, Index count);

/// Fills `numbers` with all the numbers that the bytes hold.
void from_little_endian(const QByteArray& bytes, float* numbers);
void from_little_endian(const QByteArray& bytes, double* numbers);

} // namespace pushforward

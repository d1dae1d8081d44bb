// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRgb>

#include <cstdint>

namespace pushforward {

/// A premultiplied colour times alpha / 255, two channels at a time.
inline QRgb faded(QRgb colour, std::uint32_t alpha) {
    std::uint32_t even = (colour & 0xff00ffU) * alpha;
    even = ((even + ((even >> 8) & 0xff00ffU) + 0x800080U) >> 8) & 0xff00ffU;
    std::uint32_t odd = ((colour >> 8) & 0xff00ffU) * alpha;
    odd = (odd + ((odd >> 8) & 0xff00ffU) + 0x800080U) & 0xff00ff00U;
    return even | odd;
}

/// Source over destination, both premultiplied.
inline QRgb over(QRgb source, QRgb below) { return source + faded(below, 255 - (source >> 24)); }

} // namespace pushforward

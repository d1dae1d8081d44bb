// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/reading.h"

#include <istream>
#include <string>
#include <string_view>

namespace pushforward {

/// The text of a file in pieces, as UTF-8 without its byte order mark: UTF-16 in either order of
/// bytes is converted if it begins with a mark; other text is passed on unchanged.
class TextStream {
public:
    /// Messages begin with `name`; `reading` may be null.
    TextStream(std::istream& input, std::string name, Reading* reading);

    /// The next piece, at most 256 KB of the file, valid until the next call; empty at the end.
    /// Throws Error if reading fails or a byte cannot be text, CancelledError if `reading` requests
    /// it.
    std::string_view next();

private:
    enum class Encoding { unknown, bytes, utf16_little, utf16_big };

    std::string_view read();
    std::string_view without_mark(std::string_view bytes);
    std::string_view converted(std::string_view bytes);

    std::istream& input_;
    std::string name_;
    Reading* reading_;
    Encoding encoding_ = Encoding::unknown;
    std::string buffer_, text_;
    std::string rest_;       ///< a byte of UTF-16 whose second is yet to come
    char16_t high_half_ = 0; ///< of a pair whose second half is yet to come
};

/// Converts Latin-1 to UTF-8; returns text that is UTF-8 already as it is.
std::string utf8_text(std::string_view text);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/reading.h"

#include <istream>
#include <string>
#include <string_view>

namespace pushforward {

/// The text of a file in pieces, as UTF-8 without its byte order mark: UTF-16 in either order of
/// bytes is converted where a mark tells of it; other text is handed over byte for byte.
class TextStream {
public:
    /// `name` is what messages begin with; `reading` may be null.
    TextStream(std::istream& input, std::string name, Reading* reading);

    /// The next piece, at most 256 KB of the file, valid until the next call; empty at the end.
    /// Throws Error where reading fails or there are bytes that no text holds, CancelledError
    /// where `reading` says so.
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

/// The text of Latin-1, where it is not UTF-8 already.
std::string utf8_text(std::string_view text);

} // namespace pushforward

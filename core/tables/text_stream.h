// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/reading.h"

#include <istream>
#include <string>
#include <string_view>

namespace pushforward {

enum class Encoding { found, utf8, windows_1252, utf16_little, utf16_big };

/// The text of a file in pieces, as UTF-8 without its byte order mark: UTF-16 in either order of
/// bytes is converted if it begins with a mark, or if it is said to be that; other text is passed
/// on unchanged, unless it is said to be Windows-1252.
class TextStream {
public:
    /// Messages begin with `name`; `reading` may be null.
    TextStream(std::istream& input, std::string name, Reading* reading,
               Encoding encoding = Encoding::found);

    /// The next piece, at most 256 KB of the file, valid until the next call; empty at the end.
    /// Throws Error if reading fails or a byte cannot be text, CancelledError if `reading` requests
    /// it.
    std::string_view next();

    /// What the text is in, known once a piece was read: `found` for text without a mark, which
    /// is UTF-8 or Windows-1252.
    Encoding encoding() const { return encoding_; }

private:
    std::string_view read();
    std::string_view without_mark(std::string_view bytes);
    std::string_view from_utf16(std::string_view bytes);
    std::string_view from_windows(std::string_view bytes);

    std::istream& input_;
    std::string name_;
    Reading* reading_;
    Encoding encoding_;
    bool at_start_ = true;
    std::string buffer_, text_;
    std::string rest_;       ///< a byte of UTF-16 whose second is yet to come
    char16_t high_half_ = 0; ///< of a pair whose second half is yet to come
};

/// Converts Windows-1252, of which Latin-1 is a part, to UTF-8; returns text that is UTF-8 already
/// as it is.
std::string utf8_text(std::string_view text);

/// Whether the text is UTF-8; its last character may be cut off.
bool is_utf8(std::string_view text);

} // namespace pushforward

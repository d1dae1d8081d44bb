// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/text_stream.h"

namespace pushforward {

namespace {

constexpr std::size_t piece_size = std::size_t{1} << 18;

void refuse_binary(std::string_view text, const std::string& name) {
    unsigned found = 0; // without a branch, so that it is done many bytes at once
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const unsigned control = byte < 0x20;
        const unsigned blank = static_cast<unsigned char>(byte - '\t') <= '\r' - '\t';
        found |= control & ~(blank | unsigned{byte == 0x1A});
    }
    if (found & 1) throw Error(name + " is not text: it holds binary data. Save the table as CSV.");
}

void append_utf8(std::string& out, char32_t c) {
    const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) return put(c);
    if (c < 0x800)
        put(0xC0 | c >> 6);
    else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
    }
    put(0x80 | (c & 0x3F));
}

/// Bytes that follow one with which a character of UTF-8 begins; −1 where none does.
int followers(unsigned char first) {
    if (first < 0x80) return 0;
    if (first >= 0xC2 && first < 0xE0) return 1;
    if (first >= 0xE0 && first < 0xF0) return 2;
    return first >= 0xF0 && first < 0xF5 ? 3 : -1;
}

/// Whether it is UTF-8, if need be without the end of its last character.
bool holds_utf8(std::string_view text, bool may_be_cut) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int more = followers(static_cast<unsigned char>(text[i]));
        if (more < 0) return false;
        for (int k = 0; k < more; ++k) {
            if (++i == text.size()) return may_be_cut;
            if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) return false;
        }
    }
    return true;
}

/// The WHATWG's table of Windows-1252 from 0x80 to 0x9F; all else is as in Latin-1.
constexpr char16_t windows_signs[32] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

void append_windows(std::string& out, std::string_view bytes) {
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        append_utf8(out, byte >= 0x80 && byte < 0xA0 ? windows_signs[byte - 0x80] : byte);
    }
}

} // namespace

TextStream::TextStream(std::istream& input, std::string name, Reading* reading, Encoding encoding)
    : input_(input),
      name_(std::move(name)),
      reading_(reading),
      encoding_(encoding),
      buffer_(piece_size, '\0') {}

std::string_view TextStream::next() {
    for (;;) {
        stop_if_cancelled(reading_);
        const std::string_view bytes = read();
        std::string_view text = at_start_ ? without_mark(bytes) : bytes;
        at_start_ = false;
        if (encoding_ == Encoding::utf16_little || encoding_ == Encoding::utf16_big)
            text = from_utf16(text);
        else if (encoding_ == Encoding::windows_1252)
            text = from_windows(text);
        refuse_binary(text, name_);
        if (!text.empty() || bytes.empty()) return text;
    }
}

std::string_view TextStream::read() {
    input_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    if (input_.bad()) throw Error(name_ + " cannot be read to its end. Check the disk or network.");
    const std::streamsize count = input_.gcount();
    if (reading_ != nullptr) reading_->bytes_done += count;
    return {buffer_.data(), static_cast<std::size_t>(count)};
}

std::string_view TextStream::without_mark(std::string_view bytes) {
    const auto take = [&](std::string_view mark, Encoding of) {
        const bool fits = encoding_ == Encoding::found || encoding_ == of;
        if (!fits || !bytes.starts_with(mark)) return false;
        encoding_ = of;
        bytes.remove_prefix(mark.size());
        return true;
    };
    take("\xEF\xBB\xBF", Encoding::utf8) || take("\xFF\xFE", Encoding::utf16_little) ||
        take("\xFE\xFF", Encoding::utf16_big);
    return bytes;
}

std::string_view TextStream::from_windows(std::string_view bytes) {
    text_.clear();
    append_windows(text_, bytes);
    return text_;
}

std::string_view TextStream::from_utf16(std::string_view bytes) {
    constexpr char32_t replacement = 0xFFFD;
    text_.clear();
    rest_ += bytes;
    const bool little = encoding_ == Encoding::utf16_little;
    std::size_t i = 0;
    for (; i + 1 < rest_.size(); i += 2) {
        const auto low = static_cast<unsigned char>(rest_[little ? i : i + 1]);
        const auto high = static_cast<unsigned char>(rest_[little ? i + 1 : i]);
        const auto unit = static_cast<char16_t>(high << 8 | low);
        const bool second_half = unit >= 0xDC00 && unit < 0xE000;
        if (high_half_ != 0) {
            if (second_half)
                append_utf8(text_, 0x10000 + (char32_t(high_half_ - 0xD800) << 10) +
                                       char32_t(unit - 0xDC00));
            else
                append_utf8(text_, replacement);
            high_half_ = 0;
            if (second_half) continue;
        }
        if (unit >= 0xD800 && unit < 0xDC00)
            high_half_ = unit;
        else
            append_utf8(text_, second_half ? replacement : unit);
    }
    rest_.erase(0, i);
    return text_;
}

std::string utf8_text(std::string_view text) {
    if (holds_utf8(text, false)) return std::string(text);
    std::string converted;
    append_windows(converted, text);
    return converted;
}

bool is_utf8(std::string_view text) { return holds_utf8(text, true); }

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/data_file.h"

#include <memory>
#include <string_view>
#include <vector>

namespace pushforward {

/// What RapidJSON calls a stream: the bytes of a file, without a byte order mark.
class JsonStream {
public:
    using Ch = char;

    explicit JsonStream(const DataFile& file) : stream_(file.open()), piece_(1 << 16) {
        fill();
        if (std::string_view(piece_.data(), count_).starts_with("\xef\xbb\xbf")) place_ = 3;
    }

    char Peek() const { return place_ < count_ ? piece_[place_] : '\0'; }

    char Take() {
        const char c = Peek();
        if (place_ < count_ && ++place_ == count_) fill();
        return c;
    }

    std::size_t Tell() const { return before_ + place_; }

    /// The next character that is not blank, or '\0' at the end; it is not taken.
    char after_blanks() {
        for (;;) {
            const char c = Peek();
            if (c != ' ' && c != '\t' && c != '\n' && c != '\r') return c;
            Take();
        }
    }

    // Required by the library, but used only for parsing in place.
    char* PutBegin() { return nullptr; }
    void Put(char) {}
    void Flush() {}
    std::size_t PutEnd(char*) { return 0; }

private:
    void fill() {
        before_ += count_;
        place_ = 0;
        count_ = stream_->read(piece_);
    }

    std::unique_ptr<ByteStream> stream_;
    std::vector<char> piece_;
    std::size_t before_ = 0, place_ = 0, count_ = 0;
};

} // namespace pushforward

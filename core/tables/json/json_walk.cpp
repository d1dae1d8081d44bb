// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/json/json_walk.h"

#include "core/math/error.h"
#include "core/spec/sentence.h"

#include <charconv>
#include <map>
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

namespace pushforward {

namespace {

constexpr int deepest = 64;
constexpr std::size_t most_columns = 4096;

/// What RapidJSON calls a stream.
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

/// Turns what the parser meets into cells.
class Walker : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Walker> {
public:
    explicit Walker(JsonSink& sink) : sink_(sink) {}

    JsonShape take_shape() { return std::move(shape_); }
    const std::string& fault() const { return fault_; }

    bool Null() { return value({JsonCell::Kind::null, 0, {}}); }
    bool Bool(bool flag) { return number(flag ? 1 : 0); }

    /// The text of a number, which RapidJSON 1.1 lets through as NaNe0 too, and fails on where it
    /// is to read it itself.
    bool RawNumber(const char* text, rapidjson::SizeType length, bool) {
        double n = 0; // what underflows stays so; what overflows has been refused
        const auto [end, problem] = std::from_chars(text, text + length, n);
        if (problem != std::errc::invalid_argument && end == text + length) return number(n);
        return value({JsonCell::Kind::other, 0, std::string_view(text, length)});
    }

    bool String(const char* text, rapidjson::SizeType length, bool) {
        return value({JsonCell::Kind::other, 0, std::string_view(text, length)});
    }

    bool Key(const char* text, rapidjson::SizeType length, bool) {
        const bool names_column = shape_.column_by_column ? depth_ == 1 : depth_ == 2;
        return !names_column || choose(std::string(text, length));
    }

    bool StartArray() { return open(false); }
    bool StartObject() { return open(true); }
    bool EndArray(rapidjson::SizeType) { return close(); }
    bool EndObject(rapidjson::SizeType) { return close(); }

private:
    bool fail(const std::string& fault) {
        fault_ = fault;
        return false;
    }

    bool number(double n) { return value({JsonCell::Kind::number, n, {}}); }

    bool open(bool object) {
        if (depth_ == 0) {
            shape_.column_by_column = object;
        } else if (depth_ == 1 && !shape_.column_by_column) {
            keyed_ = object;
            next_ = 0;
        } else if (depth_ == 2 && !value({JsonCell::Kind::other, 0, {}})) {
            return false; // A list within a cell is not a number, whatever it holds.
        }
        if (++depth_ > deepest)
            return fail("is nested deeper than " + std::to_string(deepest) + " lists");
        return true;
    }

    bool close() {
        --depth_;
        return depth_ != 1 || shape_.column_by_column || sink_.end_row();
    }

    bool value(const JsonCell& cell) {
        if (depth_ == 0) return fail("is a single value");
        if (depth_ == 1 && !shape_.column_by_column)
            return fail("is a list of single values, which is one column");
        if (depth_ != 2) return true;
        if (shape_.column_by_column || keyed_) return sink_.cell(column_, cell);
        if (!grow(next_ + 1)) return false;
        return sink_.cell(next_++, cell);
    }

    /// The column with this name is the one that values are of.
    bool choose(const std::string& name) {
        const auto [known, is_new] = columns_.emplace(name, shape_.columns);
        column_ = known->second;
        if (is_new) shape_.names.push_back(name);
        return !is_new || grow(shape_.columns + 1);
    }

    bool grow(std::size_t columns) {
        shape_.columns = std::max(shape_.columns, columns);
        if (shape_.columns <= most_columns) return true;
        return fail("has more than " + std::to_string(most_columns) + " columns");
    }

    JsonSink& sink_;
    JsonShape shape_;
    std::map<std::string, std::size_t> columns_;
    std::string fault_;
    bool keyed_ = false; ///< the row is an object
    int depth_ = 0;
    std::size_t column_ = 0, next_ = 0;
};

} // namespace

JsonShape walk_json(const DataFile& file, JsonSink& sink) {
    constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseNanAndInfFlag |
                               rapidjson::kParseNumbersAsStringsFlag |
                               rapidjson::kParseValidateEncodingFlag;
    JsonStream stream(file);
    Walker walker(sink);
    rapidjson::Reader reader;
    const rapidjson::ParseResult result = reader.Parse<flags>(stream, walker);
    if (!walker.fault().empty())
        throw Error(file.name() + " " + walker.fault() +
                    ". A table is a list of rows, [[1, 2], [3, 4]] or [{\"x\": 1, \"y\": 2}], or "
                    "columns, {\"x\": [1, 3], \"y\": [2, 4]}.");
    if (result.IsError() && result.Code() != rapidjson::kParseErrorTermination)
        throw Error(file.name() + " is not JSON, or it is cut off: " +
                    shown(rapidjson::GetParseError_En(result.Code()), 200) + " (byte " +
                    std::to_string(result.Offset() + 1) + ").");
    return walker.take_shape();
}

} // namespace pushforward

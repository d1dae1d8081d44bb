// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/json/json_walk.h"

#include "core/math/error.h"
#include "core/spec/sentence.h"
#include "core/tables/json/json_plan.h"
#include "core/tables/json/json_stream.h"

#include <charconv>
#include <map>
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

namespace pushforward {

namespace {

constexpr int deepest = 64;
constexpr std::size_t most_columns = 4096;

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

/// Hands on the rows of a document as the walker knows them: as a list of rows.
class Reshaper {
public:
    using Ch = char;

    Reshaper(Walker& walker, const JsonPlan& plan) : walker_(walker), plan_(plan) {}

    bool Null() {
        return scalar([&] { return walker_.Null(); });
    }
    bool Bool(bool flag) {
        return scalar([&] { return walker_.Bool(flag); });
    }
    bool RawNumber(const char* text, rapidjson::SizeType length, bool copy) {
        return scalar([&] { return walker_.RawNumber(text, length, copy); });
    }
    bool String(const char* text, rapidjson::SizeType length, bool copy) {
        return scalar([&] { return walker_.String(text, length, copy); });
    }
    bool Int(int) { return true; } // numbers come as their text
    bool Uint(unsigned) { return true; }
    bool Int64(std::int64_t) { return true; }
    bool Uint64(std::uint64_t) { return true; }
    bool Double(double) { return true; }

    bool Key(const char* text, rapidjson::SizeType length, bool copy) {
        if (forwards_all() || (inside_ && plan_.form != Form::features))
            return walker_.Key(text, length, copy);
        key_.assign(text, length);
        if (depth_ == 1) top_ = key_;
        if (depth_ == 3) part_ = key_;
        return true;
    }

    bool StartObject() { return start(true); }
    bool StartArray() { return start(false); }
    bool EndObject(rapidjson::SizeType size) { return end(true, size); }
    bool EndArray(rapidjson::SizeType size) { return end(false, size); }

private:
    using Form = JsonPlan::Form;

    bool forwards_all() const { return plan_.form == Form::whole || plan_.form == Form::lines; }

    template <class Forward>
    bool scalar(Forward forward) {
        if (forwards_all() || (inside_ && plan_.form != Form::features)) return forward();
        if (plan_.form != Form::features || !inside_) return true;
        const bool is_property = depth_ == 4 && part_ == "properties";
        if (is_property) return name(key_) && forward();
        const bool is_coordinate = depth_ == 5 && part_ == "geometry" && key_ == "coordinates";
        constexpr const char* names[] = {"longitude", "latitude", "altitude"};
        if (!is_coordinate || coordinate_ >= std::size(names)) return true;
        return name(names[coordinate_++]) && forward();
    }

    bool name(const std::string& key) {
        return walker_.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()), true);
    }

    bool forward_start(bool object) {
        return object ? walker_.StartObject() : walker_.StartArray();
    }
    bool forward_end(bool object, rapidjson::SizeType size) {
        return object ? walker_.EndObject(size) : walker_.EndArray(size);
    }

    bool start(bool object) {
        const int depth = depth_++;
        switch (plan_.form) {
        case Form::whole:
        case Form::lines:
            return forward_start(object);
        case Form::by_label: // the object of rows is their list
            inside_ |= depth == 1;
            return forward_start(depth > 0 && object);
        case Form::under_key:
            if (inside_) return forward_start(object);
            inside_ = depth == 1 && top_ == plan_.key;
            return !inside_ || forward_start(object);
        case Form::features:
            if (depth == 1 && top_ == "features" && !object) {
                inside_ = true;
                return forward_start(false);
            }
            if (depth != 2 || !inside_) return true;
            coordinate_ = 0;
            return forward_start(true);
        }
        return true;
    }

    bool end(bool object, rapidjson::SizeType size) {
        const int depth = --depth_;
        switch (plan_.form) {
        case Form::whole:
        case Form::lines:
            return forward_end(object, size);
        case Form::by_label:
            inside_ &= depth > 1;
            return forward_end(depth > 0 && object, size);
        case Form::under_key:
            if (!inside_) return true;
            inside_ = depth > 1;
            return forward_end(object, size);
        case Form::features:
            if (depth == 2 && inside_) return forward_end(true, size);
            if (depth != 1 || !inside_) return true;
            inside_ = false;
            return forward_end(false, size);
        }
        return true;
    }

    Walker& walker_;
    const JsonPlan& plan_;
    int depth_ = 0;
    bool inside_ = false; ///< the rows
    std::size_t coordinate_ = 0;
    std::string key_, top_, part_;
};

[[noreturn]] void refuse_syntax(const DataFile& file, const rapidjson::ParseResult& result) {
    throw Error(file.name() + " is not JSON, or it is cut off: " +
                shown(rapidjson::GetParseError_En(result.Code()), 200) + " (byte " +
                std::to_string(result.Offset() + 1) + ").");
}

constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseNanAndInfFlag |
                           rapidjson::kParseNumbersAsStringsFlag |
                           rapidjson::kParseValidateEncodingFlag;

rapidjson::ParseResult parse_lines(JsonStream& stream, Walker& walker, const JsonPlan& plan) {
    Reshaper reshaper(walker, plan);
    rapidjson::Reader reader;
    walker.StartArray();
    while (stream.after_blanks() != '\0') {
        const rapidjson::ParseResult result =
            reader.Parse<flags | rapidjson::kParseStopWhenDoneFlag>(stream, reshaper);
        if (result.IsError()) return result;
    }
    walker.EndArray(0);
    return {};
}

} // namespace

JsonShape walk_json(const DataFile& file, const JsonPlan& plan, JsonSink& sink) {
    JsonStream stream(file);
    Walker walker(sink);
    rapidjson::Reader reader;
    Reshaper reshaper(walker, plan);
    const rapidjson::ParseResult result = plan.form == JsonPlan::Form::lines
                                              ? parse_lines(stream, walker, plan)
                                              : reader.Parse<flags>(stream, reshaper);
    if (!walker.fault().empty())
        throw Error(file.name() + " " + walker.fault() +
                    ". A table is a list of rows, [[1, 2], [3, 4]] or [{\"x\": 1, \"y\": 2}], or "
                    "columns, {\"x\": [1, 3], \"y\": [2, 4]}.");
    if (result.IsError() && result.Code() != rapidjson::kParseErrorTermination)
        refuse_syntax(file, result);
    JsonShape shape = walker.take_shape();
    if (shape.names.empty() && plan.names.size() >= shape.columns) shape.names = plan.names;
    return shape;
}

} // namespace pushforward

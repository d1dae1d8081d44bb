// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/json/json_plan.h"

#include "core/math/error.h"
#include "core/tables/json/json_stream.h"

#include <algorithm>
#include <rapidjson/reader.h>

namespace pushforward {

namespace {

using Form = JsonPlan::Form;

bool is_whole_number(const std::string& text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Follows a document until it is clear what it is; then each call returns false.
class Scout : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Scout> {
public:
    JsonPlan take_plan() { return std::move(plan_); }
    bool is_of_pushforward() const { return is_of_pushforward_; }
    bool may_be_a_line() const { return may_be_a_line_; }

    bool Default() { return scalar({}); }

    bool String(const char* text, rapidjson::SizeType length, bool) {
        return scalar(std::string(text, length));
    }
    bool RawNumber(const char*, rapidjson::SizeType, bool) { return scalar({}); }

    bool Key(const char* text, rapidjson::SizeType length, bool) {
        const std::string key(text, length);
        if (depth_ == 1) {
            ++keys_;
            key_ = key;
        } else if (depth_ == 2 && is_whole_number(key_) && !is_whole_number(key)) {
            // Labels outside and names inside.
            if (keys_ == 1) inner_ = key;
            if (keys_ == 2 && key == inner_) return decide({Form::by_label});
        }
        return true;
    }

    bool StartObject() { return open(true); }
    bool StartArray() { return open(false); }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool EndArray(rapidjson::SizeType) { return close(); }

private:
    static constexpr int deepest = 64;

    bool decide(const JsonPlan& plan) {
        plan_ = plan;
        may_be_a_line_ = false;
        return false;
    }

    bool scalar(const std::string& text) {
        if (depth_ == 1 && key_ == "format" && text == "pushforward") {
            is_of_pushforward_ = true;
            return decide({});
        }
        if (depth_ == 1 && key_ == "type" && text == "FeatureCollection")
            return decide({Form::features});
        if (depth_ == 2 && key_ == "columns" && in_list_) {
            names_.push_back(text);
            return true;
        }
        return depth_ == 2 && is_column() ? decide({}) : true;
    }

    /// Whether what is under the key can only be a column: not a row by its label, and nothing that
    /// stands beside rows.
    bool is_column() const {
        if (!root_is_object_ || (!in_list_ && is_whole_number(key_))) return false;
        for (const char* other : {"index", "columns", "schema", "crs", "bbox", "meta", "metadata",
                                  "info", "properties"})
            if (key_ == other) return false;
        return true;
    }

    bool open(bool object) {
        if (depth_ == 0) root_is_object_ = object;
        if (depth_ == 1 && root_is_object_) in_list_ = !object;
        if (depth_ == 1 && !root_is_object_) return decide({});
        if (depth_ == 2 && root_is_object_ && in_list_ && key_ != "index" && key_ != "columns")
            return decide({Form::under_key, key_, names_});
        return ++depth_ <= deepest;
    }

    bool close() {
        --depth_;
        return true;
    }

    JsonPlan plan_;
    int depth_ = 0, keys_ = 0;
    bool root_is_object_ = false, in_list_ = false, is_of_pushforward_ = false;
    bool may_be_a_line_ = true;
    std::string key_, inner_;
    std::vector<std::string> names_;
};

} // namespace

JsonPlan plan_of_json(const DataFile& file) {
    constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseNanAndInfFlag |
                               rapidjson::kParseNumbersAsStringsFlag |
                               rapidjson::kParseStopWhenDoneFlag;
    JsonStream stream(file);
    Scout scout;
    rapidjson::Reader reader;
    const bool is_done = !reader.Parse<flags>(stream, scout).IsError();
    if (scout.is_of_pushforward())
        throw Error(file.name() + " is a model or an experiment of this program, not a table of "
                                  "points. Use it with evaluate, sample, render, or train "
                                  "--resume.");
    if (is_done && scout.may_be_a_line()) {
        const char next = stream.after_blanks();
        if (next == '{' || next == '[') return {JsonPlan::Form::lines};
    }
    return scout.take_plan();
}

} // namespace pushforward

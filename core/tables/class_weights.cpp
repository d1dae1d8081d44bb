// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/class_weights.h"

#include "core/math/error.h"
#include "core/spec/kind.h"
#include "core/spec/sentence.h"

#include <algorithm>
#include <charconv>

namespace pushforward {

namespace {

class Reader {
public:
    explicit Reader(const std::string& text) : text_(text) {}

    ClassWeights read() {
        ClassWeights weights;
        for (skip_spaces(); at_ < text_.size(); skip_spaces()) {
            const std::string name = read_name();
            skip_spaces();
            if (!take('=')) fail();
            skip_spaces();
            const double weight = read_weight();
            if (!weights.emplace(name, weight).second)
                throw Error("The class " + shown(name) + " is given two weights. Give it one.");
            skip_spaces();
            if (at_ == text_.size()) break;
            if (!take(',')) fail();
            skip_spaces();
            if (at_ == text_.size()) fail();
        }
        return weights;
    }

private:
    [[noreturn]] void fail() const {
        throw Error("“" + shown(text_) + "” does not give weights of classes: " +
                    (at_ < text_.size()
                         ? "“" + shown(text_.substr(at_), 20) + "” does not fit at character " +
                               std::to_string(at_ + 1)
                         : "it ends before a weight") +
                    ". Write NAME=WEIGHT, NAME=WEIGHT; a name with a comma or an equals sign in "
                    "double quotes.");
    }

    bool take(char c) {
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    void skip_spaces() {
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    }

    std::string read_name() {
        std::string name;
        if (take('"')) {
            while (!take('"')) {
                take('\\');
                if (at_ >= text_.size()) fail();
                name += text_[at_++];
            }
            return name;
        }
        while (at_ < text_.size() && text_[at_] != '=' && text_[at_] != ',') name += text_[at_++];
        name.erase(name.find_last_not_of(' ') + 1);
        if (name.empty()) fail();
        return name;
    }

    double read_weight() {
        double weight = 0;
        const char* const start = text_.data() + at_;
        const auto [end, problem] = std::from_chars(start, text_.data() + text_.size(), weight);
        if (problem != std::errc()) fail();
        if (!(weight >= 0 && weight <= largest_class_weight))
            throw Error("The weight " + number_text(weight) + " of a class is not from 0 to " +
                        number_text(largest_class_weight) + ".");
        at_ += static_cast<std::size_t>(end - start);
        return weight;
    }

    const std::string& text_;
    std::size_t at_ = 0;
};

std::string quoted_where_needed(const std::string& name) {
    const bool plain = name.find_first_of(",=\"\\") == name.npos && !name.empty() &&
                       name.front() != ' ' && name.back() != ' ';
    if (plain) return name;
    std::string quoted = "\"";
    for (const char c : name) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

} // namespace

ClassWeights parse_class_weights(const std::string& text) { return Reader(text).read(); }

std::string class_weights_text(const ClassWeights& weights) {
    std::string text;
    for (const auto& [name, weight] : weights)
        if (weight != 1)
            text +=
                (text.empty() ? "" : ", ") + quoted_where_needed(name) + "=" + number_text(weight);
    return text;
}

std::vector<double> weights_of(const Categories& categories, const ClassWeights& weights) {
    if (categories.empty())
        throw Error("Weights of classes are given, but the data have no classes. Name a third "
                    "column whose values are the classes: FILE:first,second,classes.");
    std::vector<double> of(categories.names.size(), 1.0);
    for (const auto& [name, weight] : weights) {
        const auto found = std::ranges::find(categories.names, name);
        if (found == categories.names.end())
            throw Error("Column “" + categories.title + "” has no class " + shown(name) +
                        " in the rows that are used. " + suggestion(name, categories.names));
        of[static_cast<std::size_t>(found - categories.names.begin())] = weight;
    }
    if (std::ranges::all_of(of, [](double weight) { return weight == 0; }))
        throw Error("Every class has the weight 0, so no points are left. Give one of them more.");
    return of;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include "core/spec/kind.h"
#include "core/spec/sentence.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace pushforward {

namespace {

const Option& find_option(const std::vector<Option>& known, const std::string& name) {
    std::vector<std::string> names;
    for (const Option& option : known) {
        if (option.name == name) return option;
        names.push_back(option.name);
    }
    throw UsageError("There is no option " + shown(name) + ". " + suggestion(name, names));
}

template <class Number>
std::optional<Number> number(const std::optional<std::string>& text, const std::string& option,
                             const std::string& what) {
    if (!text) return std::nullopt;
    Number value{};
    const char* const last = text->data() + text->size();
    const auto read = std::from_chars(text->data(), last, value);
    if (text->empty() || read.ec != std::errc() || read.ptr != last)
        throw UsageError(option + " needs " + what + ", not “" + shown(*text) + "”.");
    return value;
}

} // namespace

Arguments::Arguments(const std::vector<Option>& known, const std::vector<std::string>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word == "--") {
            plain_.insert(plain_.end(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                          words.end());
            break;
        }
        if (!word.starts_with("-") || word == "-") {
            plain_.push_back(word);
            continue;
        }
        const std::size_t equals = word.find('=');
        const Option& option = find_option(known, word.substr(0, equals));
        std::string value;
        if (equals != word.npos) {
            if (option.value.empty()) throw UsageError(option.name + " takes no value.");
            value = word.substr(equals + 1);
        } else if (!option.value.empty()) {
            if (i + 1 == words.size() || words[i + 1].starts_with("--"))
                throw UsageError(option.name + " needs a value: " + option.name + " " +
                                 option.value + ".");
            value = words[++i];
        }
        if (!values_.emplace(option.name, value).second)
            throw UsageError(option.name + " is given twice.");
    }
}

std::optional<std::string> Arguments::text(const std::string& option) const {
    const auto found = values_.find(option);
    if (found == values_.end()) return std::nullopt;
    return found->second;
}

std::string Arguments::required(const std::string& option) const {
    const auto value = text(option);
    if (!value) throw UsageError("The option " + option + " is missing.");
    return *value;
}

std::optional<std::int64_t> Arguments::integer(const std::string& option) const {
    return number<std::int64_t>(text(option), option, "a whole number");
}

std::optional<std::uint64_t> Arguments::seed(const std::string& option) const {
    return number<std::uint64_t>(text(option), option,
                                 "a whole number from 0 to 18446744073709551615");
}

std::optional<double> Arguments::real(const std::string& option) const {
    const auto value = number<double>(text(option), option, "a number");
    if (value && !std::isfinite(*value))
        throw UsageError(option + " needs a finite number, not “" + *text(option) + "”.");
    return value;
}

std::string Arguments::only(const std::string& what) const {
    if (plain_.empty()) throw UsageError("The name of " + what + " is missing.");
    if (plain_.size() > 1)
        throw UsageError("“" + shown(plain_[1]) + "” is one name too many. Give only the name of " +
                         what + ".");
    return plain_.front();
}

} // namespace pushforward

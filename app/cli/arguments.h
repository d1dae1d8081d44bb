// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/error.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pushforward {

/// Wrong usage: exit status 2.
class UsageError : public Error {
public:
    using Error::Error;
};

struct Option {
    std::string name;  ///< with its dashes
    std::string value; ///< the word for what follows it: "FILE"; empty for a switch
    std::string help;
};

/// What was typed after a command's name.
class Arguments {
public:
    /// `--name value` and `--name=value` are the same; after `--` nothing is an option. Throws
    /// UsageError for an option that is unknown (with a suggestion), given twice or without its
    /// value.
    Arguments(const std::vector<Option>& known, const std::vector<std::string>& words);

    const std::vector<std::string>& plain() const { return plain_; } ///< what is not an option

    bool has(const std::string& option) const { return values_.contains(option); }
    std::optional<std::string> text(const std::string& option) const;
    std::string required(const std::string& option) const; ///< throws UsageError

    // These throw UsageError where the text is not such a number. Its range is checked elsewhere.
    std::optional<std::int64_t> integer(const std::string& option) const;
    std::optional<std::uint64_t> seed(const std::string& option) const;
    std::optional<double> real(const std::string& option) const;

    /// The only plain argument. Throws UsageError naming `what` it should be ("a model file") when
    /// there is none or more than one.
    std::string only(const std::string& what) const;

private:
    std::vector<std::string> plain_;
    std::map<std::string, std::string> values_;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pushforward {

/// Text from outside, made safe for a sentence: control characters and broken UTF-8 are replaced,
/// and text beyond `most` bytes is cut off with an ellipsis.
std::string shown(std::string_view text, std::size_t most = 60);

/// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& items, const std::string& last = "and");

/// The shortest text of a number that reads back as the same double: "0.1", "10", "1e-05".
std::string number_text(double number);
std::string number_text(float number); ///< as the same float

std::string grouped_digits(std::int64_t count); ///< "16,627"

/// A number that a person reads, as the window writes it: "3.412", "−0.25", "2.76·10³⁰".
std::string read_out(double number);

std::string three_digits(double number); ///< "3.14", "1.2e+05"

} // namespace pushforward

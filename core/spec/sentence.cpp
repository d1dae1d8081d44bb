// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/spec/sentence.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace pushforward {

namespace {

/// Bytes of the UTF-8 sequence at the front of `text`; 0 where there is no whole one.
std::size_t sequence_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    const std::size_t length = lead < 0x80                   ? 1u
                               : lead >= 0xC2 && lead < 0xE0 ? 2u
                               : lead >= 0xE0 && lead < 0xF0 ? 3u
                               : lead >= 0xF0 && lead < 0xF5 ? 4u
                                                             : 0u;
    if (length == 0 || length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80) return 0;
    const unsigned char second = length > 1 ? byte(1) : 0;
    const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool surrogate_or_beyond =
        (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
    return overlong || surrogate_or_beyond ? 0 : length;
}

} // namespace

std::string shown(std::string_view text, std::size_t most) {
    std::string result;
    while (!text.empty()) {
        const std::size_t length = sequence_length(text);
        const bool printable =
            length > 1 ||
            (length == 1 && static_cast<unsigned char>(text[0]) >= 0x20 && text[0] != 0x7F);
        const std::string_view piece = printable ? text.substr(0, length) : "\uFFFD";
        if (result.size() + piece.size() > most) return result + "…";
        result += piece;
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return result;
}

std::string listed(const std::vector<std::string>& items, const std::string& last) {
    std::string result;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) result += i + 1 == items.size() ? " " + last + " " : ", ";
        result += items[i];
    }
    return result;
}

namespace {

template <typename T>
std::string shortest(T number) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), end.ptr};
}

} // namespace

std::string number_text(double number) { return shortest(number); }
std::string number_text(float number) { return shortest(number); }

std::string grouped_digits(std::int64_t count) {
    const std::string digits = std::to_string(count);
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const std::size_t left = digits.size() - i;
        if (i > 0 && left % 3 == 0 && digits[i - 1] != '-') text += ',';
        text += digits[i];
    }
    return text;
}

std::string read_out(double number) {
    constexpr double scientific_from = 1e5;
    constexpr std::array raised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    if (std::isnan(number)) return "not a number";
    const std::string sign = number < 0 ? "−" : "";
    if (std::isinf(number)) return sign + "∞";
    std::array<char, 32> text{};
    if (std::abs(number) < scientific_from) {
        std::snprintf(text.data(), text.size(), "%.3f", std::abs(number));
        return sign + text.data();
    }
    std::snprintf(text.data(), text.size(), "%.2e", std::abs(number));
    const std::string_view all = text.data();
    std::string exponent;
    for (const char digit : std::to_string(std::stoi(std::string(all.substr(all.find('e') + 1)))))
        exponent += raised[static_cast<std::size_t>(digit - '0')];
    return sign + std::string(all.substr(0, all.find('e'))) + "·10" + exponent;
}

std::string three_digits(double number) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.3g", number);
    return text.data();
}

} // namespace pushforward

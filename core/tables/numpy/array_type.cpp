// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/numpy/array_type.h"

#include <Eigen/Core>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

namespace pushforward {

namespace {

static_assert(std::endian::native == std::endian::little);

template <class T>
void read_as(const char* bytes, std::size_t stride, bool swapped, std::span<double> out) {
    for (double& number : out) {
        char own[sizeof(T)];
        std::memcpy(own, bytes, sizeof(T));
        if (swapped) std::reverse(own, own + sizeof(T));
        number = static_cast<double>(std::bit_cast<T>(own));
        bytes += stride;
    }
}

/// A truth value is one byte; every value but 0 is true.
void read_flags(const char* bytes, std::size_t stride, std::span<double> out) {
    for (double& number : out) {
        number = *bytes != 0 ? 1 : 0;
        bytes += stride;
    }
}

} // namespace

std::optional<ArrayType> array_type(std::string_view code) {
    if (code.size() != 3 || std::string_view("<>|=").find(code[0]) == code.npos)
        return std::nullopt;
    const ArrayType type{code[1], code[2] - '0', code[0] == '>'};
    const std::string_view sizes = type.kind == 'f'                       ? "248"
                                   : type.kind == 'i' || type.kind == 'u' ? "1248"
                                   : type.kind == 'b'                     ? "1"
                                                                          : "";
    if (sizes.find(code[2]) == sizes.npos) return std::nullopt;
    return type;
}

void read_numbers(const ArrayType& type, const char* bytes, std::size_t stride,
                  std::span<double> out) {
    const auto read = [&]<class T>(T) { read_as<T>(bytes, stride, type.big_endian, out); };
    const auto of_size = [&](auto one, auto two, auto four, auto eight) {
        switch (type.size) {
        case 1:
            return read(one);
        case 2:
            return read(two);
        case 4:
            return read(four);
        default:
            return read(eight);
        }
    };
    switch (type.kind) {
    case 'f':
        if (type.size == 2) return read(Eigen::half());
        return type.size == 4 ? read(float()) : read(double());
    case 'i':
        return of_size(std::int8_t(), std::int16_t(), std::int32_t(), std::int64_t());
    case 'u':
        return of_size(std::uint8_t(), std::uint16_t(), std::uint32_t(), std::uint64_t());
    default:
        return read_flags(bytes, stride, out);
    }
}

} // namespace pushforward

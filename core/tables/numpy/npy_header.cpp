// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/numpy/npy_header.h"

#include "core/math/error.h"
#include "core/spec/sentence.h"
#include "core/tables/numpy/npy_type.h"
#include "core/tables/numpy/python_literal.h"

#include <algorithm>
#include <array>

namespace pushforward {

namespace {

using Type = PythonLiteral::Type;

constexpr std::string_view magic = "\x93NUMPY";
constexpr std::size_t longest_header = 1 << 20;
constexpr std::size_t most_dimensions = 32; // NumPy's own limit

/// The sentences that a damaged header is answered with.
struct Faults {
    const std::string& name;

    [[noreturn]] void damaged(const std::string& fault) const {
        throw Error(name + " is not a complete .npy file: " + fault +
                    ". Save it again with numpy.save.");
    }
};

void read_whole(ByteStream& stream, std::span<char> into, const Faults& faults) {
    if (stream.read(into) != into.size()) faults.damaged("it ends within its header");
}

std::uint32_t little_endian(std::span<const char> bytes) {
    std::uint32_t number = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        number = number << 8 | static_cast<unsigned char>(bytes[i]);
    return number;
}

/// The header's text, in UTF-8, and how many bytes precede the first element.
std::string header_text(ByteStream& stream, const Faults& faults, std::uint64_t& data_start) {
    std::array<char, 8> front;
    read_whole(stream, front, faults);
    if (std::string_view(front.data(), magic.size()) != magic)
        faults.damaged("it does not begin like one");
    const int version = front[6];
    if (version < 1 || version > 3)
        throw Error(faults.name + " is a .npy file of version " +
                    std::to_string(static_cast<unsigned char>(front[6])) +
                    "; versions 1 to 3 are read. Save it again with numpy.save.");
    std::array<char, 4> length_bytes;
    const auto length_field = std::span(length_bytes).first(version == 1 ? 2 : 4);
    read_whole(stream, length_field, faults);
    const std::size_t length = little_endian(length_field);
    if (length > longest_header)
        faults.damaged("its header would be " + std::to_string(length) + " bytes long");
    if (length > stream.size()) faults.damaged("it ends within its header");
    std::string text(length, '\0');
    read_whole(stream, text, faults);
    data_start = front.size() + length_field.size() + length;
    return version == 3 ? text : from_latin1(text);
}

std::vector<std::uint64_t> read_shape(const PythonLiteral* shape, const Faults& faults) {
    std::vector<std::uint64_t> sides;
    if (!shape || !shape->is(Type::sequence)) faults.damaged("its header has no shape");
    if (shape->items.size() > most_dimensions) faults.damaged("its shape has too many dimensions");
    for (const PythonLiteral& side : shape->items) {
        if (!side.is(Type::number)) faults.damaged("its header has no shape");
        sides.push_back(side.number);
    }
    return sides;
}

/// The bytes of all elements; nothing where they are more than 64 bits count.
std::optional<std::uint64_t> data_size(const NpyHeader& header) {
    if (std::ranges::find(header.shape, 0) != header.shape.end()) return 0;
    std::uint64_t bytes = header.item_size;
    for (const std::uint64_t side : header.shape)
        if (__builtin_mul_overflow(bytes, side, &bytes)) return std::nullopt;
    return bytes;
}

void check_size(const NpyHeader& header, std::uint64_t file_size, const Faults& faults) {
    const std::uint64_t there = file_size - header.data_start;
    const std::optional<std::uint64_t> expected = data_size(header);
    if (expected == there) return;
    throw Error(faults.name + " is damaged or cut off: its header gives a shape of " +
                header.shape_text() + ", which is " +
                (expected ? std::to_string(*expected) : "more than 2⁶⁴") + " bytes, and " +
                std::to_string(there) + " are there. Save it again with numpy.save.");
}

} // namespace

std::string NpyHeader::shape_text() const {
    std::string text = "(";
    for (std::size_t i = 0; i < shape.size(); ++i)
        text += (i > 0 ? ", " : "") + std::to_string(shape[i]);
    return text + (shape.size() == 1 ? ",)" : ")");
}

bool looks_like_npy(std::string_view start) { return start.starts_with(magic); }

NpyHeader read_npy_header(ByteStream& stream, const std::string& name) {
    const Faults faults{name};
    NpyHeader header;
    const std::string text = header_text(stream, faults, header.data_start);
    PythonLiteral root;
    try {
        root = parse_python_literal(text);
    } catch (const Error& error) {
        faults.damaged("its header cannot be read, " + std::string(error.what()));
    }
    header.shape = read_shape(root.find("shape"), faults);
    const PythonLiteral* const order = root.find("fortran_order");
    const PythonLiteral* const type = root.find("descr");
    if (!order || !order->is(Type::flag)) faults.damaged("its header has no order");
    if (!type) faults.damaged("its header has no type");
    header.column_major = order->flag;
    NpyType described = describe_npy_type(*type);
    header.fields = std::move(described.fields);
    header.item_size = described.item_size;
    header.refusal = std::move(described.refusal);
    if (header.refusal.empty()) check_size(header, stream.size(), faults);
    return header;
}

} // namespace pushforward

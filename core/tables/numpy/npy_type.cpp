// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/numpy/npy_type.h"

#include "core/spec/sentence.h"

#include <charconv>

namespace pushforward {

namespace {

using Type = PythonLiteral::Type;

constexpr std::uint64_t largest_field = std::uint64_t{1} << 32;

/// Letter and number of a code: U and 10 of "<U10"; dates are followed by a unit, "<M8[ns]".
struct Code {
    char letter = 0;
    std::uint64_t number = 0;

    /// Bytes of the element; nothing where the code is of no type that is known.
    std::optional<std::uint64_t> size() const {
        if (std::string_view("fiubcmMSaVU").find(letter) == std::string_view::npos ||
            number > largest_field)
            return std::nullopt;
        return letter == 'U' ? 4 * number : number;
    }
};

Code split(std::string_view text) {
    if (!text.empty() && std::string_view("<>|=").find(text[0]) != text.npos) text.remove_prefix(1);
    if (text.empty()) return {};
    Code code{text[0], 0};
    std::from_chars(text.data() + 1, text.data() + text.size(), code.number);
    return code;
}

std::string refusal_of(std::string_view code) {
    switch (split(code).letter) {
    case 'O':
        return "holds Python objects, which are pickled and never opened here, because opening "
               "them can run any program. Save plain numbers: numpy.save(file, "
               "array.astype(float))";
    case 'U':
    case 'S':
    case 'a':
        return "holds text where numbers are needed. Save plain numbers: numpy.save(file, "
               "array.astype(float))";
    case 'c':
        return "holds complex numbers. Save their two parts as columns: "
               "numpy.save(file, numpy.column_stack([array.real, array.imag]))";
    case 'M':
    case 'm':
        return "holds dates or times. Save them as plain numbers: numpy.save(file, "
               "array.astype(float))";
    default:
        return "holds numbers of type “" + shown(code) +
               "”, which is not read. Save numbers of eight bytes: numpy.save(file, "
               "array.astype(float))";
    }
}

/// How many elements a field holds: more than one where it has a shape of its own.
std::optional<std::uint64_t> elements_of(const PythonLiteral& shape) {
    const std::vector<PythonLiteral> single{shape};
    std::uint64_t elements = 1;
    for (const PythonLiteral& side : shape.is(Type::sequence) ? shape.items : single)
        if (!side.is(Type::number) || side.number > largest_field ||
            __builtin_mul_overflow(elements, side.number, &elements))
            return std::nullopt;
    return elements;
}

/// A field's name may come with a title before it.
const std::string* name_of(const PythonLiteral& name) {
    if (name.is(Type::text)) return &name.text;
    const bool titled =
        name.is(Type::sequence) && name.items.size() == 2 && name.items[1].is(Type::text);
    return titled ? &name.items[1].text : nullptr;
}

/// Adds a field; why it cannot be done, where it cannot.
std::string add_field(NpyType& type, const PythonLiteral& field) {
    const std::string structure = "has a structure that is not read. Save plain columns: "
                                  "numpy.save(file, numpy.column_stack([array[\"x\"], "
                                  "array[\"y\"]]))";
    if (!field.is(Type::sequence) || field.items.size() < 2 || field.items.size() > 3)
        return structure;
    const std::string* const name = name_of(field.items[0]);
    const PythonLiteral& code = field.items[1];
    if (!name || !code.is(Type::text)) return structure;
    if (split(code.text).letter == 'O') return refusal_of(code.text);
    const auto size = split(code.text).size();
    const bool several = field.items.size() == 3;
    const auto elements = several ? elements_of(field.items[2]) : std::optional<std::uint64_t>(1);
    std::uint64_t bytes = 0;
    if (!size || !elements || __builtin_mul_overflow(*size, *elements, &bytes) ||
        bytes > largest_field)
        return structure;
    // Padding has no name and is not a column.
    if (!name->empty())
        type.fields.push_back(
            {*name, several ? std::nullopt : array_type(code.text), type.item_size});
    type.item_size += bytes;
    return {};
}

NpyType refused(std::string refusal) { return {{}, 0, std::move(refusal)}; }

} // namespace

NpyType describe_npy_type(const PythonLiteral& description) {
    if (description.is(Type::text)) {
        const auto type = array_type(description.text);
        if (!type) return refused(refusal_of(description.text));
        return {{{"", type, 0}}, static_cast<std::uint64_t>(type->size), {}};
    }
    NpyType type;
    for (const PythonLiteral& field : description.items)
        if (std::string refusal = add_field(type, field); !refusal.empty())
            return refused(std::move(refusal));
    if (!description.is(Type::sequence) || type.fields.empty() || type.item_size == 0)
        return refused("has a type that is not read. Save plain numbers: numpy.save(file, "
                       "array.astype(float))");
    return type;
}

std::string from_latin1(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (code < 0x80) {
            out += c;
        } else {
            out += static_cast<char>(0xc0 | (code >> 6));
            out += static_cast<char>(0x80 | (code & 0x3f));
        }
    }
    return out;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/spec/kind.h"

#include "core/math/error.h"
#include "core/spec/sentence.h"

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

std::string subject(const KindInfo& kind, const std::string& what) {
    if (what.empty()) return kind.key;
    std::string name = what;
    if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name + " " + kind.key;
}

/// Puts one value into the form that its field asks for.
class Fitting {
public:
    Fitting(const KindInfo& kind, const Field& field, const Value& value, const std::string& what)
        : kind_(kind), field_(field), value_(value), what_(what) {}

    Value operator()(const RealField& type) const {
        double number = 0;
        if (const auto* real = std::get_if<double>(&value_))
            number = *real;
        else if (const auto* whole = std::get_if<std::int64_t>(&value_))
            number = static_cast<double>(*whole);
        else
            refuse("is not a number", "a number from");
        if (!std::isfinite(number)) refuse("is not finite", "a number from");
        if (number < type.minimum || number > type.maximum)
            refuse("is out of range", "a number from");
        return number;
    }

    Value operator()(const IntField& type) const {
        std::int64_t number = 0;
        if (const auto* whole = std::get_if<std::int64_t>(&value_)) {
            number = *whole;
        } else if (const auto* real = std::get_if<double>(&value_)) {
            if (!(std::abs(*real) < 9e15) || *real != std::floor(*real))
                refuse("is not a whole number", "a whole number from");
            number = static_cast<std::int64_t>(*real);
        } else {
            refuse("is not a number", "a whole number from");
        }
        if (number < type.minimum || number > type.maximum)
            refuse("is out of range", "a whole number from");
        return number;
    }

    Value operator()(const BoolField&) const {
        if (!std::holds_alternative<bool>(value_)) refuse("is not known", "");
        return value_;
    }

    Value operator()(const ChoiceField& type) const {
        // A choice can be called "2" or "true", which are read as other kinds of value.
        const auto* word = std::get_if<std::string>(&value_);
        const std::string key = word ? *word : value_text(value_);
        for (const Choice& choice : type.choices)
            if (choice.key == key) return key;
        refuse("is not known", "");
    }

    Value operator()(const TextField& type) const {
        const auto* text = std::get_if<std::string>(&value_);
        const std::string result = text ? *text : value_text(value_); // "3" is read as a number
        if (result.size() > type.longest)
            throw Error(subject(kind_, what_) + ": " + field_.key + " is too long; it may have " +
                        std::to_string(type.longest) + " bytes.");
        if (type.check) type.check(result);
        return result;
    }

private:
    [[noreturn]] void refuse(const std::string& problem, const std::string& noun) const {
        const auto* word = std::get_if<std::string>(&value_);
        throw Error(subject(kind_, what_) + ": " + field_.key + " = " +
                    shown(word ? *word : value_text(value_)) + " " + problem + "; it must be " +
                    noun + (noun.empty() ? "" : " ") + range_text(field_) + ".");
    }

    const KindInfo& kind_;
    const Field& field_;
    const Value& value_;
    const std::string& what_;
};

} // namespace

Spec initial_spec(const KindInfo& kind) {
    Spec spec;
    spec.kind = kind.key;
    for (const Field& field : kind.fields) spec.values[field.key] = initial_value(field);
    return spec;
}

Spec validate(const KindInfo& kind, const Spec& spec, const std::string& what) {
    Spec result = initial_spec(kind);
    for (const auto& [key, value] : spec.values) {
        const auto field = std::ranges::find(kind.fields, key, &Field::key);
        if (field == kind.fields.end()) {
            std::vector<std::string> known;
            for (const Field& f : kind.fields) known.push_back(f.key);
            throw Error(subject(kind, what) + ": there is no field " + shown(key) + ". " +
                        (known.empty() ? "It has no fields." : suggestion(key, known)));
        }
        result.values[key] = std::visit(Fitting(kind, *field, value, what), field->type);
    }
    return result;
}

} // namespace pushforward

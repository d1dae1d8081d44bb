// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/spec/kind.h"

#include <exception>
#include <span>
#include <string>

namespace pushforward {

/// A field that chooses among those kinds of a registry for which `offered` is true.
template <class T, class Offered>
Field kindField(std::span<const Kind<T>> kinds, const std::string& key, const std::string& title,
                const std::string& help, Offered offered) {
    ChoiceField choice;
    for (const Kind<T>& kind : kinds)
        if (offered(kind)) choice.choices.push_back({kind.key, kind.title});
    choice.initial = choice.choices.front().key;
    return {key, title, "", help, choice};
}

template <class T>
Field kindField(std::span<const Kind<T>> kinds, const std::string& key, const std::string& title,
                const std::string& help) {
    return kindField(kinds, key, title, help, [](const Kind<T>&) { return true; });
}

/// Changes the kind of a spec. Values of fields that both kinds have are kept if they are allowed.
inline void chooseKind(Spec& spec, const KindInfo& kind) {
    Spec next = initial_spec(kind);
    for (const Field& field : kind.fields) {
        const auto had = spec.values.find(field.key);
        if (had == spec.values.end()) continue;
        Spec with = next;
        with.values[field.key] = had->second;
        try {
            next = validate(kind, with);
        } catch (const std::exception&) { // out of this kind's range: its own initial value
        }
    }
    spec = next;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/spec/spec.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace pushforward {

/// The part of a kind that forms, messages and the reference page need.
struct KindInfo {
    std::string key, title;
    std::string summary;   ///< a sentence or two: what it does
    std::string formula;   ///< plain text with Unicode mathematics, lines separated by \n
    std::string reference; ///< the paper or source
    std::vector<Field> fields;
    std::string group; ///< heading in a palette; empty for none

    /// A warning to show when this kind is chosen; empty if there is none.
    std::string caution = {};

    /// For a kind that consists of others in sequence: those, in order; null for all other kinds.
    std::vector<Spec> (*parts)(const Spec& validated) = nullptr;
};

/// One thing that can be made from a spec: a layer, a data set, an energy, an optimizer, a
/// schedule.
template <class T>
struct Kind : KindInfo {
    std::unique_ptr<const T> (*make)(const Spec& validated) = nullptr;

    /// Applied to everything that the kinds of a family make (a layer can be turned round); may be
    /// null.
    std::unique_ptr<const T> (*wrap)(std::unique_ptr<const T> made,
                                     const Spec& validated) = nullptr;
};

/// The spec of a kind with every field at its initial value.
Spec initial_spec(const KindInfo& kind);

/// The spec with every missing field at its initial value, and whole numbers converted where a real
/// is expected. Throws Error naming the kind (with `what` before it: "layer"), the field, the value
/// and what is allowed.
Spec validate(const KindInfo& kind, const Spec& spec, const std::string& what = {});

/// "Did you mean …" for a misspelt key: the nearest of the known ones, or all of them.
std::string suggestion(const std::string& unknown, const std::vector<std::string>& known);

/// The kind with this key. `what` names the family in the message: "layer", "data set".
template <class T>
const Kind<T>& find_kind(std::span<const Kind<T>> kinds, const std::string& key,
                         const std::string& what);

template <class T>
std::unique_ptr<const T> make(std::span<const Kind<T>> kinds, const Spec& spec,
                              const std::string& what) {
    const Kind<T>& kind = find_kind(kinds, spec.kind, what);
    const Spec validated = validate(kind, spec, what);
    std::unique_ptr<const T> made = kind.make(validated);
    return kind.wrap ? kind.wrap(std::move(made), validated) : std::move(made);
}

[[noreturn]] void throw_unknown_kind(const std::string& key, const std::vector<std::string>& known,
                                     const std::string& what);

template <class T>
const Kind<T>& find_kind(std::span<const Kind<T>> kinds, const std::string& key,
                         const std::string& what) {
    std::vector<std::string> known;
    for (const Kind<T>& kind : kinds) {
        if (kind.key == key) return kind;
        known.push_back(kind.key);
    }
    throw_unknown_kind(key, known, what);
}

} // namespace pushforward

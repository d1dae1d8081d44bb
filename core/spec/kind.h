// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/spec/spec.h"

#include <functional>
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

/// What makes a T from a validated spec: a function, or what holds others that it asks. (Of several
/// functions of one name std::function alone could not tell which is meant.)
template <class T>
class Maker : public std::function<std::unique_ptr<const T>(const Spec&)> {
public:
    using std::function<std::unique_ptr<const T>(const Spec&)>::function;
    Maker(std::unique_ptr<const T> (*make)(const Spec&))
        : std::function<std::unique_ptr<const T>(const Spec&)>(make) {}
};

/// One thing that can be made from a spec: a layer, a data set, an energy, an optimizer, a
/// schedule.
template <class T>
struct Kind : KindInfo {
    Maker<T> make = {};
};

/// The spec of a kind with every field at its initial value.
Spec initial_spec(const KindInfo& kind);

/// The spec with every missing field at its initial value, and whole numbers converted where a real
/// is expected. Throws Error naming the kind (with `what` before it: "layer"), the field, the value
/// and what is allowed.
Spec validate(const KindInfo& kind, const Spec& spec, const std::string& what = {});

/// "Did you mean …" for a misspelt key: the nearest of the known ones, or all of them.
std::string suggestion(const std::string& unknown, const std::vector<std::string>& known);

[[noreturn]] void throw_unknown_kind(const std::string& key, const std::vector<std::string>& known,
                                     const std::string& what);

/// The kind with this key, of Kinds or of types that derive from one. `what` names the family in
/// the message: "layer", "data set".
template <class K>
const K& find_kind(std::span<const K> kinds, const std::string& key, const std::string& what) {
    std::vector<std::string> known;
    for (const K& kind : kinds) {
        if (kind.key == key) return kind;
        known.push_back(kind.key);
    }
    throw_unknown_kind(key, known, what);
}

template <class K>
auto make(std::span<const K> kinds, const Spec& spec, const std::string& what) {
    const K& kind = find_kind(kinds, spec.kind, what);
    return kind.make(validate(kind, spec, what));
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/structures/structure.h"

#include "core/layers/conditioner.h"
#include "core/layers/moves.h"

#include <algorithm>

namespace pushforward {

namespace {

/// The name of a key in a title: "cubic-spline" is Cubic spline.
std::string named(std::string key) {
    std::ranges::replace(key, '-', ' ');
    if (key[0] >= 'a' && key[0] <= 'z') key[0] = static_cast<char>(key[0] - 'a' + 'A');
    return key;
}

std::string inside_a_sentence(std::string summary) {
    if (summary[0] >= 'A' && summary[0] <= 'Z')
        summary[0] = static_cast<char>(summary[0] - 'A' + 'a');
    return summary;
}

/// The formula applied from the other side; it has no x and no z but those of the two sides.
std::string exchanged(std::string formula) {
    for (char& letter : formula) {
        if (letter == 'x')
            letter = 'z';
        else if (letter == 'z')
            letter = 'x';
    }
    return formula;
}

/// The words of any map in this structure.
LayerWords common_words(const Structure& structure, const UnivariateMapKind& map) {
    const bool as_map = !structure.formula_starts_from && map.formula_starts_from == Side::data;
    return {.key = map.key + structure.key_ending,
            .title = named(map.key) + structure.title_ending,
            .summary = structure.summary + " The map is " + inside_a_sentence(map.summary),
            .formula = (as_map ? exchanged(structure.formula) : structure.formula) +
                       "\nwith y = f(x; θ):\n" + map.formula,
            .reference =
                map.reference + (structure.reference.empty() ? "" : "; " + structure.reference)};
}

} // namespace

LayerKind layer_of(const Structure& structure, const UnivariateMapKind& map) {
    const LayerWords common = common_words(structure, map);
    const auto found = map.layer_words.find(structure.key);
    const LayerWords own = found == map.layer_words.end() ? LayerWords{} : found->second;
    const auto chosen = [](const std::string& word, const std::string& otherwise) {
        return word.empty() ? otherwise : word;
    };
    LayerKind kind;
    kind.key = chosen(own.key, common.key);
    kind.title = chosen(own.title, common.title);
    kind.summary = chosen(own.summary, common.summary);
    kind.formula = chosen(own.formula, common.formula);
    kind.reference = chosen(own.reference, common.reference);
    kind.group = structure.group;
    kind.fields = structure.fields;
    kind.fields.insert(kind.fields.end(), map.fields.begin(), map.fields.end());
    kind.make = [make = structure.make, make_map = map.make](const Spec& spec) {
        return make(spec, make_map(spec));
    };
    return kind;
}

Side formula_side(const Structure& structure, const UnivariateMapKind& map) {
    return structure.formula_starts_from.value_or(map.formula_starts_from);
}

std::vector<Field> steered_fields() {
    std::vector<Field> fields = {moves_field()};
    for (Field& field : conditioner_fields()) fields.push_back(std::move(field));
    return fields;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/moves.h"

namespace pushforward {

Field moves_field() {
    return {"moves", "Moves", "", "The coordinate whose map depends on the other one.",
            ChoiceField{"alternate",
                        {{"alternate", "the one the layer before keeps"},
                         {"first", "first coordinate"},
                         {"second", "second coordinate"}}}};
}

Moves moves_of(const Spec& validated) {
    return validated.choice("moves") == "first" ? Moves::first : Moves::second;
}

SteeredPair split(Moves moves, Plane points) {
    if (moves == Moves::first) return {points.second, points.first};
    return {points.first, points.second};
}

Plane joined(Moves moves, Var steering, Var steered) {
    if (moves == Moves::first) return {steered, steering};
    return {steering, steered};
}

} // namespace pushforward

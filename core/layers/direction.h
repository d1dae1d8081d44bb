// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/registry.h"

namespace pushforward {

/// The kind with the field `direction`: which way its formula is applied. Its `make` builds the map
/// of the formula as base → data; where `direction` says data → base, that map is turned round. So
/// every kind can be trained the way that is cheap for the objective, and MAF and IAF are one
/// layer.
LayerKind with_direction(LayerKind kind, Side formula_starts_from = Side::base);

/// Turns a layer round that has been validated: the other `direction`.
void turn_round(Spec& layer);

/// True where a validated layer's formula goes data → base.
bool goes_to_base(const Spec& layer);

/// What points pass through data → base in place of base → data: the map's inverse.
std::unique_ptr<const Transform> turned(std::unique_ptr<const Transform> map);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/registry.h"

namespace pushforward {

/// The kind with the fields `muted` and `frozen`. A muted layer is the identity with the same
/// parameters, so that they are there when it comes back; a frozen one is what it is, and does not
/// train.
LayerKind with_switches(LayerKind kind);

// For validated layers.

bool is_muted(const Spec& layer);
bool is_frozen(const Spec& layer); ///< its parameters do not train: a muted layer's do not either
bool is_set_frozen(const Spec& layer); ///< by its own switch
void set_muted(Spec& layer, bool muted);
void set_frozen(Spec& layer, bool frozen);

/// What a kind's own fields are, without those that every layer has beside them.
Spec without_switches(Spec layer);

} // namespace pushforward

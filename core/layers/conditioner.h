// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/mlp.h"
#include "core/spec/spec.h"

namespace pushforward {

/// Fields `hidden`, `depth` and `activation`, for the kinds that take such a network.
std::vector<Field> conditioner_fields();

/// The network that these fields of a validated spec describe.
Mlp make_conditioner(Index inputs, Index outputs, const Spec& spec);

} // namespace pushforward

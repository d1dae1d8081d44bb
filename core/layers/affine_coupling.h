// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/registry.h"

namespace pushforward {

/// Real NVP's layer (Dinh, Sohl-Dickstein and Bengio 2017).
LayerKind affine_coupling_kind();

} // namespace pushforward

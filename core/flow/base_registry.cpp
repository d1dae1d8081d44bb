// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/base_distribution.h"
#include "core/flow/gaussian_base.h"

namespace pushforward {

std::span<const BaseKind> base_kinds() {
    static const BaseKind kinds[] = {
        gaussian_base_kind(),
    };
    return kinds;
}

} // namespace pushforward

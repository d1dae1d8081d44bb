// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/base_distribution.h"

namespace pushforward {

// Each in the file of its name.
BaseKind gaussian_base();
BaseKind scaled_gaussian_base();
BaseKind mixture_base();
BaseKind ring_base();
BaseKind student_t_base();

std::span<const BaseKind> base_kinds() {
    static const BaseKind kinds[] = {
        gaussian_base(), scaled_gaussian_base(), mixture_base(), ring_base(), student_t_base(),
    };
    return kinds;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/base_distribution.h"
#include "core/flow/gaussian_base.h"
#include "core/flow/mixture_base.h"
#include "core/flow/ring_base.h"
#include "core/flow/scaled_gaussian_base.h"
#include "core/flow/student_t_base.h"

namespace pushforward {

std::span<const BaseKind> base_kinds() {
    static const BaseKind kinds[] = {
        gaussian_base_kind(), scaled_gaussian_base_kind(), mixture_base_kind(),
        ring_base_kind(),     student_t_base_kind(),
    };
    return kinds;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/base_distribution.h"

namespace pushforward {

/// The bivariate Student t distribution with ν degrees of freedom, scale 1.
BaseKind student_t_base_kind();

} // namespace pushforward

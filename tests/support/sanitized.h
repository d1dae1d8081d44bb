// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pushforward::test {

/// Whether a sanitizer watches this program, which makes it several times slower.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

} // namespace pushforward::test

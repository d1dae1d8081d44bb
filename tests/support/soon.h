// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/sanitized.h"

#include <QTest>

namespace pushforward::test {

/// How long a test waits for what another thread or the event loop brings. Only a test that fails
/// waits so long: the bound is far above what a busy machine needs.
inline constexpr int patience_ms = sanitized ? 240000 : 120000;

/// Whether it becomes true. Events are handled while it waits.
template <typename Condition>
bool soon(Condition condition) {
    return QTest::qWaitFor(condition, patience_ms);
}

} // namespace pushforward::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

/// Allocations of this program since it started. Its program is linked with
/// counted_allocations.cpp, which replaces the allocation of all of it.
extern std::atomic<long> allocations;

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMainWindow;
class QSplitter;

namespace pushforward {

class Actions;

/// Gives the window the place, the size and the columns that it had at its last end, and the
/// stage's switches their state; initially 1440×900, or the whole screen where that is smaller.
void restore_window(QMainWindow& window, QSplitter& columns, Actions& actions);

/// Keeps them for the next start.
void keep_window(const QMainWindow& window, const QSplitter& columns, const Actions& actions);

} // namespace pushforward

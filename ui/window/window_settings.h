// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMainWindow;
class QSplitter;

namespace pushforward {

class Actions;

/// Restores the place, size and columns of the window, and the stage's switches, from the last time
/// it was closed. Initially 1440×900, or the whole screen if it is smaller.
void restore_window(QMainWindow& window, QSplitter& columns, Actions& actions);

/// Stores them for the next start.
void keep_window(const QMainWindow& window, const QSplitter& columns, const Actions& actions);

} // namespace pushforward

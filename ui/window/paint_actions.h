// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/painting_editor.h"

class QMenu;

namespace pushforward {

class Actions;

/// Fills the Paint menu: its actions, and the tools to choose from.
void fill_paint_menu(QMenu* menu, Actions& actions, PaintingEditor& editor);

/// Connects the actions of that menu.
void connect_paint_actions(Actions& actions, PaintingEditor& editor);

} // namespace pushforward

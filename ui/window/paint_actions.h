// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/painting_editor.h"

class QMenu;

namespace pushforward {

class Actions;

/// Fills the Paint menu: its actions, and the tools, which are taken up from it.
void fill_paint_menu(QMenu* menu, Actions& actions, PaintingEditor& editor);

/// Lets the actions of that menu do what they say.
void connect_paint_actions(Actions& actions, PaintingEditor& editor);

} // namespace pushforward

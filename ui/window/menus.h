// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/painting_editor.h"

#include <vector>

class QAction;
class QMenuBar;

namespace pushforward {

class Actions;
class Appearance;
class RecentFiles;

/// Everything that the window's menus need.
struct MenuContents {
    Actions& actions;
    RecentFiles& recent;
    Appearance& appearance;
    PaintingEditor& editor;
    std::vector<QAction*> panels; ///< each shows and hides one panel
};

/// Fills the window's menu bar.
void fill_menus(QMenuBar& bar, const MenuContents& contents);

} // namespace pushforward

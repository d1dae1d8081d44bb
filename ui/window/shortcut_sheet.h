// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QMenuBar;

namespace pushforward {

/// The keys of all that the menus offer, a Markdown table for each menu, and those of the paint
/// tools.
QString shortcut_sheet(const QMenuBar& menus);

} // namespace pushforward

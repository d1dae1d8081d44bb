// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

class QMenu;

namespace pushforward {

/// Fills a menu with every kind of layer, under the headings of their groups.
void fillLayerPalette(QMenu& menu, const std::function<void(const std::string& kind)>& chosen);

} // namespace pushforward

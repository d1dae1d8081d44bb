// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace pushforward {

/// Shows the program's name, version and licence, and the libraries that it uses.
void showAbout(QWidget* parent);

} // namespace pushforward

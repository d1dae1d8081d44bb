// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace pushforward {

/// What this is, its version, licence, and the libraries that it is made with.
void showAbout(QWidget* parent);

} // namespace pushforward

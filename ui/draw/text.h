// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace pushforward {

/// Core speaks std::string, the window QString.
inline QString text_of(const std::string& text) { return QString::fromStdString(text); }

} // namespace pushforward

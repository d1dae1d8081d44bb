// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QApplication;

namespace pushforward {

enum class ThemeMode { system, light, dark };

/// Sets the application's style, palette, fonts and style sheet. `system` follows the lightness of
/// the platform's own window colour. May be called again at any time.
void apply_theme(QApplication& application, ThemeMode mode);

/// "system", "light" and "dark", as in settings and on the command line; other text means
/// `system`.
QString theme_key(ThemeMode mode);
ThemeMode theme_mode(const QString& key);

} // namespace pushforward

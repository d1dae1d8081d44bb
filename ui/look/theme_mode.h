// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QApplication;

namespace pushforward {

enum class ThemeMode { system, light, dark };

/// Gives the application Fusion, palette, fonts and style sheet. `system` is judged by the
/// lightness of the platform's own window colour. May be called again at any time.
void apply_theme(QApplication& application, ThemeMode mode);

/// "system", "light", "dark": what settings and the command line call them; `system` for other
/// text.
QString theme_key(ThemeMode mode);
ThemeMode theme_mode(const QString& key);

} // namespace pushforward

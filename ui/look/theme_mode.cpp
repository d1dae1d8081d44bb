// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/theme_mode.h"

#include "ui/draw/theme.h"
#include "ui/look/flat_style.h"
#include "ui/look/style_sheet.h"

#include <QApplication>
#include <QFontDatabase>

namespace pushforward {

namespace {

constexpr char styled[] = "pushforward_styled"; // the style is made once, the theme changed often

QFont system_sans() {
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    if (QFontDatabase::hasFamily(QStringLiteral("Inter"))) font.setFamily(QStringLiteral("Inter"));
    font.setPixelSize(13);
    font.setStyleHint(QFont::SansSerif);
    return font;
}

} // namespace

void apply_theme(QApplication& application, ThemeMode mode) {
    if (!application.property(styled).toBool()) {
        QApplication::setStyle(new FlatStyle);
        application.setProperty(styled, true);
    }
    // The default palette is the platform's own, whatever was set before.
    QApplication::setPalette(QPalette());
    const Theme& theme = mode == ThemeMode::light  ? Theme::light()
                         : mode == ThemeMode::dark ? Theme::dark()
                                                   : Theme::current();
    QApplication::setFont(system_sans());
    QApplication::setPalette(theme.palette());
    application.setStyleSheet(style_sheet(theme));
}

QString theme_key(ThemeMode mode) {
    switch (mode) {
    case ThemeMode::light:
        return QStringLiteral("light");
    case ThemeMode::dark:
        return QStringLiteral("dark");
    case ThemeMode::system:
        break;
    }
    return QStringLiteral("system");
}

ThemeMode theme_mode(const QString& key) {
    for (const ThemeMode mode : {ThemeMode::light, ThemeMode::dark})
        if (key == theme_key(mode)) return mode;
    return ThemeMode::system;
}

} // namespace pushforward

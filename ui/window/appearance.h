// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/colour_map.h"

#include <QObject>

#include <optional>

class QActionGroup;
class QMenu;

namespace pushforward {

/// The chosen theme and colour map of densities: their menus, and the settings that keep them for
/// the next start.
class Appearance : public QObject {
    Q_OBJECT
public:
    explicit Appearance(QObject* parent);

    void addTo(QMenu* view); ///< adds a submenu for each

    /// Checks the stored theme in the menu (the program has applied it at its start), and chooses
    /// the stored colour map.
    void restore();

Q_SIGNALS:
    void colourMapChosen(std::optional<ColourMapKind> map); ///< nothing: the theme's

private:
    static void add(QActionGroup* group, const QString& text, const QString& key);
    void setTheme(const QString& key);
    void setColourMap(const QString& key); ///< empty for the theme's

    QActionGroup *themes_, *colour_maps_;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/colour_map.h"

#include <QObject>

#include <optional>

class QActionGroup;
class QMenu;

namespace pushforward {

/// The theme and the colour map of densities, as a person chooses them: their menus, and the
/// settings that keep them from one start to the next.
class Appearance : public QObject {
    Q_OBJECT
public:
    explicit Appearance(QObject* parent);

    void addTo(QMenu* view); ///< a submenu for each

    /// Checks the theme that is kept, which the program has taken at its start, and chooses the
    /// colour map that is kept.
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

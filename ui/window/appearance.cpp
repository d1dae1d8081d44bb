// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/appearance.h"

#include "ui/look/theme_mode.h"

#include <QActionGroup>
#include <QApplication>
#include <QMenu>
#include <QSettings>

namespace pushforward {

namespace {

const QString theme_setting = QStringLiteral("window/theme"),
              colour_map_setting = QStringLiteral("window/colour_map");

void check(const QActionGroup& group, const QString& key) {
    for (QAction* action : group.actions()) action->setChecked(action->data().toString() == key);
}

} // namespace

Appearance::Appearance(QObject* parent)
    : QObject(parent), themes_(new QActionGroup(this)), colour_maps_(new QActionGroup(this)) {
    add(themes_, tr("As the &System"), theme_key(ThemeMode::system));
    add(themes_, tr("&Light"), theme_key(ThemeMode::light));
    add(themes_, tr("&Dark"), theme_key(ThemeMode::dark));
    add(colour_maps_, tr("The &Theme’s"), QString());
    for (const ColourMapKind kind : colour_map_kinds())
        add(colour_maps_, QStringLiteral("&") + QLatin1String(colour_map(kind).title),
            QLatin1String(colour_map(kind).key));
    connect(themes_, &QActionGroup::triggered, this,
            [this](const QAction* chosen) { setTheme(chosen->data().toString()); });
    connect(colour_maps_, &QActionGroup::triggered, this,
            [this](const QAction* chosen) { setColourMap(chosen->data().toString()); });
}

void Appearance::add(QActionGroup* group, const QString& text, const QString& key) {
    QAction* const action = group->addAction(text);
    action->setCheckable(true);
    action->setData(key);
}

void Appearance::addTo(QMenu* view) {
    view->addMenu(tr("Th&eme"))->addActions(themes_->actions());
    view->addMenu(tr("Colour &Map"))->addActions(colour_maps_->actions());
}

void Appearance::restore() {
    const QSettings settings;
    check(*themes_, theme_key(theme_mode(settings.value(theme_setting).toString())));
    setColourMap(settings.value(colour_map_setting).toString());
}

void Appearance::setTheme(const QString& key) {
    QSettings().setValue(theme_setting, key);
    apply_theme(*qApp, theme_mode(key));
}

void Appearance::setColourMap(const QString& key) {
    std::optional<ColourMapKind> kind;
    for (const ColourMapKind one : colour_map_kinds())
        if (key == QLatin1String(colour_map(one).key)) kind = one;
    const QString known = kind ? key : QString();
    check(*colour_maps_, known);
    QSettings().setValue(colour_map_setting, known);
    Q_EMIT colourMapChosen(kind);
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;

namespace pushforward {

class Actions;
class DrawingForms;

/// The switches of what the stage shows, and a button for the fields of what is switched on.
class ShowPanel : public QWidget {
    Q_OBJECT
public:
    explicit ShowPanel(Actions& actions, QWidget* parent = nullptr);

    DrawingForms& forms() const { return *forms_; }

private:
    void addSwitches(QGridLayout& grid, Actions& actions);

    DrawingForms* forms_;
};

} // namespace pushforward

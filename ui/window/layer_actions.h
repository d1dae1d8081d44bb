// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/selection.h"

namespace pushforward {

class Actions;

/// What the actions of the Layers menu do to the chosen layer, and which of them it allows.
class LayerActions : public QObject {
    Q_OBJECT
public:
    LayerActions(Document& document, Selection& selection, Actions& actions, QObject* parent);

private:
    void duplicate();
    void move(int step);
    void applyPreset(const std::string& key);
    void enable();

    Document& document_;
    Selection& selection_;
    Actions& actions_;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/selection.h"

namespace pushforward {

class Actions;

/// Connects the actions of the Layers menu to the chosen layer, and enables those that it allows.
class LayerActions : public QObject {
    Q_OBJECT
public:
    LayerActions(Document& document, Selection& selection, Actions& actions, QObject* parent);

Q_SIGNALS:
    void message(const QString& sentence, bool is_error); ///< what a preset has set

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

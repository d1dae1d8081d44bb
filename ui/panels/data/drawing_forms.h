// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/spec/spec.h"

#include <QFrame>

#include <string>
#include <vector>

class QLabel;

namespace pushforward {

class Actions;
class FieldForm;

/// The forms of the drawings that are switched on, in a frame that a click beside it closes.
class DrawingForms : public QFrame {
    Q_OBJECT
public:
    DrawingForms(Actions& actions, QWidget* parent);

    void openAt(const QWidget& button); ///< above it, within the screen

    FieldForm& form(const std::string& drawing) const; ///< of a drawing that has fields

private:
    struct Section {
        std::string drawing;
        QLabel* heading;
        FieldForm* form;
    };
    void edit(const Section& section, const std::string& key, const Value& value);

    Actions& actions_;
    std::vector<Section> sections_;
};

} // namespace pushforward

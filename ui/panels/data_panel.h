// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/session.h"

#include <QWidget>

class QLabel;

namespace pushforward {

class Actions;
class FieldForm;
class Gallery;

/// What is trained on: the gallery, the chosen set's fields, and what of it is shown.
class DataPanel : public QWidget {
    Q_OBJECT
public:
    DataPanel(Document& document, Session& session, Actions& actions, QWidget* parent = nullptr);

    void makePictures(Background& background);

private:
    void follow();
    void edit(const std::string& key, const Value& value, bool finished);
    QWidget* makeSwitches(Actions& actions);

    Document& document_;
    Session& session_;
    Gallery* gallery_;
    QLabel* heading_;
    FieldForm* form_;
};

} // namespace pushforward

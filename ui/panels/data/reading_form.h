// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/spec/spec.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace pushforward {

class FieldForm;

/// How a file was read, in words, and a form, opened by a button, in which it can be changed.
/// Hidden for readers without settings.
class ReadingForm : public QWidget {
    Q_OBJECT
public:
    explicit ReadingForm(QWidget* parent = nullptr);

    /// `reading` is settled; `found` is what its reader found, mostly empty.
    void showReading(const Spec& reading, const QString& found);

    const Spec& reading() const { return reading_; }

Q_SIGNALS:
    void changed(); ///< by a person

private:
    QLabel* found_;
    QToolButton* button_;
    FieldForm* form_;
    Spec reading_;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace pushforward {

/// The name of a field. A double click requests the initial value.
class FieldLabel : public QLabel {
    Q_OBJECT
public:
    using QLabel::QLabel;

Q_SIGNALS:
    void resetAsked();

protected:
    void mouseDoubleClickEvent(QMouseEvent*) override { Q_EMIT resetAsked(); }
};

} // namespace pushforward

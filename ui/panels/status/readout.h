// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace pushforward {

class NumberLabel;

/// A number below its name.
class Readout : public QWidget {
    Q_OBJECT
public:
    /// `sample` is the widest number expected.
    Readout(const QString& title, const QString& sample, const QString& help, QWidget* parent);

    void setTitle(const QString& title, const QString& help);
    void setHelp(const QString& help); ///< what the number is, in the tool tip
    void setText(const QString& text);
    QString text() const;
    void setColour(const QColor& colour); ///< an invalid colour means the palette's text colour

private:
    QLabel* title_;
    NumberLabel* number_;
};

} // namespace pushforward

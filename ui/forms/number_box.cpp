// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/number_box.h"

#include "ui/draw/ticks.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QRegularExpression>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace pushforward {

NumberBox::NumberBox(const SliderScale& scale, QWidget* parent)
    : QDoubleSpinBox(parent), scale_(scale) {
    setDecimals(scale.whole ? 0 : 18);
    setRange(scale.minimum, scale.maximum);
    setKeyboardTracking(false);
    setAlignment(Qt::AlignRight);
    setButtonSymbols(NoButtons); // arrow keys and wheel step; the slider is beside it
    setFocusPolicy(Qt::StrongFocus);
    connect(lineEdit(), &QLineEdit::textEdited, this,
            [this](const QString& text) { typed_ = text; });
    connect(this, &NumberBox::editingFinished, this, &NumberBox::sayWhatWasTaken);
}

void NumberBox::sayWhatWasTaken() {
    bool is_number = false;
    const double typed = bare(std::exchange(typed_, {})).toDouble(&is_number);
    if (!is_number || (typed >= scale_.minimum && typed <= scale_.maximum)) return;
    const QString number = with_minus_sign(QString::number(typed, 'g', 6));
    const QString sentence = typed > scale_.maximum
                                 ? tr("%1 is more than the most, %2: %2 is taken.")
                                 : tr("%1 is less than the least, %2: %2 is taken.");
    QToolTip::showText(mapToGlobal(rect().bottomLeft()),
                       sentence.arg(number, textFromValue(value())), this);
}

void NumberBox::stepBy(int steps) { setValue(scale_.stepped(value(), steps)); }

QString NumberBox::textFromValue(double value) const {
    if (scale_.whole) return grouped(std::llround(value));
    QString text = QString::number(value, 'g', 5);
    static const QRegularExpression padding(QStringLiteral("e([+-])0*(\\d+)"));
    text.replace(padding, QStringLiteral("e\\1\\2")).remove(QLatin1Char('+'));
    return with_minus_sign(text);
}

QString NumberBox::bare(const QString& text) const {
    QString number = text;
    if (!suffix().isEmpty()) number.remove(suffix().trimmed());
    number.replace(QChar(0x2212), QLatin1Char('-'));
    return number.remove(QLatin1Char(',')).remove(QLatin1Char(' ')).trimmed();
}

bool NumberBox::isSpecial(const QString& text) const {
    return !specialValueText().isEmpty() && text.trimmed() == specialValueText();
}

double NumberBox::valueFromText(const QString& text) const {
    if (isSpecial(text)) return minimum();
    bool is_number = false;
    const double typed = bare(text).toDouble(&is_number);
    return is_number && std::isfinite(typed) ? scale_.clamped(typed) : value();
}

QValidator::State NumberBox::validate(QString& text, int&) const {
    static const QRegularExpression beginning(QStringLiteral("^-?\\d*\\.?\\d*([eE][+-]?\\d*)?$"));
    const QString number = bare(text);
    bool is_number = isSpecial(text);
    if (!is_number) number.toDouble(&is_number);
    if (is_number) return QValidator::Acceptable;
    if (specialValueText().startsWith(number)) return QValidator::Intermediate;
    return beginning.match(number).hasMatch() ? QValidator::Intermediate : QValidator::Invalid;
}

// Numbers contain no spaces, so the space bar is left to the window.
bool NumberBox::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        event->ignore();
        return false;
    }
    return QDoubleSpinBox::event(event);
}

// As wide as the largest number with its unit needs; those that are not whole are short.
QSize NumberBox::sizeHint() const {
    constexpr int least_width = 66, height = 26, margins = 14;
    const QString longest = scale_.whole ? textFromValue(maximum()) + suffix() : QString();
    return {std::max(least_width, fontMetrics().horizontalAdvance(longest) + margins), height};
}

void NumberBox::wheelEvent(QWheelEvent* event) {
    if (hasFocus())
        QDoubleSpinBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace pushforward

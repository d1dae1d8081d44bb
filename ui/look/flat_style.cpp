// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/flat_style.h"

#include "ui/draw/theme.h"

#include <QAbstractSpinBox>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

#include <algorithm>

namespace pushforward {

namespace {

QColor tone(const QStyleOption& option, const QColor& colour) {
    if (option.state & QStyle::State_Enabled) return colour;
    QColor faint = colour;
    faint.setAlphaF(0.45F);
    return faint;
}

void draw_field(QPainter& painter, const QStyleOption& option, const QRect& rect) {
    const Theme& theme = Theme::of(option.palette);
    const bool focused = option.state & QStyle::State_HasFocus;
    const bool hovered = option.state & QStyle::State_MouseOver;
    painter.setPen(QPen(focused ? theme.accent : hovered ? theme.dimmed : theme.line, 1));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

/// A chevron in the middle of the rectangle; `up` is −1 when it points up.
void draw_chevron(QPainter& painter, const QRectF& rect, double size, double up,
                  const QColor& colour) {
    const QPointF middle = rect.center();
    painter.setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF{{middle.x() - size, middle.y() - up * size / 2},
                                   {middle.x(), middle.y() + up * size / 2},
                                   {middle.x() + size, middle.y() - up * size / 2}});
}

void draw_check_box(QPainter& painter, const QStyleOption& option) {
    const Theme& theme = Theme::of(option.palette);
    const bool on = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const bool focused = option.state & QStyle::State_HasFocus;
    const int side = std::min({14, option.rect.width(), option.rect.height()});
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option.rect).center());
    // The ring of the focus: there is no room for one of two lines.
    painter.setPen(focused ? QPen(theme.text, 2)
                           : QPen(tone(option, on ? theme.accent : theme.dimmed), 1));
    painter.setBrush(on ? tone(option, theme.accent) : theme.raised);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3.5, 3.5);
    painter.setPen(QPen(theme.on_accent, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const QPointF corner = box.topLeft();
    if (option.state & QStyle::State_NoChange) {
        painter.drawLine(box.center() - QPointF(3, 0), box.center() + QPointF(3, 0));
    } else if (on) {
        const double unit = side / 14.0;
        painter.drawPolyline(QPolygonF{corner + unit * QPointF(3.6, 7.3),
                                       corner + unit * QPointF(6, 9.7),
                                       corner + unit * QPointF(10.4, 4.6)});
    }
}

void draw_spin_box(const QProxyStyle& style, QPainter& painter, const QStyleOptionSpinBox& option,
                   const QWidget* widget) {
    const Theme& theme = Theme::of(option.palette);
    if (option.frame) draw_field(painter, option, option.rect);
    if (!(option.subControls & QStyle::SC_SpinBoxUp) ||
        option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    for (const bool up : {true, false}) {
        const auto part = up ? QStyle::SC_SpinBoxUp : QStyle::SC_SpinBoxDown;
        const bool pressed = option.activeSubControls == part;
        const bool can = option.stepEnabled &
                         (up ? QAbstractSpinBox::StepUpEnabled : QAbstractSpinBox::StepDownEnabled);
        QColor colour = tone(option, pressed ? theme.accent : theme.dimmed);
        if (!can) colour.setAlphaF(0.45F);
        draw_chevron(painter, style.subControlRect(QStyle::CC_SpinBox, &option, part, widget), 2.6,
                     up ? -1 : 1, colour);
    }
}

void draw_combo_box(const QProxyStyle& style, QPainter& painter, const QStyleOptionComboBox& option,
                    const QWidget* widget) {
    const Theme& theme = Theme::of(option.palette);
    if (option.frame) draw_field(painter, option, option.rect);
    draw_chevron(
        painter,
        style.subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxArrow, widget), 3.4,
        1, tone(option, theme.dimmed));
}

} // namespace

FlatStyle::FlatStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {
    setObjectName(QStringLiteral("flat"));
}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                              QPainter* painter, const QWidget* widget) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto* const frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck) {
        draw_check_box(*painter, *option);
    } else if (element == PE_PanelLineEdit && frame && frame->lineWidth > 0) {
        draw_field(*painter, *option, option->rect);
    } else if (element == PE_PanelLineEdit && widget &&
               qobject_cast<const QAbstractSpinBox*>(widget->parentWidget())) {
        // The spin box has drawn the field.
    } else if (element == PE_FrameLineEdit) {
        draw_field(*painter, *option, option->rect);
    } else {
        painter->restore();
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    painter->restore();
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                   QPainter* painter, const QWidget* widget) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto* const spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
    const auto* const combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (control == CC_SpinBox && spin) {
        draw_spin_box(*this, *painter, *spin, widget);
        painter->restore();
    } else if (control == CC_ComboBox && combo && !combo->editable) {
        draw_combo_box(*this, *painter, *combo, widget);
        painter->restore();
    } else {
        painter->restore();
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QRect FlatStyle::subElementRect(SubElement element, const QStyleOption* option,
                                const QWidget* widget) const {
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    return element == SE_LineEditContents ? rect.adjusted(3, 0, -3, 0) : rect;
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* answer) const {
    if (hint == SH_EtchDisabledText || hint == SH_DialogButtonBox_ButtonsHaveIcons) return 0;
    return QProxyStyle::styleHint(hint, option, widget, answer);
}

} // namespace pushforward

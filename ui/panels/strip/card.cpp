// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/strip/card.h"

#include "ui/draw/theme.h"
#include "ui/look/card_texts.h"
#include "ui/look/focus_ring.h"
#include "ui/look/glyphs.h"
#include "ui/look/number_label.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace pushforward {

namespace {

constexpr int head = 26, foot = 24, side = 8;

QFont name_font() {
    QFont font = body_font();
    font.setPixelSize(12);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

Card::Card(QWidget* parent) : QAbstractButton(parent) {
    setCheckable(true);
    setFixedSize(least);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

QSize Card::sizeFor(int height) {
    const int rest = head + foot, high = std::max(height, least.height());
    return {2 + (high - rest) * (least.width() - 2) / (least.height() - rest), high};
}

QSize Card::pictureSize() const { return {width() - 2, height() - head - foot}; }

QRect Card::pictureRect() const { return {QPoint(1, head), pictureSize()}; }

QRect Card::crossRect() const { return {width() - 23, 4, 18, 18}; }

bool Card::showsCross() const { return movable_ && !dragging_ && (underMouse() || hasFocus()); }

void Card::setTexts(const QString& name, const QString& line) {
    name_ = name;
    line_ = line;
    setAccessibleName(name);
    updateToolTip();
    update();
}

void Card::setNumber(const QString& text, const QString& help) {
    if (text == number_ && help == number_help_) return;
    number_ = text;
    number_help_ = help;
    updateToolTip();
    update();
}

void Card::setDirections(ClosedForm closed, bool turned) {
    if (closed == closed_ && turned == turned_) return;
    closed_ = closed;
    turned_ = turned;
    updateToolTip();
    update();
}

void Card::setDimmed(bool dimmed) {
    if (dimmed == dimmed_) return;
    dimmed_ = dimmed;
    update();
}

void Card::setPicture(const QImage& picture) {
    picture_ = picture;
    update(pictureRect());
}

void Card::setMarks(std::vector<Mark> marks) {
    if (marks == marks_) return;
    marks_ = std::move(marks);
    update(pictureRect());
}

void Card::updateToolTip() {
    QStringList words;
    if (!line_.isEmpty()) words << line_;
    if (closed_) words << closedFormText(*closed_);
    if (turned_) words << tr("Turned round.");
    setAccessibleDescription((words + QStringList{number_}).join(QLatin1Char(' ')).trimmed());
    QStringList lines = QStringList{name_} + words;
    if (!number_help_.isEmpty()) lines << number_help_;
    if (movable_) lines << tr("Drag to reorder; right click for more.");
    setToolTip(lines.join(QLatin1Char('\n')));
}

void Card::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (dragging_) painter.setOpacity(0.45);
    const qreal pen = isChecked() ? 2 : 1;
    const QRectF frame = QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2);
    QPainterPath outline;
    outline.addRoundedRect(frame, 7, 7);
    painter.fillPath(outline, theme.raised);

    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const double opacity = painter.opacity();
    if (dimmed_) painter.setOpacity(0.3 * opacity);
    if (!picture_.isNull()) painter.drawImage(pictureRect(), picture_);
    painter.setOpacity(opacity);

    if (!marks_.empty()) paintMarks(painter);
    if (closed_) paintDirections(painter);
    painter.setFont(name_font());
    painter.setPen(theme.text);
    const int room = width() - 2 * side - (showsCross() ? 16 : 0);
    painter.drawText(QRect(side, 1, room, head), Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(name_, Qt::ElideRight, room));
    painter.setFont(secondary_font());
    const QFontMetricsF metrics(painter.font());
    const qreal number_width = number_.isEmpty() ? 0 : tabular_width(metrics, number_);
    const qreal base = height() - foot + (foot + metrics.ascent() - metrics.descent()) / 2 - 1;
    draw_tabular(painter, {width() - side - number_width, base}, number_);
    painter.setPen(theme.dimmed);
    const qreal line_room = width() - 2 * side - number_width - (number_width > 0 ? 4 : 0);
    painter.drawText(QPointF(side, base), metrics.elidedText(line_, Qt::ElideRight, line_room));

    if (showsCross()) {
        painter.save();
        painter.translate(QRectF(crossRect()).center());
        painter.scale(5, 5);
        painter.fillPath(glyphPath(Glyph::cross), on_cross_ ? theme.text : theme.dimmed);
        painter.restore();
    }
    const QColor line = isChecked() ? theme.accent : underMouse() ? theme.dimmed : theme.line;
    painter.setPen(QPen(line, pen, dashed_ && !isChecked() ? Qt::DashLine : Qt::SolidLine));
    painter.drawPath(outline);
    if (shows_focus(*this)) draw_focus_ring(painter, rect(), 7, theme);
}

void Card::paintMarks(QPainter& painter) const {
    constexpr qreal radius = 3;
    painter.save();
    painter.setClipRect(pictureRect());
    painter.setPen(QPen(Theme::of(palette()).raised, 1.2));
    for (const Mark& mark : marks_) {
        painter.setBrush(mark.colour);
        painter.drawEllipse(QPointF(pictureRect().left() + mark.at.x() * pictureRect().width(),
                                    pictureRect().top() + mark.at.y() * pictureRect().height()),
                            radius, radius);
    }
    painter.restore();
}

// A patch in the picture's corner: the way that is a closed form, after a round arrow where the
// formula is turned round.
void Card::paintDirections(QPainter& painter) const {
    const Theme& theme = Theme::of(palette());
    constexpr qreal height = 15, glyph = 9;
    std::vector<std::pair<Glyph, QColor>> glyphs;
    if (turned_) glyphs.emplace_back(Glyph::reset, theme.accent);
    glyphs.emplace_back(*closed_ == ClosedForm::both           ? Glyph::both_ways
                        : *closed_ == ClosedForm::base_to_data ? Glyph::to_right
                        : *closed_ == ClosedForm::data_to_base ? Glyph::to_left
                                                               : Glyph::waves,
                        theme.text);
    const qreal pitch = glyph + 5;
    const QRectF patch(5, pictureRect().bottom() - height - 3,
                       pitch * static_cast<qreal>(glyphs.size()) + 4, height);
    QColor ground = theme.panel;
    ground.setAlphaF(0.86F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(patch, height / 2, height / 2);
    qreal middle = patch.left() + 2 + pitch / 2;
    for (const auto& [sign, colour] : glyphs) {
        painter.save();
        painter.translate(middle, patch.center().y());
        painter.scale(glyph / 2, glyph / 2);
        painter.fillPath(glyphPath(sign), colour);
        painter.restore();
        middle += pitch;
    }
    painter.setBrush(Qt::NoBrush);
}

void Card::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    pressed_ = event->pos();
    if (showsCross() && crossRect().contains(pressed_)) return;
    setFocus(Qt::MouseFocusReason);
    Q_EMIT clicked(); // chosen at once, so that a drag shows what it drags
}

void Card::mouseMoveEvent(QMouseEvent* event) {
    const bool on_cross = crossRect().contains(event->pos());
    if (on_cross != on_cross_) {
        on_cross_ = on_cross;
        update();
    }
    if (!(event->buttons() & Qt::LeftButton) || !movable_) return;
    if (!dragging_ &&
        (event->pos() - pressed_).manhattanLength() >= QApplication::startDragDistance() &&
        !crossRect().contains(pressed_)) {
        dragging_ = true;
        setCursor(Qt::ClosedHandCursor);
        update();
    }
    if (dragging_) Q_EMIT dragged(event->globalPosition().toPoint());
}

void Card::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    if (dragging_) {
        dragging_ = false;
        unsetCursor();
        update();
        Q_EMIT dropped(event->globalPosition().toPoint());
    } else if (showsCross() && crossRect().contains(pressed_) &&
               crossRect().contains(event->pos())) {
        Q_EMIT deleteAsked();
    }
}

void Card::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void Card::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    on_cross_ = false;
    update();
}

void Card::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT clicked();
    } else if (event->key() == Qt::Key_Escape && dragging_) {
        dragging_ = false;
        unsetCursor();
        update();
        Q_EMIT dragCancelled();
    } else {
        event->ignore(); // arrows are the strip's
    }
}

bool Card::event(QEvent* event) {
    // Escape ends a drag before it can close anything.
    if (event->type() == QEvent::ShortcutOverride && dragging_) event->accept();
    return QAbstractButton::event(event);
}

} // namespace pushforward

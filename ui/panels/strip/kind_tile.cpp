// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/strip/kind_tile.h"

#include "ui/draw/text.h"
#include "ui/draw/theme.h"

#include <QPainter>

namespace pushforward {

namespace {

constexpr int edge = 4, title_height = 40;
constexpr int title_flags = Qt::AlignCenter | Qt::TextWordWrap;

} // namespace

KindTile::KindTile(const KindInfo& kind, QWidget* parent) : QAbstractButton(parent), kind_(kind) {
    setText(text_of(kind.title));
    setAccessibleName(text());
    setAccessibleDescription(text_of(kind.summary));
    setFocusPolicy(Qt::NoFocus); // the palette's filter keeps it
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    setFixedSize(size);
}

QSize KindTile::pictureSize() { return size.shrunkBy({edge, edge, edge, title_height}); }

void KindTile::setPicture(const QImage& picture) {
    picture_ = picture;
    update();
}

void KindTile::setCurrent(bool current) {
    if (current == current_) return;
    current_ = current;
    update();
}

bool KindTile::matches(const QString& text) const {
    const QString all =
        text_of(kind_.title + ' ' + kind_.key + ' ' + kind_.group + ' ' + kind_.summary);
    for (const QString& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        if (!all.contains(word, Qt::CaseInsensitive)) return false;
    return true;
}

void KindTile::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal width = current_ ? 2 : 1;
    painter.setPen(QPen(current_ ? theme.accent : theme.line, width));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2),
                            6, 6);
    if (hasPicture()) painter.drawImage(QRect({edge, edge}, pictureSize()), picture_);

    painter.setFont(titleFont());
    painter.setPen(current_ ? theme.text : theme.dimmed);
    painter.drawText(titleArea(), title_flags, text());
}

QRect KindTile::titleArea() const {
    return {3, height() - title_height, width() - 6, title_height - 1};
}

QRect KindTile::titleBounds() const {
    return QFontMetrics(titleFont()).boundingRect(titleArea(), title_flags, text());
}

// A size smaller where a name takes three lines.
QFont KindTile::titleFont() const {
    QFont font = secondary_font();
    const int height = QFontMetrics(font).boundingRect(titleArea(), title_flags, text()).height();
    if (height > titleArea().height()) font.setPixelSize(font.pixelSize() - 1);
    return font;
}

void KindTile::mouseMoveEvent(QMouseEvent*) {
    if (!current_) Q_EMIT entered();
}

} // namespace pushforward

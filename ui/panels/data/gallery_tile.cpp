// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/gallery_tile.h"

#include "core/picture/view.h"
#include "ui/draw/cloud_image.h"
#include "ui/draw/density_image.h"
#include "ui/draw/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

namespace pushforward {

namespace {

constexpr int title_height = 25, edge = 4;

} // namespace

GalleryTile::GalleryTile(const QString& title, const QString& help, QWidget* parent)
    : QAbstractButton(parent) {
    setText(title);
    setAccessibleName(title);
    setToolTip(QStringLiteral("<b>%1</b><br>%2").arg(title.toHtmlEscaped(), help.toHtmlEscaped()));
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void GalleryTile::setPicture(GalleryPicture picture) {
    made_ = std::move(picture);
    picture_ = {};
    update();
}

QRect GalleryTile::pictureRect() const { return rect().adjusted(edge, edge, -edge, -title_height); }

void GalleryTile::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool emphasised = isChecked() || hasFocus();
    const qreal width = isChecked() ? 2 : 1;
    painter.setPen(QPen(emphasised     ? theme.accent
                        : underMouse() ? theme.dimmed
                                       : theme.line,
                        width));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2),
                            6, 6);
    if (picture_.isNull() && hasPicture()) picture_ = QPixmap::fromImage(image());
    painter.drawPixmap(pictureRect().topLeft(), picture_);
    drawTitle(painter);
}

QImage GalleryTile::image() const {
    const Theme& theme = Theme::of(palette());
    const QSize size = pictureRect().size();
    if (made_.points.cols() == 0) {
        QImage image = density_image(made_.density, colour_map(theme.density))
                           .scaled(size * devicePixelRatioF(), Qt::KeepAspectRatioByExpanding,
                                   Qt::SmoothTransformation);
        const QSize pixels = size * devicePixelRatioF();
        image = image.copy(QRect(
            QPoint((image.width() - pixels.width()) / 2, (image.height() - pixels.height()) / 2),
            pixels));
        image.setDevicePixelRatio(devicePixelRatioF());
        return image;
    }
    constexpr double margin = 0.06;
    const View view = fitted(view_of(made_.points, margin), size.width(), size.height());
    return cloud_image(made_.points, view, size, devicePixelRatioF(), {theme.data, 1.6, 0.7});
}

// In up to two lines, narrowed where a word is too long for the tile.
void GalleryTile::drawTitle(QPainter& painter) const {
    QFont font = secondary_font();
    font.setPixelSize(10);
    const QRect area(2, height() - title_height, width() - 4, title_height - 2);
    int widest = 0;
    for (const QString& word : text().split(QLatin1Char(' ')))
        widest = std::max(widest, QFontMetrics(font).horizontalAdvance(word));
    if (widest > area.width()) font.setStretch(std::max(70, 100 * area.width() / widest));
    painter.setFont(font);
    painter.setPen(isChecked() ? Theme::of(palette()).text : Theme::of(palette()).dimmed);
    painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, text());
}

void GalleryTile::resizeEvent(QResizeEvent* event) {
    QAbstractButton::resizeEvent(event);
    picture_ = {};
}

void GalleryTile::changeEvent(QEvent* event) {
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) picture_ = {};
}

void GalleryTile::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void GalleryTile::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

void GalleryTile::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        event->ignore();
}

} // namespace pushforward

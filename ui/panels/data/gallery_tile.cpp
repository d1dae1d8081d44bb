// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/gallery_tile.h"

#include "core/picture/view.h"
#include "ui/draw/cloud_image.h"
#include "ui/draw/density_image.h"
#include "ui/draw/theme.h"
#include "ui/look/focus_ring.h"

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

void GalleryTile::makePicture(const GalleryEntry& entry, Background& background) {
    background_ = &background;
    drawing_ = true;
    const auto work = [this, entry, look = look()]() -> Background::Deliver {
        const auto picture = std::make_shared<const GalleryPicture>(galleryPicture(entry));
        return
            [this, picture, image = imageOf(*picture, look), look] { take(picture, image, look); };
    };
    background.run(this, work, [](const QString&) {}); // a tile without a picture has its name
}

void GalleryTile::freshen() {
    if (!picture_ || drawing_ || look() == drawn_) return;
    drawing_ = true;
    const auto work = [this, picture = picture_, look = look()]() -> Background::Deliver {
        return
            [this, picture, image = imageOf(*picture, look), look] { take(picture, image, look); };
    };
    background_->run(this, work, [](const QString&) {});
}

void GalleryTile::take(std::shared_ptr<const GalleryPicture> picture, const QImage& image,
                       const Look& look) {
    drawing_ = false;
    picture_ = std::move(picture);
    image_ = image;
    drawn_ = look;
    update();
}

QRect GalleryTile::pictureRect() const { return rect().adjusted(edge, edge, -edge, -title_height); }

void GalleryTile::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal width = isChecked() ? 2 : 1;
    painter.setPen(QPen(isChecked()    ? theme.accent
                        : underMouse() ? theme.dimmed
                                       : theme.line,
                        width));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2),
                            6, 6);
    freshen();
    painter.drawImage(pictureRect().topLeft(), image_);
    drawTitle(painter);
    if (shows_focus(*this)) draw_focus_ring(painter, rect(), 6, theme);
}

GalleryTile::Look GalleryTile::look() const {
    return {pictureRect().size(), devicePixelRatioF(), Theme::of(palette()).is_dark};
}

QImage GalleryTile::imageOf(const GalleryPicture& picture, const Look& look) {
    if (look.size.isEmpty()) return {}; // not laid out yet
    const Theme& theme = look.is_dark ? Theme::dark() : Theme::light();
    if (picture.points.cols() == 0) {
        const QSize pixels = look.size * look.pixel_ratio;
        QImage image =
            density_image(picture.density, colour_map(theme.density))
                .scaled(pixels, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
        image = image.copy(QRect(
            QPoint((image.width() - pixels.width()) / 2, (image.height() - pixels.height()) / 2),
            pixels));
        image.setDevicePixelRatio(look.pixel_ratio);
        return image;
    }
    constexpr double margin = 0.06;
    const View view =
        fitted(view_of(picture.points, margin), look.size.width(), look.size.height());
    return cloud_image(picture.points, view, look.size, look.pixel_ratio, {theme.data, 1.6, 0.7});
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

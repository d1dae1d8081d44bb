// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/data/gallery_entries.h"
#include "ui/session/background.h"

#include <QAbstractButton>
#include <QImage>

#include <memory>

namespace pushforward {

/// The picture and the name of a data set or an energy. Arrow keys are left to the gallery.
class GalleryTile : public QAbstractButton {
    Q_OBJECT
public:
    GalleryTile(const QString& title, const QString& help, QWidget* parent);

    /// Makes the entry's picture in the background, and from then on draws it there again whenever
    /// the tile has another size or theme. Until then the picture before is shown.
    void makePicture(const GalleryEntry& entry, Background& background);

    const QImage& picture() const { return image_; } ///< null until it is made

    QSize sizeHint() const override { return {58, 60}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// What the image depends on, beside the picture.
    struct Look {
        QSize size; ///< logical pixels
        double pixel_ratio = 1;
        bool is_dark = false;
        bool operator==(const Look&) const = default;
    };
    static QImage imageOf(const GalleryPicture& picture, const Look& look);

    QRect pictureRect() const;
    Look look() const;
    void freshen();
    void take(std::shared_ptr<const GalleryPicture> picture, const QImage& image, const Look& look);
    void drawTitle(QPainter& painter) const;

    Background* background_ = nullptr;
    std::shared_ptr<const GalleryPicture> picture_; ///< null until it is made
    QImage image_;
    Look drawn_; ///< of `image_`
    bool drawing_ = false;
};

} // namespace pushforward

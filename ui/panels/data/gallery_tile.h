// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/data/gallery_entries.h"

#include <QAbstractButton>
#include <QPixmap>

namespace pushforward {

/// The picture and the name of a data set or an energy. Arrow keys are left to the gallery.
class GalleryTile : public QAbstractButton {
    Q_OBJECT
public:
    GalleryTile(const QString& title, const QString& help, QWidget* parent);

    void setPicture(GalleryPicture picture);
    bool hasPicture() const { return made_.points.cols() > 0 || !made_.density.density.empty(); }

    QSize sizeHint() const override { return {58, 60}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRect pictureRect() const;
    void drawTitle(QPainter& painter) const;

    QImage image() const; ///< the picture at its size

    GalleryPicture made_;
    QPixmap picture_;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

#include <QAbstractButton>
#include <QPixmap>

namespace pushforward {

/// A data set's picture and name. Arrow keys are left to the gallery.
class GalleryTile : public QAbstractButton {
    Q_OBJECT
public:
    GalleryTile(const QString& title, const QString& help, QWidget* parent);

    void setPoints(Points points);
    bool hasPicture() const { return points_.cols() > 0; }

    QSize sizeHint() const override { return {58, 64}; }

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

    Points points_{2, 0};
    QPixmap picture_;
};

} // namespace pushforward

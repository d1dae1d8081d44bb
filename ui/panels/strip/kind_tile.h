// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/spec/kind.h"

#include <QAbstractButton>
#include <QImage>

namespace pushforward {

/// A kind of layer in the palette: what it does to a grid, and its name.
class KindTile : public QAbstractButton {
    Q_OBJECT
public:
    static constexpr QSize size{92, 98};

    KindTile(const KindInfo& kind, QWidget* parent);

    const KindInfo& kind() const { return kind_; }

    static QSize pictureSize(); ///< logical pixels
    void setPicture(const QImage& picture);
    bool hasPicture() const { return !picture_.isNull(); }

    void setCurrent(bool current); ///< whether Return would choose it
    bool isCurrent() const { return current_; }

    /// True if name, key, group or summary contain every word of a text.
    bool matches(const QString& text) const;

    QRect titleArea() const;
    QRect titleBounds() const; ///< where the name is drawn: within the tile unless it is too long

    QSize sizeHint() const override { return size; }

Q_SIGNALS:
    void entered(); ///< by the pointer

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    QFont titleFont() const;

    const KindInfo& kind_;
    QImage picture_;
    bool current_ = false;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/transform.h"

#include <QAbstractButton>
#include <QImage>

#include <optional>
#include <vector>

namespace pushforward {

/// A frame of the filmstrip: name, live picture, one line of what it is, a number. Chosen cards
/// have the accent's outline. A layer's card can be dragged and has a cross that deletes it.
class Card : public QAbstractButton {
    Q_OBJECT
public:
    static constexpr QSize least{116, 142};

    explicit Card(QWidget* parent);

    /// Of a card so high, whose picture has the shape of the smallest one's.
    static QSize sizeFor(int height);

    void setTexts(const QString& name, const QString& line);
    void setNumber(const QString& text, const QString& help);
    void setPicture(const QImage& picture);

    /// A dot on the picture, at shares of its width and height from the top left.
    struct Mark {
        QPointF at;
        QColor colour;
        bool operator==(const Mark&) const = default;
    };
    void setMarks(std::vector<Mark> marks);
    const std::vector<Mark>& marks() const { return marks_; }

    /// Which of the layer's directions are closed forms, and whether its formula is turned round:
    /// arrows in the picture's corner, and words.
    void setDirections(ClosedForm closed, bool turned);
    void setMovable(bool movable) { movable_ = movable; }
    void setDimmed(bool dimmed);                      ///< for a layer that is muted
    void setDashed(bool dashed) { dashed_ = dashed; } ///< for what is no layer

    const QImage& picture() const { return picture_; }

    QSize pictureSize() const; ///< in logical pixels

    QSize sizeHint() const override { return size(); }

Q_SIGNALS:
    void deleteAsked();
    void dragged(QPoint global); ///< the pointer, while it holds the card
    void dropped(QPoint global);
    void dragCancelled();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRect pictureRect() const;
    QRect crossRect() const;
    bool showsCross() const;
    void updateToolTip();

    void paintDirections(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;

    QString name_, line_, number_, number_help_;
    std::optional<ClosedForm> closed_; ///< none for what is no layer
    bool turned_ = false;
    QImage picture_;
    std::vector<Mark> marks_;
    bool movable_ = false, dashed_ = false, dimmed_ = false, dragging_ = false, on_cross_ = false;
    QPoint pressed_;
};

} // namespace pushforward

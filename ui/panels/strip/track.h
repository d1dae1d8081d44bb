// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace pushforward {

/// The line above the cards on which the playhead moves: a mark over the base's card and over each
/// layer's. Drag it, click the line, or use the keyboard: arrows for a twentieth of a layer, Page
/// Up and Page Down for one, Home and End. Marks and playhead can lie outside of what it shows,
/// where the cards are scrolled away.
class Track : public QWidget {
    Q_OBJECT
public:
    static constexpr int height = 20;

    explicit Track(QWidget* parent);

    /// Where the marks are, from the base on, in pixels from the left; those between `left` and
    /// `right` are shown, and the first.
    void setMarks(std::vector<double> marks, int left, int right);
    void setAlong(double along,
                  const QString& words); ///< in marks from the first; said to screen readers

    QPointF place(double along) const; ///< of a position, in the widget

    QSize sizeHint() const override { return {200, height}; }
    QSize minimumSizeHint() const override { return {60, height}; }

Q_SIGNALS:
    void sought(double along); ///< a person moves it there
    void released();           ///< and lets go

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    double alongAt(double x) const;

    std::vector<double> marks_ = {0};
    int left_ = 0, right_ = 0;
    double along_ = 0;
    bool dragging_ = false;
};

} // namespace pushforward

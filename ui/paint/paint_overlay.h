// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/painting_editor.h"

#include <QWidget>

namespace pushforward {

class StageView;

/// Lies over the stage and hands pointer, pen and keys to the editor while that is active; shows
/// its ring, the shape that is being drawn, the chosen points' frame and the lines of symmetry. The
/// wheel and the middle button move the view as ever.
///
/// Keys: arrows move the ring by eight pixels (with Shift forty, with Ctrl one), or what is chosen;
/// the space bar is the button: held it sprays, pressed and let go it makes a shape from there to
/// the next press; Escape gives up; [ and ] change the radius; a letter takes up a tool.
class PaintOverlay : public QWidget {
    Q_OBJECT
public:
    PaintOverlay(PaintingEditor& editor, StageView& view);

    QPointF place() const { return place_; } ///< of the ring, in the widget's coordinates

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void follow();
    void fit();
    PaintPlace placeAt(QPointF here, Qt::KeyboardModifiers modifiers, double pressure = 1) const;
    bool mouse(QEvent* event);
    bool tablet(QEvent* event);
    bool key(QEvent* event);
    bool keyPress(int key, Qt::KeyboardModifiers modifiers);
    void press(QPointF here, Qt::KeyboardModifiers modifiers, double pressure = 1);
    void moveTo(QPointF here, Qt::KeyboardModifiers modifiers, double pressure = 1);
    void drawOutlines(QPainter& painter, const std::vector<Outline>& outlines) const;
    void drawHint(QPainter& painter) const; ///< on an empty canvas
    void drawGuides(QPainter& painter) const;
    void drawChosen(QPainter& painter) const;
    void drawRing(QPainter& painter) const;

    PaintingEditor& editor_;
    StageView& view_;
    QPointF place_;
    bool has_ring_ = false;  ///< about the pointer
    bool by_key_ = false;    ///< the space bar is the button that is down
    bool key_shape_ = false; ///< a shape was begun by a short press, and ends with the next
};

} // namespace pushforward

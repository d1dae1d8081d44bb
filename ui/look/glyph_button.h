// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/glyphs.h"

#include <QAbstractButton>

class QAction;

namespace pushforward {

/// A flat button with a symbol: round and filled for the main action, plain for all others.
class GlyphButton : public QAbstractButton {
    Q_OBJECT
public:
    enum class Look { primary, raised, quiet };

    GlyphButton(Glyph glyph, Look look, int side, QWidget* parent);

    void setGlyph(Glyph glyph);
    Glyph glyph() const { return glyph_; }

    /// Triggers the action, and takes over its text, tool tip and enabled state.
    void follow(QAction* action);

    QSize sizeHint() const override { return {side_, side_}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    Glyph glyph_;
    Look look_;
    int side_;
};

} // namespace pushforward

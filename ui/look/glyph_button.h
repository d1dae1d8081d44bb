// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/glyphs.h"

#include <QAbstractButton>

class QAction;

namespace pushforward {

/// A flat button with a sign on it: round and filled for what is done most, quiet otherwise.
class GlyphButton : public QAbstractButton {
    Q_OBJECT
public:
    enum class Look { primary, raised, quiet };

    GlyphButton(Glyph glyph, Look look, int side, QWidget* parent);

    void setGlyph(Glyph glyph);
    Glyph glyph() const { return glyph_; }

    /// Triggers the action; takes its words, and is enabled as it is.
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

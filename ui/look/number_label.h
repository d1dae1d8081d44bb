// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QWidget>

namespace pushforward {

/// Width of a text whose digits all take the room of the widest one.
qreal tabular_width(const QFontMetricsF& metrics, const QString& text);

/// Draws such a text in one line, its base line at `origin`.
void draw_tabular(QPainter& painter, QPointF origin, const QString& text);

/// A number that does not jump while it changes: equally wide digits whatever the font has, and a
/// width that only grows (`setSample` sets the least).
class NumberLabel : public QWidget {
    Q_OBJECT
public:
    explicit NumberLabel(QWidget* parent = nullptr);

    void setText(const QString& text);
    QString text() const { return text_; }
    void setColour(const QColor& colour); ///< invalid: the palette's text
    void setSample(const QString& text);  ///< as wide as this from the start
    void setAlignment(Qt::Alignment alignment);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString text_, sample_;
    QColor colour_;
    Qt::Alignment alignment_ = Qt::AlignLeft | Qt::AlignVCenter;
    mutable qreal widest_ = 0;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QWidget>

namespace pushforward {

/// The width of a text whose digits are all as wide as the widest digit.
qreal tabular_width(const QFontMetricsF& metrics, const QString& text);

/// Draws such a text in one line, with its base line at `origin`.
void draw_tabular(QPainter& painter, QPointF origin, const QString& text);

/// A number that does not jump while it changes: its digits are equally wide in every font, and its
/// width only grows (`setSample` sets the smallest).
class NumberLabel : public QWidget {
    Q_OBJECT
public:
    explicit NumberLabel(QWidget* parent = nullptr);

    void setText(const QString& text);
    QString text() const { return text_; }
    void setColour(const QColor& colour); ///< an invalid colour means the palette's text colour
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/figure_page.h"

#include "ui/draw/ticks.h"

#include <QFontDatabase>
#include <QFontInfo>

#include <algorithm>

namespace pushforward {

QFont FigurePage::font(int points, QFont::Weight weight) {
    // A family by its own name: files must not say "Sans Serif".
    const QString inter = QStringLiteral("Inter");
    QFont font(QFontDatabase::hasFamily(inter) ? inter
                                               : QFontInfo(QFont(QStringLiteral("sans"))).family());
    font.setPixelSize(points);
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

void FigurePage::text(const QRectF& place, Qt::Alignment alignment, const QString& words,
                      int points, const QColor& colour) const {
    painter.setFont(font(points));
    painter.setPen(colour);
    const QFontMetricsF metrics(painter.font());
    const double width = metrics.horizontalAdvance(words);
    const double left = alignment & Qt::AlignRight     ? place.right() - width
                        : alignment & Qt::AlignHCenter ? place.center().x() - width / 2
                                                       : place.left();
    const double base = alignment & Qt::AlignTop ? place.top() + metrics.ascent()
                        : alignment & Qt::AlignBottom
                            ? place.bottom() - metrics.descent()
                            : place.center().y() + metrics.capHeight() / 2;
    painter.drawText(QPointF(left, base), words);
}

void FigurePage::upright_text(const QRectF& place, const QString& words, int points,
                              const QColor& colour) const {
    painter.save();
    painter.translate(place.center());
    painter.rotate(-90);
    const QRectF turned(-place.height() / 2, -place.width() / 2, place.height(), place.width());
    text(turned, Qt::AlignCenter, words, points, colour);
    painter.restore();
}

double FigurePage::text_width(const QString& words, int points) const {
    return QFontMetricsF(font(points)).horizontalAdvance(words);
}

QImage FigurePage::blank(const QRectF& place, const QColor& background) const {
    const QSizeF size = place.size() * dpi / 72;
    QImage pixels(std::max(1, qRound(size.width())), std::max(1, qRound(size.height())),
                  background.alpha() == 255 ? QImage::Format_RGB32
                                            : QImage::Format_ARGB32_Premultiplied);
    pixels.fill(background);
    return pixels;
}

void FigurePage::image(const QRectF& place, const QImage& pixels) const {
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(place, pixels);
    painter.restore();
}

QPointF PlotFrame::place(double x, double y) const {
    return {area.left() + (x - view.left) / view.width() * area.width(),
            area.top() + (view.top - y) / view.height() * area.height()};
}

void draw_axes(const FigurePage& page, const PlotFrame& frame, const QString& x_title,
               const QString& y_title, double least_x_gap, double least_y_gap, bool grid) {
    constexpr double tick = 3;
    const auto& [area, view] = frame;
    QPainter& painter = page.painter;
    const QPen line(page.theme.dimmed, 0.6), rule(page.theme.line, 0.5);

    const double x_step = tick_step(view.width(), area.width(), least_x_gap);
    const int x_exponent = tick_exponent(view.left, view.right, x_step);
    const double x_power = std::pow(10, x_exponent);
    for (const double x : tick_places(view.left, view.right, x_step)) {
        const QPointF foot = frame.place(x, view.bottom);
        painter.setPen(line);
        painter.drawLine(foot, foot + QPointF(0, tick));
        const QString label = x_exponent == 0 && x_step >= 1 && std::abs(x) >= 1000
                                  ? grouped(std::llround(x))
                                  : tick_label(x / x_power, x_step / x_power);
        page.text({foot.x() - 40, foot.y() + tick + 1, 80, 11}, Qt::AlignHCenter | Qt::AlignTop,
                  label, 8, page.theme.dimmed);
    }
    const double y_step = tick_step(view.height(), area.height(), least_y_gap);
    const int y_exponent = tick_exponent(view.bottom, view.top, y_step);
    const double y_power = std::pow(10, y_exponent);
    double widest = 0;
    for (const double y : tick_places(view.bottom, view.top, y_step)) {
        const QPointF foot = frame.place(view.left, y);
        if (grid) {
            painter.setPen(rule);
            painter.drawLine(foot, QPointF(area.right(), foot.y()));
        }
        painter.setPen(line);
        painter.drawLine(foot, foot - QPointF(tick, 0));
        const QString label = tick_label(y / y_power, y_step / y_power);
        widest = std::max(widest, page.text_width(label, 8));
        page.text({foot.x() - tick - 62, foot.y() - 6, 60, 12}, Qt::AlignRight | Qt::AlignVCenter,
                  label, 8, page.theme.dimmed);
    }
    painter.setPen(line);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area);
    page.text({area.left(), area.bottom() + 15, area.width(), 13}, Qt::AlignCenter,
              tick_title(x_title, x_exponent), 9, page.theme.text);
    const double right = area.left() - tick - 4 - widest;
    page.upright_text({right - 13, area.top(), 13, area.height()}, tick_title(y_title, y_exponent),
                      9, page.theme.text);
}

} // namespace pushforward

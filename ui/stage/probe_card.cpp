// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/probe_card.h"

#include "ui/draw/ticks.h"
#include "ui/look/card_texts.h"
#include "ui/look/number_label.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

constexpr double card_width = 262, edge = 10, head = 40, foot = 24, name_width = 52,
                 number_width = 50;
constexpr double tallest_row = 15, lowest_row = 7;

QString translated(const char* words) { return QCoreApplication::translate("Probe", words); }

QString number(double value) {
    return std::abs(value) < 1e5 ? with_minus_sign(QString::number(value, 'f', 2))
                                 : short_number(value);
}

QString plane_text(const Eigen::Array2d& point) {
    const auto coordinate = [](double v) {
        const bool plain = v == 0 || (std::abs(v) >= 0.01 && std::abs(v) < 1000);
        return plain ? number(v) : short_number(v);
    };
    return QStringLiteral("(%1, %2)").arg(coordinate(point.x()), coordinate(point.y()));
}

double row_height(const ProbeBars& bars, double most_height) {
    const double room = most_height - head - foot;
    return std::clamp(room / static_cast<double>(bars.rows.size()), lowest_row, tallest_row);
}

} // namespace

ProbeBars probe_bars(const Probe& probe, bool part) {
    ProbeBars bars;
    double sum = 0;
    const auto add = [&](const QString& name, double by) {
        bars.rows.push_back({name, sum, sum + by});
        sum += by;
    };
    add(translated("base"), probe.log_base);
    for (std::size_t i = 0; i < probe.added.size(); ++i)
        add(part && i + 1 == probe.added.size() ? translated("part of %1").arg(i + 1)
                                                : QString::number(i + 1),
            probe.added[i]);
    add(translated("units"), probe.units);
    bars.log_p = sum;
    return bars;
}

QString probe_title(const Probe& probe, const Eigen::Array2d& point) {
    return translated("log p = %1 at %2").arg(number(probe.log_p), plane_text(point));
}

QString probe_base_line(const Probe& probe) {
    return translated("z = %1, %2 % of the base is denser")
        .arg(plane_text(probe.base))
        .arg(qRound(100 * probe.denser));
}

QSizeF probe_card_size(const ProbeBars& bars, double most_height) {
    return {card_width,
            head + foot + row_height(bars, most_height) * static_cast<double>(bars.rows.size())};
}

void paint_probe_card(QPainter& painter, const QRectF& rect, const Probe& probe,
                      const Eigen::Array2d& point, const ProbeBars& bars, const Theme& theme) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.line);
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(rect, 8, 8);

    QFont bold = secondary_font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(theme.text);
    const QRectF inner = rect.adjusted(edge, 0, -edge, 0);
    painter.drawText(QRectF(inner.left(), inner.top() + 6, inner.width(), 16),
                     Qt::AlignLeft | Qt::AlignVCenter, probe_title(probe, point));
    const QFont plain = secondary_font();
    painter.setFont(plain);
    painter.setPen(theme.dimmed);
    painter.drawText(QRectF(inner.left(), inner.top() + 21, inner.width(), 16),
                     Qt::AlignLeft | Qt::AlignVCenter, probe_base_line(probe));

    double low = 0, high = 0;
    for (const ProbeBars::Row& row : bars.rows) {
        low = std::min(low, row.to);
        high = std::max(high, row.to);
    }
    const double height = (rect.height() - head - foot) / static_cast<double>(bars.rows.size());
    const double left = inner.left() + name_width,
                 width = inner.width() - name_width - number_width;
    const auto across = [&](double value) {
        const double share = (value - low) / (high - low); // no number where a bar is infinite
        return std::isfinite(share) ? left + width * std::clamp(share, 0.0, 1.0) : left;
    };
    QFont small = plain;
    small.setPixelSize(std::clamp(static_cast<int>(height) - 2, 7, plain.pixelSize()));
    painter.setFont(small);
    const QFontMetricsF metrics(small);
    double top = inner.top() + head;
    for (std::size_t i = 0; i < bars.rows.size(); ++i, top += height) {
        const ProbeBars::Row& row = bars.rows[i];
        painter.setPen(theme.dimmed);
        painter.drawText(QRectF(inner.left(), top, name_width, height),
                         Qt::AlignLeft | Qt::AlignVCenter, row.name);
        const double by = row.to - row.from, thick = std::min(8.0, height - 2);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.window);
        painter.drawRoundedRect(QRectF(left, top + (height - thick) / 2, width, thick), 2, 2);
        painter.setBrush(i == 0 ? theme.dimmed : by < 0 ? theme.held_out : theme.accent);
        const double from = across(std::min(row.from, row.to)),
                     to = across(std::max(row.from, row.to));
        painter.drawRoundedRect(
            QRectF(from, top + (height - thick) / 2, std::max(1.5, to - from), thick), 2, 2);
        painter.setPen(theme.text);
        const QString text = i == 0 ? number(by) : signedNumber(by);
        draw_tabular(painter,
                     {inner.right() - tabular_width(metrics, text),
                      top + (height + metrics.ascent() - metrics.descent()) / 2},
                     text);
    }
    painter.setPen(theme.line);
    painter.drawLine(QPointF(inner.left(), top + 3), QPointF(inner.right(), top + 3));
    painter.setFont(bold);
    painter.setPen(theme.text);
    const QRectF last(inner.left(), top + 4, inner.width(), foot - 6);
    painter.drawText(last, Qt::AlignLeft | Qt::AlignVCenter, translated("log p"));
    painter.drawText(last, Qt::AlignRight | Qt::AlignVCenter, number(bars.log_p));
}

} // namespace pushforward

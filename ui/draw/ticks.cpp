// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/ticks.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

constexpr double scientific_from = 1e5;

} // namespace

QString with_minus_sign(QString number) { return number.replace(u'-', u'\u2212'); }

double tick_step(double span, double pixels, double least_pixels) {
    const double least = span / std::max(pixels, 1.0) * least_pixels;
    if (!(least > 0) || !std::isfinite(least)) return 1;
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= least * (1 - 1e-9)) return factor * power;
    return 10 * power;
}

std::vector<double> tick_places(double low, double high, double step) {
    std::vector<double> places;
    const double slack = 1e-9 * std::abs(high - low) / step;
    const double first = std::ceil(low / step - slack), last = std::floor(high / step + slack);
    for (double k = first; k <= last && places.size() < 1000; ++k) places.push_back(k * step + 0.0);
    return places;
}

int tick_decimals(double step) {
    return std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
}

int tick_exponent(double low, double high, double step, int most) {
    const double largest = std::max(std::abs(low), std::abs(high));
    if (!(largest > 0) || !std::isfinite(largest) || !(step > 0)) return 0;
    const int power = static_cast<int>(std::floor(std::log10(largest)));
    return std::max(0, power) + 1 + tick_decimals(step) > most ? power : 0;
}

QString tick_label(double value, double step) {
    if (std::abs(value) < step / 2) value = 0;
    return with_minus_sign(QString::number(value, 'f', tick_decimals(step)));
}

QString tick_title(const QString& title, int exponent) {
    if (exponent == 0) return title;
    const QString power = QLatin1Char('(') + power_of_ten(exponent) + QLatin1Char(')');
    return title.isEmpty() ? power : title + QLatin1Char(' ') + power;
}

QString power_of_ten(int exponent) {
    static const QString raised = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString power = QStringLiteral("10");
    if (exponent < 0) power += QStringLiteral("⁻");
    for (const QChar c : QString::number(std::abs(exponent))) power += raised[c.digitValue()];
    return power;
}

QString scientific(double value, int digits) {
    if (std::isnan(value)) return QStringLiteral("–");
    if (std::isinf(value)) return value > 0 ? QStringLiteral("∞") : QStringLiteral("\u2212∞");
    if (value == 0) return QStringLiteral("0");
    const QStringList parts = QString::number(value, 'e', digits - 1).split(u'e');
    return with_minus_sign(parts[0]) + u'·' + power_of_ten(parts[1].toInt());
}

QString short_number(double value) {
    const double size = std::abs(value);
    if (!(size < scientific_from) || (size > 0 && size < 1e-3)) return scientific(value);
    const int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3;
    return with_minus_sign(QLocale(QLocale::English).toString(value, 'f', decimals));
}

QString steady_number(double value) {
    if (!(std::abs(value) < scientific_from)) return scientific(value);
    const QString text = QString::number(value, 'f', 3);
    const auto whole = text.indexOf(u'.') - (value < 0 ? 1 : 0);
    const auto decimals = static_cast<int>(std::min<qsizetype>(3, 6 - whole));
    return with_minus_sign(QString::number(value, 'f', std::max(decimals, 0)));
}

QString grouped(qint64 value) { return with_minus_sign(QLocale(QLocale::English).toString(value)); }

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace pushforward {

/// The text of a number with a true minus sign: "−2", "1e−5".
QString with_minus_sign(QString number);

/// The least of 1, 2, 5 × 10ⁿ that leaves `least_pixels` between ticks, where `span` takes
/// `pixels`.
double tick_step(double span, double pixels, double least_pixels);

/// Whole multiples of the step within [low, high], rounding forgiven at the ends.
std::vector<double> tick_places(double low, double high, double step);

/// Decimals that tell multiples of the step apart.
int tick_decimals(double step);

/// The power of ten that labels are counted in, where they would take more than `most` digits; 0
/// where they do not.
int tick_exponent(double low, double high, double step, int most = 8);

/// A number at a tick, with a true minus sign and no negative zero; fixed decimals.
QString tick_label(double value, double step);

/// An axis' title, and the power of ten that its labels are counted in: "price (10⁶)".
QString tick_title(const QString& title, int exponent);

/// "10⁻⁷".
QString power_of_ten(int exponent);

/// "−1.23·10²⁸", with so many significant digits; "∞", "−∞", "–" for what is not a number.
QString scientific(double value, int digits = 3);

/// A number that is read off: four significant digits or so, thousands grouped, a true minus sign;
/// scientific from 10⁵ on.
QString short_number(double value);

/// A number that changes while it is watched: three decimals where these are no more than six
/// significant digits, fewer where they would be, scientific from 10⁵ on. No text is much longer
/// than "−88888.8".
QString steady_number(double value);

/// Whole numbers with grouped thousands: "12,340".
QString grouped(qint64 value);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/monotone_root.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <utility>

using namespace pushforward;

namespace {

template <class T>
T tanh_problem_root(T c, T y, int& evaluations) {
    const auto f = [&](T x) {
        ++evaluations;
        const T h = std::tanh(x);
        return std::pair(x + c * h - y, 1 + c * (1 - h * h));
    };
    return monotone_root<T>(f, y - std::abs(c), y + std::abs(c), y - c * std::tanh(y));
}

template <class T>
void solves_to_rounding() {
    constexpr T unit = std::numeric_limits<T>::epsilon();
    int evaluations = 0, roots = 0, most = 0;
    for (const T c : {T(-1), T(-0.999999), T(-0.5), T(0), T(1), T(30), T(1e4)})
        for (const T y : {T(0), T(1e-9), T(-1e-3), T(0.7), T(-3), T(50), T(-1e6)}) {
            const int before = evaluations;
            const T x = tanh_problem_root(c, y, evaluations);
            most = std::max(most, evaluations - before);
            ++roots;
            const T off = std::abs(x + c * std::tanh(x) - y);
            QVERIFY2(off <= 4 * unit * (std::abs(x) + std::abs(c) + std::abs(y)),
                     qPrintable(QString("c = %1, y = %2: off by %3").arg(c).arg(y).arg(off)));
        }
    // Newton's method, not halving: a bracket of doubles takes more than fifty halvings.
    QVERIFY2(evaluations < 12 * roots, qPrintable(QString::number(evaluations)));
    QVERIFY2(most < 4 * std::numeric_limits<T>::digits, qPrintable(QString::number(most)));
}

} // namespace

class MonotoneRoot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void solves_to_rounding_in_double() { solves_to_rounding<double>(); }
    void solves_to_rounding_in_float() { solves_to_rounding<float>(); }

    // Newton's method alone leaves for infinity here: the slope at the start is next to nothing.
    void stays_in_its_bracket_where_newton_leaves_it() {
        const auto f = [](double x) {
            return std::pair(std::atan(x - 3) + 0.1, 1 / (1 + (x - 3) * (x - 3)));
        };
        const double root = monotone_root(f, -1e6, 1e6, 9e5);
        QVERIFY(std::abs(root - (3 - std::tan(0.1))) < 1e-12);
    }

    // A slope that is a lie makes it slow, not wrong.
    void a_slope_of_zero_leaves_halving() {
        const auto f = [](double x) { return std::pair(x * x * x - 2, 0.0); };
        QVERIFY(std::abs(monotone_root(f, 0.0, 100.0, 50.0) - std::cbrt(2.0)) < 1e-15);
    }

    void a_root_beyond_the_bracket_gives_the_nearest_end() {
        const auto f = [](double x) { return std::pair(x - 5, 1.0); };
        QVERIFY(std::abs(monotone_root(f, 0.0, 1.0, 0.5) - 1) < 1e-15);
        QVERIFY(std::abs(monotone_root(f, 7.0, 9.0, 8.0) - 7) < 1e-14);
    }

    void no_number_gives_no_number() {
        const double none = std::numeric_limits<double>::quiet_NaN();
        const auto f = [&](double x) { return std::pair(x + none, 1.0); };
        QVERIFY(std::isnan(monotone_root(f, 0.0, 1.0, 0.5)));
    }
};

static const InProgram<MonotoneRoot> monotone_root(__FILE__);
#include "tst_monotone_root.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/flush_subnormals.h"
#include "core/math/sums.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <limits>
#include <vector>

using namespace pushforward;

/// What every training step looks at.
class SumsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void what_is_not_finite_is_found_wherever_it_stands() {
        using Limits = std::numeric_limits<Real>;
        for (const std::size_t count : {0U, 1U, 63U, 64U, 65U, 200U}) {
            std::vector<Real> values(count, Limits::max());
            QVERIFY(all_finite(values));
            for (std::size_t i = 0; i < count; ++i)
                for (const Real bad :
                     {Limits::quiet_NaN(), Limits::infinity(), -Limits::infinity()}) {
                    values[i] = bad;
                    QVERIFY(!all_finite(values));
                    values[i] = -1;
                }
        }
    }

    void squares_of_all_numbers_are_added() {
        for (const std::size_t count : {0U, 1U, 63U, 64U, 65U, 200U}) {
            std::vector<Real> values(count);
            double sum = 0;
            for (std::size_t i = 0; i < count; ++i) {
                values[i] = static_cast<Real>(i) - Real(7);
                sum += static_cast<double>(values[i] * values[i]);
            }
            QCOMPARE(sum_of_squares(values), sum);
        }
    }

    void subnormal_numbers_are_zero_while_they_are_flushed() {
        volatile Real least = std::numeric_limits<Real>::min();
        {
            const FlushSubnormals flush;
            QVERIFY(least / 2 == 0);
        }
        QVERIFY(least / 2 > 0);
    }
};

static const InProgram<SumsTest> sums_test(__FILE__);
#include "tst_sums.moc"

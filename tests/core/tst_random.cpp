// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/error.h"
#include "core/math/random.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace pushforward;

class RandomTest : public QObject {
    Q_OBJECT
private slots:
    void the_same_seed_gives_the_same_numbers();
    void seeds_and_streams_differ();
    void uniform_numbers_fill_their_range();
    void normal_numbers_have_the_moments_of_a_gaussian();
    void whole_numbers_are_without_bias();
    void the_state_goes_on_where_it_was_saved();
    void a_damaged_state_is_refused();
};

void RandomTest::the_same_seed_gives_the_same_numbers() {
    Random random(1);
    const std::array<double, 3> uniform = {random.uniform(), random.uniform(), random.uniform()};
    const std::array<double, 3> normal = {random.normal(), random.normal(), random.normal()};
    const std::array<double, 3> expected_uniform = {0.44272301382628276, 0.027207426716879035,
                                                    0.68495724175352601},
                                expected_normal = {0.62331760812882708, -1.2334038973591124,
                                                   0.2843150710902419};
    for (std::size_t i = 0; i < 3; ++i) {
        QVERIFY2(uniform[i] == expected_uniform[i],
                 qPrintable(QString::number(uniform[i], 'g', 17)));
        QVERIFY2(std::abs(normal[i] - expected_normal[i]) < 1e-14,
                 qPrintable(QString::number(normal[i], 'g', 17)));
    }
}

void RandomTest::seeds_and_streams_differ() {
    Random a(1), b(2), c(1, 1);
    int same = 0;
    for (int i = 0; i < 1000; ++i) {
        const double x = a.uniform(), y = b.uniform(), z = c.uniform();
        same += (x == y) + (y == z) + (x == z);
    }
    QCOMPARE(same, 0);
}

void RandomTest::uniform_numbers_fill_their_range() {
    Random random(3);
    double sum = 0, least = 1, most = 0;
    const int count = 200000;
    for (int i = 0; i < count; ++i) {
        const double u = random.uniform();
        QVERIFY(u >= 0 && u < 1);
        sum += u;
        least = std::min(least, u);
        most = std::max(most, u);
        const double v = random.uniform(-3, 5);
        QVERIFY(v >= -3 && v < 5);
    }
    QVERIFY(std::abs(sum / count - 0.5) < 5 * std::sqrt(1.0 / 12 / count));
    QVERIFY(least < 1e-4 && most > 1 - 1e-4);
}

void RandomTest::normal_numbers_have_the_moments_of_a_gaussian() {
    Random random(4);
    const int count = 400000;
    std::array<double, 5> moments{};
    for (int i = 0; i < count; ++i) {
        const double z = random.normal();
        double power = 1;
        for (double& moment : moments) {
            moment += power / count;
            power *= z;
        }
    }
    const double error = 1 / std::sqrt(static_cast<double>(count));
    QVERIFY(std::abs(moments[1]) < 5 * error);
    QVERIFY(std::abs(moments[2] - 1) < 5 * std::sqrt(2.0) * error);
    QVERIFY(std::abs(moments[3]) < 5 * std::sqrt(15.0) * error);
    QVERIFY(std::abs(moments[4] - 3) < 5 * std::sqrt(96.0) * error);
}

void RandomTest::whole_numbers_are_without_bias() {
    Random random(5);
    std::array<int, 6> counts{};
    for (int i = 0; i < 60000; ++i) ++counts[random.below(6)];
    for (const int count : counts)
        QVERIFY(std::abs(count - 10000) < 5 * std::sqrt(10000 * 5.0 / 6));
    QCOMPARE(random.below(1), 0u);
    const std::uint64_t large = (std::uint64_t{1} << 63) + 1;
    for (int i = 0; i < 1000; ++i) QVERIFY(random.below(large) < large);
}

void RandomTest::the_state_goes_on_where_it_was_saved() {
    Random random(6, 2);
    for (int i = 0; i < 1001; ++i) random.normal(); // an odd number, so that a spare one is kept
    const std::string state = random.state();
    Random other(7);
    other.restore(state);
    QCOMPARE(other.state(), state);
    for (int i = 0; i < 100; ++i) {
        QCOMPARE(other.normal(), random.normal());
        QCOMPARE(other.below(1000), random.below(1000));
    }
    QCOMPARE(other.state(), random.state());
}

void RandomTest::a_damaged_state_is_refused() {
    Random random(8);
    const std::string state = random.state();
    const double next = Random(8).uniform();
    for (const std::string& text :
         {std::string(), std::string("garbage"), state.substr(0, state.size() / 2), state + " 1",
          "-" + state, std::string("1 2 3 4 5 6"), std::string("1 0 0 0 1 9218868437227405312")})
        QVERIFY_EXCEPTION_THROWN(random.restore(text), Error);
    QCOMPARE(random.uniform(), next);
}

static const InProgram<RandomTest> random_test(__FILE__);
#include "tst_random.moc"

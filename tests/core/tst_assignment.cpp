// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/assignment.h"
#include "core/math/random.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

using namespace pushforward;

namespace {

double total(const std::vector<double>& cost, const std::vector<Index>& column) {
    double sum = 0;
    for (std::size_t r = 0; r < column.size(); ++r)
        sum += cost[r * column.size() + static_cast<std::size_t>(column[r])];
    return sum;
}

double least_of_all(const std::vector<double>& cost, std::size_t n) {
    std::vector<Index> order(n);
    std::iota(order.begin(), order.end(), 0);
    double least = total(cost, order);
    while (std::ranges::next_permutation(order).found) least = std::min(least, total(cost, order));
    return least;
}

} // namespace

class AssignmentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cost_is_the_least_of_all_pairings();
    void sorted_lines_are_paired_in_order();
};

void AssignmentTest::cost_is_the_least_of_all_pairings() {
    Random random(1);
    Assignment assignment;
    for (int trial = 0; trial < 200; ++trial) {
        const std::size_t n = 1 + static_cast<std::size_t>(trial) % 7;
        std::vector<double> cost(n * n);
        // Every third with ties, which whole numbers have.
        for (double& c : cost)
            c = trial % 3 ? 10 * random.normal() : static_cast<double>(random.below(4));
        std::vector<Index> column(n, -1);
        assignment.solve(cost, column);
        QCOMPARE(std::set<Index>(column.begin(), column.end()).size(), n);
        const double least = least_of_all(cost, n);
        QVERIFY2(std::abs(total(cost, column) - least) < 1e-12 * (1 + std::abs(least)),
                 qPrintable(QString("%1 for %2").arg(total(cost, column)).arg(least)));
    }
}

void AssignmentTest::sorted_lines_are_paired_in_order() {
    // On a line, squared distances are least when the order is kept.
    constexpr std::size_t n = 150;
    Random random(2);
    std::vector<double> a(n), b(n), cost(n * n);
    for (std::size_t i = 0; i < n; ++i) {
        a[i] = random.normal();
        b[i] = random.normal();
    }
    std::ranges::sort(b);
    for (std::size_t r = 0; r < n; ++r)
        for (std::size_t c = 0; c < n; ++c) cost[r * n + c] = (a[r] - b[c]) * (a[r] - b[c]);
    std::vector<Index> column(n);
    Assignment().solve(cost, column);
    for (std::size_t r = 0; r < n; ++r) {
        const auto rank = std::ranges::count_if(a, [&](double v) { return v < a[r]; });
        QCOMPARE(column[r], static_cast<Index>(rank));
    }
}

static const InProgram<AssignmentTest> assignment_test(__FILE__);
#include "tst_assignment.moc"

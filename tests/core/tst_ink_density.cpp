// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ink_density.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace pushforward;

namespace {

/// A picture of uneven ink with blank pixels, wider than high.
InkGrid picture() {
    InkGrid grid{13, 7, {}};
    for (int row = 0; row < 7; ++row)
        for (int column = 0; column < 13; ++column) {
            const int mixed = (row * 31 + column * 17) % 11;
            grid.ink.push_back(mixed < 4 ? 0 : 0.07 * mixed * mixed);
        }
    return grid;
}

constexpr double pixel = 8.0 / 13;

Eigen::Array2d middle_of(int row, int column) {
    return {pixel * (column + 0.5 - 6.5), pixel * (3.5 - row - 0.5)};
}

} // namespace

class InkDensityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_density_is_the_share_of_ink_over_the_pixels_area() {
        const InkGrid grid = picture();
        const InkDensity density(grid);
        double mass = 0;
        for (int row = 0; row < 7; ++row)
            for (int column = 0; column < 13; ++column) {
                const double share =
                    grid.ink[static_cast<std::size_t>(row * 13 + column)] / grid.total();
                const double found = std::exp(*density.log_density(middle_of(row, column)));
                QVERIFY(std::abs(found - share / (pixel * pixel)) < 1e-12);
                mass += found * pixel * pixel;
            }
        QVERIFY(std::abs(mass - 1) < 1e-12);
        // Nothing lies outside, and y goes upwards: the first row is on top.
        for (const Eigen::Array2d& x :
             {Eigen::Array2d(4.001, 0), Eigen::Array2d(-4.001, 0), Eigen::Array2d(0, 2.2),
              Eigen::Array2d(0, -2.2), Eigen::Array2d(1e300, -1e300)})
            QVERIFY(*density.log_density(x) == -INFINITY);
        InkGrid top{2, 2, {1, 0, 0, 0}};
        QVERIFY(std::isfinite(*InkDensity(top).log_density({-2, 2})));
        QVERIFY(!std::isfinite(*InkDensity(top).log_density({-2, -2})));
    }

    void draws_follow_the_density() {
        const InkGrid grid = picture();
        const InkDensity density(grid);
        constexpr int count = 200000;
        Random random(5);
        const Points points = density.sample(count, random);
        std::vector<double> counted(grid.ink.size());
        double across = 0, squares = 0;
        for (Index i = 0; i < count; ++i) {
            const double column = points(0, i) / pixel + 6.5, row = 3.5 - points(1, i) / pixel;
            counted[static_cast<std::size_t>(row) * 13 + static_cast<std::size_t>(column)] += 1;
            across += column - std::floor(column);
            squares += std::pow(row - std::floor(row), 2);
        }
        double statistic = 0;
        int degrees = -1;
        for (std::size_t i = 0; i < grid.ink.size(); ++i) {
            const double expected = count * grid.ink[i] / grid.total();
            if (expected == 0) {
                QCOMPARE(counted[i], 0.0); // not one point where there is no ink
                continue;
            }
            statistic += std::pow(counted[i] - expected, 2) / expected;
            ++degrees;
        }
        QVERIFY(degrees > 40);
        QVERIFY2(std::abs(statistic - degrees) < 5 * std::sqrt(2.0 * degrees),
                 qPrintable(QString::number(statistic)));
        // Evenly within the pixels.
        QVERIFY(std::abs(across / count - 0.5) < 5 * std::sqrt(1.0 / 12 / count));
        QVERIFY(std::abs(squares / count - 1.0 / 3) < 5 * std::sqrt(4.0 / 45 / count));
    }

    void the_floor_is_the_mean_of_minus_log_density() {
        const InkDensity density(picture());
        constexpr int count = 100000;
        Random random(6);
        double sum = 0, squares = 0;
        for (int i = 0; i < count; ++i) {
            const double nll = -*density.log_density(density.draw(random));
            sum += nll;
            squares += nll * nll;
        }
        const double mean = sum / count;
        const double error = std::sqrt((squares / count - mean * mean) / count);
        QVERIFY(std::abs(mean - *density.entropy()) < 5 * error);
        // An even square of side 8.
        QVERIFY(std::abs(*InkDensity({64, 64, std::vector<double>(4096, 0.3)}).entropy() -
                         std::log(64.0)) < 1e-12);
        QVERIFY(std::abs(*InkDensity({2, 2, {0, 0, 9, 0}}).entropy() - std::log(16.0)) < 1e-12);
    }

    void the_same_seed_draws_the_same_points() {
        const InkDensity density(picture());
        Random first(1), second(1), other(2);
        const Points points = density.sample(1000, first);
        QVERIFY((points == density.sample(1000, second)).all());
        QVERIFY(!(points == density.sample(1000, other)).any());
        QVERIFY(std::abs(points.row(0).sum() - golden_first) < 1e-9);
        QVERIFY(std::abs(points.row(1).sum() - golden_second) < 1e-9);
    }

    void a_blur_spreads_ink_evenly_and_keeps_it() {
        InkGrid grid{41, 31, std::vector<double>(41 * 31)};
        grid.ink[15 * 41 + 20] = 2;
        blur(grid, 2);
        QVERIFY(std::abs(grid.total() - 2) < 1e-12);
        const auto at = [&](int row, int column) {
            return grid.ink[static_cast<std::size_t>(row * 41 + column)];
        };
        QCOMPARE(at(15, 17), at(15, 23));
        QCOMPARE(at(12, 20), at(18, 20));
        QVERIFY(std::abs(at(15, 22) / at(15, 20) - std::exp(-0.5)) < 1e-12);
        InkGrid same = picture();
        blur(same, 0);
        QVERIFY(same.ink == picture().ink);
    }

    void faint_ink_is_dropped() {
        InkGrid grid{3, 1, {0.2, 0.5, 0.9}};
        drop_faint(grid, 0.5);
        const std::vector<double> expected{0, 0.5, 0.9};
        QVERIFY(grid.ink == expected);
    }

private:
    static constexpr double golden_first = 26.6962771136, golden_second = -86.7806667199;
};

static const InProgram<InkDensityTest> ink_density_test(__FILE__);
#include "tst_ink_density.moc"

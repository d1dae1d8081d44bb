// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace pushforward::testing;

namespace {

/// The log_prob column of what `evaluate` wrote.
std::vector<double> log_probs(const QByteArray& csv) {
    std::vector<double> column;
    for (const QByteArray& line : csv.trimmed().split('\n').mid(1))
        column.push_back(line.split(',').at(2).toDouble());
    return column;
}

} // namespace

/// `sample` and `evaluate` are two sides of one density.
class DensityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samples_have_the_entropy_of_the_density_and_it_holds_mass_one() {
        const QString model = folder_.path("model.json"), points = folder_.path("points.csv");
        QCOMPARE(run_program({"train", "--data", "moons", "--steps", "400", "--out", model}).status,
                 0);
        QCOMPARE(run_program({"sample", model, "--count", "20000", "--out", points}).status, 0);
        const std::vector<double> of_samples =
            log_probs(run_program({"evaluate", model, "--points", points}).out);
        QCOMPARE(of_samples.size(), std::size_t(20000));
        double sum = 0, squares = 0;
        for (const double value : of_samples) {
            sum -= value;
            squares += value * value;
        }
        const double nll = sum / 20000;
        const double deviation = std::sqrt((squares / 20000 - nll * nll) / 20000);

        // A grid over far more than the moons take up.
        constexpr int columns = 700, rows = 500;
        constexpr double left = -7, bottom = -5, cell = 0.02;
        QByteArray grid = "x0,x1\n";
        for (int r = 0; r < rows; ++r)
            for (int c = 0; c < columns; ++c)
                grid += QByteArray::number(left + (c + 0.5) * cell) + "," +
                        QByteArray::number(bottom + (r + 0.5) * cell) + "\n";
        const std::vector<double> on_grid = log_probs(
            run_program({"evaluate", model, "--points", folder_.write("grid.csv", grid)}).out);
        double mass = 0, entropy = 0;
        for (const double value : on_grid) {
            mass += std::exp(value) * cell * cell;
            entropy -= value * std::exp(value) * cell * cell;
        }
        QVERIFY2(std::abs(mass - 1) < 1e-3, qPrintable(QString::number(mass, 'g', 8)));
        QVERIFY2(std::abs(nll - entropy) < 4 * deviation,
                 qPrintable(QString("%1 ± %2 against %3").arg(nll).arg(deviation).arg(entropy)));
    }

private:
    Folder folder_;
};

static const InProgram<DensityTest> density_test(__FILE__);
#include "tst_cli_density.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <map>
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
    void layers_add_up_and_positions_agree_with_them() {
        const QString model = folder_.path("part.json");
        QCOMPARE(run_program({"train", "--data", "moons", "--steps", "100", "--layers",
                              "2*affine-coupling(hidden=8), linear(swap=true)", "--out", model})
                     .status,
                 0);
        const QString points = folder_.write("few.csv", "x0,x1\n0.5,0.2\n-1,1\n");
        const auto table = [](const QByteArray& csv) {
            std::map<QByteArray, std::vector<double>> columns;
            const QList<QByteArray> lines = csv.trimmed().split('\n');
            const QList<QByteArray> titles = lines.front().split(',');
            for (const QByteArray& line : lines.mid(1))
                for (int i = 0; i < titles.size(); ++i)
                    columns[titles[i]].push_back(line.split(',')[i].toDouble());
            return columns;
        };
        auto all = table(run_program({"evaluate", model, "--points", points, "--layers"}).out);
        const std::vector<double>&x = all["x0_2"], &y = all["x1_2"];
        QByteArray behind = "x0,x1\n", base = "z0,z1\n";
        for (std::size_t i = 0; i < 2; ++i) {
            const double sum = all["log_base"][i] + all["log_det_1"][i] + all["log_det_2"][i];
            QVERIFY(std::abs(sum + all["log_det_3"][i] + all["log_det_scale"][i] -
                             all["log_prob"][i]) < 1e-5);
            behind +=
                QByteArray::number(x[i], 'g', 17) + "," + QByteArray::number(y[i], 'g', 17) + "\n";
            base += QByteArray::number(all["z0"][i], 'g', 17) + "," +
                    QByteArray::number(all["z1"][i], 'g', 17) + "\n";
        }
        // The same point behind two layers, from both sides.
        auto there = table(run_program({"evaluate", model, "--at", "2", "--points",
                                        folder_.write("behind.csv", behind)})
                               .out);
        auto back = table(
            run_program({"sample", model, "--at", "2", "--base", folder_.write("base.csv", base)})
                .out);
        for (std::size_t i = 0; i < 2; ++i) {
            const double sum = all["log_base"][i] + all["log_det_1"][i] + all["log_det_2"][i];
            QVERIFY(std::abs(there["log_prob"][i] - sum) < 1e-4);
            QVERIFY(std::abs(there["z0"][i] - all["z0"][i]) < 1e-4);
            QVERIFY(std::abs(back["x0"][i] - x[i]) < 1e-4 && std::abs(back["x1"][i] - y[i]) < 1e-4);
        }
        QCOMPARE(run_program({"sample", model, "--count", "2", "--at", "1.5"}).status, 0);
        expect_sentence(run_program({"sample", model, "--count", "2", "--at", "2.5"}),
                        {"reflects"});
        expect_sentence(run_program({"sample", model, "--count", "2", "--at", "3.1"}), {"0 to 3"});
    }

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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/density_board.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace pushforward;

namespace {

/// Holds the moments of points to others, to within five deviations of a mean of so many.
void compare_moments(const Points& points, const Moments& expected) {
    const Eigen::ArrayXd x = points.row(0).transpose() - expected[0];
    const Eigen::ArrayXd y = points.row(1).transpose() - expected[1];
    const auto compare = [&](const char* name, const Eigen::ArrayXd& values, double mean) {
        const double found = values.mean();
        const double error =
            std::sqrt((values - found).square().mean() / static_cast<double>(points.cols()));
        QVERIFY2(
            std::abs(found - mean) < 5 * error + 1e-6,
            qPrintable(QString("%1 is off by %2 ± %3").arg(name).arg(found - mean).arg(error)));
    };
    compare("the first mean", x, 0);
    compare("the second mean", y, 0);
    compare("the first variance", x * x, expected[2]);
    compare("the second variance", y * y, expected[3]);
    compare("the covariance", x * y, expected[4]);
}

/// Holds the distribution of a coordinate to its own at the edges of `parts` (Kolmogorov's bound,
/// which a right one breaks once in 10⁹ times).
void compare_quantiles(Eigen::ArrayXd values, const std::vector<double>& edges,
                       const std::vector<double>& below) {
    std::ranges::sort(values);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const auto count = std::ranges::lower_bound(values, edges[i]) - values.begin();
        const double share = static_cast<double>(count) / static_cast<double>(values.size());
        QVERIFY2(std::abs(share - below[i]) <
                     std::sqrt(std::log(2e9) / 2 / static_cast<double>(values.size())) + 1e-4,
                 qPrintable(QString("%1 below %2, not %3").arg(share).arg(edges[i]).arg(below[i])));
    }
}

} // namespace

class DatasetMomentsTest : public QObject {
    Q_OBJECT
private slots:
    void moments_and_quantiles_are_those_of_the_density_data() { changed_sets(); }
    void moments_and_quantiles_are_those_of_the_density();
    void moments_are_those_of_the_formula_data();
    void moments_are_those_of_the_formula();
    void points_without_a_density_lie_on_their_curve();
};

void DatasetMomentsTest::moments_and_quantiles_are_those_of_the_density() {
    QFETCH(QString, text);
    const auto data = made(text);
    const Board board(*data);
    Random random(6);
    const Points points = data->sample(text.contains('(') ? 50000 : 200000, random);
    compare_moments(points, board.moments);
    std::vector<double> edges, left(Board::cells), low(Board::cells);
    for (int i = 1; i <= Board::cells; ++i) edges.push_back(board.edge(i));
    for (int row = 0; row < Board::cells; ++row)
        for (int column = 0; column < Board::cells; ++column)
            for (int i = 0; i < Board::cells; ++i) {
                if (column <= i) left[static_cast<std::size_t>(i)] += board.mass[row][column];
                if (row <= i) low[static_cast<std::size_t>(i)] += board.mass[row][column];
            }
    compare_quantiles(points.row(0).transpose(), edges, left);
    compare_quantiles(points.row(1).transpose(), edges, low);
}

// Found from the formulas by another program (NumPy, midpoint rule with 400,000 points), not from
// the densities here: a constant that is wrong in a draw and in its density alike is seen here.
void DatasetMomentsTest::moments_are_those_of_the_formula_data() {
    const std::map<std::string, Moments> known = {
        {"moons", {0, 0.3, 3.04, 1.01676046, -0.773239545}},
        {"circles", {0, 0, 2.8701, 2.8701, 0}},
        {"rings", {0, 0, 2.115775, 2.115775, 0}},
        {"four-circles", {0, 0, 3.01, 3.01, 0}},
        {"two-spirals", {0, 0, 2.5935722, 2.50943462, 0.586544332}},
        {"swiss-roll", {0.4, 0.0424413182, 1.79457286, 1.97277159, 0.171519032}},
        {"spiral-galaxy", {0, 0, 1.31009892, 1.81956066, 0.577266023}},
        {"smiley", {0, -0.1595, 1.229, 1.30108792, 0}},
        {"eight-gaussians", {0, 0, 4.12624613, 4.12624613, 0}},
        {"pinwheel", {0, 0, 2.2, 2.2, 0}},
        {"gaussian-grid", {0, 0, 8.09, 8.09, 0}},
        {"diamond", {0, 0, 2.30423158, 2.30423158, 0}},
        {"banana", {1, 0, 3, 4, 0}},
        {"crescent", {0, -0.5, 1, 0.635335283, 0}},
        {"sine-wave", {0, 0, 1, 0.635335283, 1.86332659e-05}},
        {"abs", {0, -0.202115439, 1, 0.413167296, 0}},
        {"sign", {0, 0, 1, 3.64555619, 1.79788456}},
        {"checkerboard", {0, 0, 5.33333333, 5.33333333, 1}},
        {"corners", {0, 0, 4.66666667, 4.66666667, 0}},
        {"cylinder", {0, 0, 1, 1.6042543, 0}},
        {"line", {0, 0, 2.08333333, 2.08333333, 2.08333333}},
        {"cos", {0, 0, 2.08333333, 3.72432767, 2.60133118}}};
    QTest::addColumn<Moments>("moments");
    for (const DatasetKind& kind : dataset_kinds()) {
        QVERIFY2(known.contains(kind.key), kind.key.c_str());
        QTest::newRow(kind.key.c_str()) << known.at(kind.key);
    }
}

void DatasetMomentsTest::moments_are_those_of_the_formula() {
    QFETCH(Moments, moments);
    Random random(7);
    compare_moments(made(QTest::currentDataTag())->sample(200000, random), moments);
}

void DatasetMomentsTest::points_without_a_density_lie_on_their_curve() {
    const auto line = made("line(slope=0.5, width=3)");
    const auto wave = made("cos(amplitude=2, frequency=3, width=4)");
    Random random(8);
    const Points on_line = line->sample(20000, random), on_wave = wave->sample(20000, random);
    QVERIFY(((on_line.row(1) - 0.5 * on_line.row(0)).abs() < 1e-15).all());
    QVERIFY(((on_wave.row(1) - 2 * (3 * on_wave.row(0)).sin()).abs() < 1e-14).all());
    std::vector<double> edges, below;
    for (int i = 1; i < 8; ++i) {
        edges.push_back(0.5 * i - 2);
        below.push_back(i / 8.0);
    }
    compare_quantiles(on_wave.row(0).transpose(), edges, below);
}

static const InProgram<DatasetMomentsTest> dataset_moments_test(__FILE__);
#include "tst_dataset_moments.moc"

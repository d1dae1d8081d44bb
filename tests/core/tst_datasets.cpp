// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"
#include "core/math/error.h"
#include "core/math/quadrature.h"
#include "core/math/statistics.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <set>

using namespace pushforward;

namespace {

std::unique_ptr<const Dataset> made(const QString& text) {
    return make(dataset_kinds(), parse_spec(text.toStdString()), "data set");
}

/// A square that holds all but less than 1e-9 of the set, cut into cells.
struct Board {
    static constexpr int cells =
        32; // along a side; the edges of the checkerboard are on cells' edges
    double side = 0;
    double mass[cells][cells] = {};

    explicit Board(const Dataset& data) {
        Random random(99);
        const double farthest = data.sample(20000, random).abs().maxCoeff();
        side = farthest < 4 ? 8 : 2 * std::ceil(1.2 * farthest / 4) * 4;
        const double width = side / cells;
        for (int row = 0; row < cells; ++row)
            for (int column = 0; column < cells; ++column) {
                const double left = column * width - side / 2, bottom = row * width - side / 2;
                mass[row][column] = integrate(
                    [&](double y) {
                        return integrate(
                            [&](double x) {
                                return std::exp(*data.log_density({x, y}));
                            },
                            left, left + width, 1);
                    },
                    bottom, bottom + width, 1);
            }
    }

    double total() const {
        double sum = 0;
        for (const auto& row : mass)
            for (const double m : row) sum += m;
        return sum;
    }
};

void every_set() {
    QTest::addColumn<QString>("text");
    for (const DatasetKind& kind : dataset_kinds())
        QTest::newRow(kind.key.c_str()) << QString::fromStdString(kind.key);
}

void changed_sets() {
    every_set();
    for (const char* text :
         {"moons(noise=0.3)", "moons(noise=0.04)", "circles(factor=0.8, noise=0.15)",
          "rings(rings=2, noise=0.3)", "eight-gaussians(modes=5, radius=2, noise=0.8)",
          "pinwheel(arms=3, rate=0.4, tangential=0.15)", "pinwheel(rate=0)",
          "two-spirals(thickness=0, noise=0.2)", "two-spirals(turns=2, thickness=1, noise=0.07)",
          "swiss-roll(turns=0.7, noise=0.6)", "checkerboard(cells=8)",
          "banana(spread=1, bend=0.7, noise=0.4)"})
        QTest::newRow(text) << text;
}

} // namespace

class DatasetsTest : public QObject {
    Q_OBJECT
private slots:
    void every_field_is_documented();
    void every_set_has_a_count_and_fresh_batches();
    void the_same_seed_draws_the_same_points_data() { every_set(); }
    void the_same_seed_draws_the_same_points();
    void the_density_integrates_to_one_data() { changed_sets(); }
    void the_density_integrates_to_one();
    void density_matches_the_generator_data() { changed_sets(); }
    void density_matches_the_generator();
    void the_floor_is_the_mean_of_minus_log_density_data() { changed_sets(); }
    void the_floor_is_the_mean_of_minus_log_density();
    void the_table_agrees_with_the_quadrature_data();
    void the_table_agrees_with_the_quadrature();
    void floors_follow_from_closed_forms();
    void narrow_curves_keep_their_precision();
    void special_functions_have_their_tabulated_values();
    void far_from_the_data_the_density_is_defined_data() { every_set(); }
    void far_from_the_data_the_density_is_defined();
    void every_set_works_at_the_ends_of_its_ranges();
    void an_unknown_set_is_named();
};

void DatasetsTest::every_field_is_documented() {
    std::set<std::string> keys;
    for (const DatasetKind& kind : dataset_kinds()) {
        QVERIFY2(keys.insert(kind.key).second, kind.key.c_str());
        for (const std::string& text : {kind.title, kind.summary, kind.formula, kind.reference})
            QVERIFY2(!text.empty(), kind.key.c_str());
        for (const Field& field : kind.fields)
            QVERIFY2(!field.title.empty() && !field.help.empty() && field.help.back() == '.',
                     field.key.c_str());
    }
    QVERIFY(keys.size() >= 8);
}

void DatasetsTest::every_set_has_a_count_and_fresh_batches() {
    for (const DatasetKind& kind : dataset_kinds()) {
        const Spec spec = initial_spec(kind);
        QCOMPARE(spec.integer("count"), 10000);
        QCOMPARE(spec.flag("fresh"), false);
    }
}

void DatasetsTest::the_same_seed_draws_the_same_points() {
    QFETCH(QString, text);
    const std::map<QString, std::array<double, 4>> golden = {
        {"moons", {-0.713080176831, 0.84076525026, -61.2784701258, 294.502168467}},
        {"circles", {1.8136776009, 0.50898460592, -85.1347669543, 31.9532839686}},
        {"rings", {2.32905070574, 0.4673678464, -84.8722667942, 46.7170907508}},
        {"eight-gaussians", {2.22071140651, 1.56416207643, -68.208393588, 24.1831497962}},
        {"pinwheel", {2.25503714272, 0.781978320709, 95.4427910214, 83.2308850519}},
        {"two-spirals", {-0.137409914451, -0.55032250234, -38.6259653812, -11.7156022352}},
        {"swiss-roll", {-1.39963889853, 0.666664284324, 349.498314772, 13.9446396668}},
        {"checkerboard", {0.0544148534338, -2.63008551649, -113.704350635, -26.277997595}},
        {"banana", {-0.43519145635, -0.106125727839, 998.25369485, -92.4404966952}}};
    const auto data = made(text);
    Random first(1), second(1), other(2);
    const Points points = data->sample(1000, first);
    QVERIFY((points == data->sample(1000, second)).all());
    QVERIFY(!(points == data->sample(1000, other)).any());
    const std::array<double, 4> found = {points(0, 0), points(1, 0), points.row(0).sum(),
                                         points.row(1).sum()};
    QVERIFY(golden.contains(text));
    for (std::size_t i = 0; i < 4; ++i)
        QVERIFY2(std::abs(found[i] - golden.at(text)[i]) < 1e-9, qPrintable(text));
}

void DatasetsTest::the_density_integrates_to_one() {
    QFETCH(QString, text);
    const double total = Board(*made(text)).total();
    QVERIFY2(std::abs(total - 1) < 1e-3, qPrintable(QString::number(total, 'g', 12)));
}

void DatasetsTest::density_matches_the_generator() {
    QFETCH(QString, text);
    const auto data = made(text);
    const Board board(*data);
    const int count = text.contains('(') ? 50000 : 200000;
    Random random(3);
    const Points points = data->sample(count, random);
    std::vector<double> counts(Board::cells * Board::cells + 1);
    for (Index i = 0; i < count; ++i) {
        const int column = static_cast<int>((points(0, i) / board.side + 0.5) * Board::cells);
        const int row = static_cast<int>((points(1, i) / board.side + 0.5) * Board::cells);
        const bool inside = column >= 0 && column < Board::cells && row >= 0 && row < Board::cells;
        counts[static_cast<std::size_t>(inside ? row * Board::cells + column
                                               : Board::cells * Board::cells)] += 1;
    }
    // Pearson's statistic; cells where little is expected are taken together.
    double statistic = 0, rest_expected = 0, rest_counted = counts.back();
    int degrees = 0;
    for (int row = 0; row < Board::cells; ++row)
        for (int column = 0; column < Board::cells; ++column) {
            const double expected = count * board.mass[row][column];
            const double counted = counts[static_cast<std::size_t>(row * Board::cells + column)];
            if (expected > 10) {
                statistic += (counted - expected) * (counted - expected) / expected;
                ++degrees;
            } else {
                rest_expected += expected;
                rest_counted += counted;
            }
        }
    const double bound = degrees + 5 * std::sqrt(2.0 * degrees);
    QVERIFY2(statistic < bound, qPrintable(QString("%1 against %2").arg(statistic).arg(bound)));
    QVERIFY(std::abs(rest_counted - rest_expected) < 5 * std::sqrt(rest_expected + 1) + 5);
}

void DatasetsTest::the_floor_is_the_mean_of_minus_log_density() {
    QFETCH(QString, text);
    const auto data = made(text);
    const int count = text.contains('(') ? 50000 : 200000;
    Random random(4);
    double sum = 0, squares = 0;
    for (int i = 0; i < count; ++i) {
        const double nll = -*data->log_density(data->draw(random));
        sum += nll;
        squares += nll * nll;
    }
    const double mean = sum / count;
    const double error = std::sqrt(std::max(0.0, squares / count - mean * mean) / count);
    const double floor = *data->entropy();
    QVERIFY2(std::abs(mean - floor) < 5 * error + 1e-9,
             qPrintable(QString("%1 ± %2 against %3").arg(mean).arg(error).arg(floor)));
}

void DatasetsTest::the_table_agrees_with_the_quadrature_data() {
    QTest::addColumn<QString>("initial");
    QTest::addColumn<QString>("nearly");
    QTest::newRow("moons") << "moons"
                           << "moons(noise=0.1000000001)";
    QTest::newRow("circles") << "circles"
                             << "circles(noise=0.0800000001)";
    QTest::newRow("rings") << "rings"
                           << "rings(noise=0.0800000001)";
    QTest::newRow("eight-gaussians") << "eight-gaussians"
                                     << "eight-gaussians(noise=0.5000000001)";
    QTest::newRow("pinwheel") << "pinwheel"
                              << "pinwheel(radial=0.3000000001)";
    QTest::newRow("two-spirals") << "two-spirals"
                                 << "two-spirals(noise=0.1000000001)";
    QTest::newRow("swiss-roll") << "swiss-roll"
                                << "swiss-roll(noise=1.0000000001)";
}

void DatasetsTest::the_table_agrees_with_the_quadrature() {
    QFETCH(QString, initial);
    QFETCH(QString, nearly);
    const double table = *made(initial)->entropy(), quadrature = *made(nearly)->entropy();
    QVERIFY2(std::abs(table - quadrature) < 2e-7, qPrintable(QString::number(quadrature, 'g', 12)));
}

void DatasetsTest::floors_follow_from_closed_forms() {
    const double blob = std::log(2 * std::numbers::pi * std::numbers::e);
    QVERIFY(std::abs(*made("checkerboard")->entropy() - std::log(32.0)) < 1e-12);
    QVERIFY(std::abs(*made("banana")->entropy() - (blob + std::log(2.0))) < 1e-12);
    // Far apart, n Gaussians have the entropy of one plus log n.
    const double apart = *made("eight-gaussians(radius=10, noise=0.1)")->entropy();
    QVERIFY(std::abs(apart - (blob + 2 * std::log(0.1 / 1.414) + std::log(8.0))) < 1e-7);
    // A narrow circle is a Gaussian across and uniform along.
    const double ring = *made("rings(rings=1, noise=0.01)")->entropy();
    QVERIFY(std::abs(ring - (blob / 2 + std::log(0.01) + std::log(6 * std::numbers::pi))) < 1e-4);
}

void DatasetsTest::narrow_curves_keep_their_precision() {
    // On the middle of a thin curve the density is that of a Gaussian across times 1 / length.
    const double noise = 0.02;
    const double across = -std::log(noise * std::sqrt(2 * std::numbers::pi));
    const double along = -std::log(4 * std::numbers::pi);
    const double curvature = noise * noise / 4; // second order in noise / radius
    const double top = *made("moons(noise=0.01)")->log_density({-1, 1.8});
    QVERIFY(std::abs(top - (across + along)) < curvature);
}

void DatasetsTest::special_functions_have_their_tabulated_values() {
    QVERIFY(std::abs(log_bessel_i0_scaled(29.9999) - log_bessel_i0_scaled(30.0001) -
                     std::log(30.0001 / 29.9999) / 2) < 1e-6);
    QVERIFY(std::abs(log_bessel_i0_scaled(1) - (std::log(1.2660658777520083) - 1)) < 1e-14);
    QVERIFY(std::abs(log_bessel_i0_scaled(100) - std::log(0.03994437929909668)) < 1e-13);
    QVERIFY(std::abs(log_gaussian_interval(-1, 1) - std::log(0.6826894921370859)) < 1e-14);
    QVERIFY(std::abs(log_gaussian_interval(10, 11) -
                     std::log(7.61985302416053e-24 - 1.91065957449868e-28)) < 1e-12);
    QVERIFY(std::abs(log_gaussian_interval(19.999999, 22) - log_gaussian_interval(20.000001, 22)) <
            1e-4);
    QCOMPARE(log_gaussian_interval(-50, -40), log_gaussian_interval(40, 50));
}

void DatasetsTest::far_from_the_data_the_density_is_defined() {
    QFETCH(QString, text);
    const auto data = made(text);
    for (const double far : {20.0, 1e3, 1e6}) {
        const double log_p = *data->log_density({far, -far});
        QVERIFY(log_p < -20 && !std::isnan(log_p));
        if (text != "checkerboard") QVERIFY(std::isfinite(log_p));
    }
    QVERIFY(!std::isnan(*data->log_density({0, 0})));
}

void DatasetsTest::every_set_works_at_the_ends_of_its_ranges() {
    for (const DatasetKind& kind : dataset_kinds())
        for (const bool upper : {false, true})
            for (const Field& field : kind.fields) {
                Spec spec = initial_spec(kind);
                if (const auto* real = std::get_if<RealField>(&field.type))
                    spec.values[field.key] = upper ? real->maximum : real->minimum;
                else if (const auto* whole = std::get_if<IntField>(&field.type))
                    spec.values[field.key] = upper ? whole->maximum : whole->minimum;
                const auto data = make(dataset_kinds(), spec, "data set");
                Random random(5);
                for (int i = 0; i < 200; ++i) {
                    const Eigen::Array2d x = data->draw(random);
                    QVERIFY(x.isFinite().all());
                    QVERIFY2(std::isfinite(*data->log_density(x)), to_text(spec).c_str());
                }
                QVERIFY2(std::isfinite(*data->entropy()), to_text(spec).c_str());
            }
}

void DatasetsTest::an_unknown_set_is_named() {
    try {
        made("mons");
        QFAIL("nothing was thrown");
    } catch (const Error& error) {
        QCOMPARE(QString(error.what()),
                 QString("There is no data set called mons. Did you mean moons?"));
    }
}

QTEST_APPLESS_MAIN(DatasetsTest)
#include "tst_datasets.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"
#include "core/math/bessel.h"
#include "core/math/error.h"
#include "core/math/gaussian_interval.h"
#include "core/math/quadrature.h"
#include "tests/support/density_board.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <array>
#include <cmath>
#include <numbers>
#include <set>

using namespace pushforward;

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
    void a_set_without_a_density_says_so();
    void the_floor_is_the_mean_of_minus_log_density_data() { changed_sets(); }
    void the_floor_is_the_mean_of_minus_log_density();
    void the_table_agrees_with_the_quadrature_data();
    void the_table_agrees_with_the_quadrature();
    void floors_follow_from_closed_forms();
    void narrow_curves_keep_their_precision();
    void special_functions_have_their_tabulated_values();
    void far_from_the_data_the_density_is_defined_data() { sets_with_a_density(); }
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
    QVERIFY(keys.size() >= 22);
}

void DatasetsTest::every_set_has_a_count_and_fresh_batches() {
    for (const DatasetKind& kind : dataset_kinds()) {
        const Spec spec = initial_spec(kind);
        QCOMPARE(spec.integer("count"), 10000);
        QCOMPARE(spec.flag("fresh"), true);
    }
}

void DatasetsTest::the_same_seed_draws_the_same_points() {
    QFETCH(QString, text);
    const std::map<QString, std::array<double, 4>> golden = {
        {"moons", {-0.713080176831, 0.84076525026, -61.2784701258, 294.502168467}},
        {"circles", {1.8136776009, 0.50898460592, -85.1347669543, 31.9532839686}},
        {"rings", {2.32905070574, 0.4673678464, -84.8722667942, 46.7170907508}},
        {"four-circles", {1.11065661179, 1.44598902071, -73.0447064073, 29.1977656397}},
        {"two-spirals", {-0.137409914451, -0.55032250234, -38.6259653812, -11.7156022352}},
        {"swiss-roll", {-1.39963889853, 0.666664284324, 349.498314772, 13.9446396668}},
        {"spiral-galaxy", {-1.97632349744, -0.3638563464, -73.5747114172, -55.6993113745}},
        {"smiley", {2.11065661179, 0.445989020706, -9.44386202263, -86.4902246171}},
        {"eight-gaussians", {2.22071140651, 1.56416207643, -68.208393588, 24.1831497962}},
        {"pinwheel", {2.25503714272, 0.781978320709, 95.4427910214, 83.2308850519}},
        {"gaussian-grid", {4.41942753101, 4.3172597098, 51.2572366981, 63.5611542853}},
        {"diamond", {-1.80488364811, 1.71702788166, -85.4602733203, 24.4235579129}},
        {"banana", {-0.43519145635, -0.106125727839, 998.25369485, -92.4404966952}},
        {"crescent", {-0.0530628639196, -1.1597259822, -46.2202483476, -493.568247486}},
        {"sine-wave", {-0.0530628639196, -0.423346418655, -46.2202483476, -43.1658806834}},
        {"abs", {-0.0530628639196, -1.04466973578, -46.2202483476, -185.377386825}},
        {"sign", {-0.0530628639196, -1.15079546362, -46.2202483476, -96.5570463213}},
        {"checkerboard", {0.0544148534338, -2.63008551649, -113.704350635, -26.277997595}},
        {"corners", {-1.66948686667, 1.63990374143, -4.18149149246, -59.3637932694}},
        {"cylinder", {-0.0530628639196, -1.46599168334, 9.14070169612, -49.8148945064}},
        {"line", {-0.286384930869, -0.286384930869, -51.0212140291, -51.0212140291}},
        {"cos", {-0.286384930869, -0.706215615705, -51.0212140291, -77.0037724953}}};
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

void DatasetsTest::a_set_without_a_density_says_so() {
    int without = 0;
    for (const DatasetKind& kind : dataset_kinds()) {
        const auto data = make(dataset_kinds(), initial_spec(kind), "data set");
        QCOMPARE(data->entropy().has_value(), data->has_density());
        QCOMPARE(kind.caution.find("no density") != kind.caution.npos, !data->has_density());
        if (!data->has_density()) ++without;
    }
    QCOMPARE(without, 2);
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
    QTest::newRow("four-circles") << "four-circles"
                                  << "four-circles(noise=0.1000000001)";
    QTest::newRow("smiley") << "smiley"
                            << "smiley(noise=0.1000000001)";
    QTest::newRow("spiral-galaxy") << "spiral-galaxy"
                                   << "spiral-galaxy(noise=0.1500000001)";
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
    const auto graph = [&](double noise) { return blob + std::log(noise); };
    for (const char* text : {"crescent", "sine-wave"})
        QVERIFY(std::abs(*made(text)->entropy() - graph(std::exp(-1.0))) < 1e-12);
    for (const char* text : {"abs", "sign"})
        QVERIFY(std::abs(*made(text)->entropy() - graph(std::exp(-1.5))) < 1e-12);
    // By other programs, to six decimals.
    for (const auto& [text, floor] : std::map<std::string, double>{{"four-circles", 2.870819},
                                                                   {"diamond", 2.386083},
                                                                   {"corners", 2.947005},
                                                                   {"cylinder", 3.046340}})
        QVERIFY2(std::abs(*made(QString::fromStdString(text))->entropy() - floor) < 6e-7,
                 text.c_str());
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
    // A set without tails has no density just outside of its points, either.
    Random random(1);
    const double reach = data->sample(1000, random).abs().maxCoeff();
    const bool is_bounded = std::isinf(*data->log_density({2 * reach, -2 * reach}));
    for (const double far : {20.0, 1e3, 1e6}) {
        const double log_p = *data->log_density({far, -far});
        QVERIFY(log_p < -20 && !std::isnan(log_p));
        QCOMPARE(std::isinf(log_p), is_bounded);
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
                    if (data->has_density())
                        QVERIFY2(std::isfinite(*data->log_density(x)), to_text(spec).c_str());
                }
                if (data->has_density())
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

static const InProgram<DatasetsTest> datasets_test(__FILE__);
#include "tst_datasets.moc"

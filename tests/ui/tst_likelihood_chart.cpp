// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/soon.h"
#include "tests/support/test_program.h"
#include "ui/charts/likelihood_chart.h"
#include "ui/draw/theme.h"
#include "ui/look/theme_mode.h"

#include <QAbstractAxis>
#include <QApplication>
#include <QChart>
#include <QLineSeries>
#include <QTest>

#include <cmath>
#include <limits>

using namespace pushforward;

namespace {

/// A run that starts with three exploding values and goes down to `end`.
std::vector<CurvePoint> run(int steps, double end) {
    std::vector<CurvePoint> curve;
    for (int step = 0; step < steps; step += 10) {
        const double nll = end + std::exp(-step / 200.0);
        curve.push_back({double(step), step < 30 ? 1e5 / (step + 1) : nll});
    }
    return curve;
}

/// Pixels of the plot area that are near a colour.
int count(const QImage& image, const QRectF& area, const QColor& colour) {
    int found = 0;
    for (int y = int(area.top()); y < int(area.bottom()); ++y) {
        for (int x = int(area.left()); x < int(area.right()); ++x) {
            const QRgb pixel = image.pixel(x, y);
            found += std::abs(qRed(pixel) - colour.red()) < 40 &&
                     std::abs(qGreen(pixel) - colour.green()) < 40 &&
                     std::abs(qBlue(pixel) - colour.blue()) < 40;
        }
    }
    return found;
}

} // namespace

class TestLikelihoodChart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { apply_theme(*qApp, ThemeMode::light); }

    void the_range_holds_the_floor_and_leaves_out_what_exploded() {
        LikelihoodChart chart;
        chart.resize(300, 200);
        chart.setFloor(1.121);
        chart.setCurves(run(5000, 1.2), {});
        QVERIFY(chart.nllRange().low < 1.121);
        QVERIFY(chart.nllRange().high > 1.25);
        QVERIFY(chart.nllRange().high < 4);
    }

    void a_spike_of_the_held_out_curve_does_not_stretch_the_range() {
        LikelihoodChart calm, spiked;
        std::vector<CurvePoint> held_out = run(5000, 1.25);
        for (LikelihoodChart* chart : {&calm, &spiked}) {
            chart->resize(300, 200);
            chart->setCurves(run(5000, 1.2), held_out);
            held_out[400].y = 60;
            held_out[401].y = 35;
        }
        QCOMPARE(spiked.nllRange(), calm.nllRange());
    }

    void a_spike_leaves_at_the_edge_with_a_mark() {
        LikelihoodChart chart;
        chart.resize(420, 300);
        std::vector<CurvePoint> curve = run(5000, 1.2);
        chart.setCurves(curve, {});
        const QRectF edge(chart.plotArea().left() + 100, chart.plotArea().top(), 200, 4);
        QCOMPARE(count(chart.grab().toImage(), edge, Theme::light().accent), 0);
        for (int i = 250; i < 258; ++i) curve[std::size_t(i)].y = 400; // longer than a median hides
        const Range before = chart.nllRange();
        chart.setCurves(curve, {});
        QCOMPARE(chart.nllRange(), before);
        QVERIFY(count(chart.grab().toImage(), edge, Theme::light().accent) > 8);
    }

    void a_loss_that_runs_away_leaves_the_rest_in_view() {
        LikelihoodChart chart;
        chart.resize(300, 200);
        std::vector<CurvePoint> curve = run(5000, 1.2);
        for (int i = 0; i < 12; ++i) curve.push_back({5000.0 + 10 * i, std::pow(10.0, 2 + 2 * i)});
        chart.setCurves(curve, {});
        QVERIFY2(chart.nllRange().high < 10, qPrintable(QString::number(chart.nllRange().high)));
        QVERIFY(chart.nllRange().low < 1.21);
    }

    void the_newest_level_is_in_view_at_once() {
        LikelihoodChart chart;
        chart.resize(300, 200);
        std::vector<CurvePoint> curve = run(5000, 1.2);
        for (int i = 0; i < 10; ++i) curve.push_back({5000.0 + 10 * i, 4.5});
        chart.setCurves(curve, {});
        QVERIFY(chart.nllRange().high > 4.5);
    }

    void large_values_are_drawn_where_the_axis_says_data() {
        QTest::addColumn<double>("size");
        for (const double size : {1.0, 1e4, 3e5, 1e12, 1e28}) QTest::addRow("%g", size) << size;
    }

    void large_values_are_drawn_where_the_axis_says() {
        QFETCH(double, size);
        LikelihoodChart chart;
        chart.resize(420, 300);
        std::vector<CurvePoint> curve;
        for (int i = 0; i <= 100; ++i) curve.push_back({10.0 * i, size * (1.5 + 0.005 * i)});
        chart.setCurves(curve, {});
        chart.setFloor(size);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        const QImage picture = chart.grab().toImage();
        const auto at = [&](double step, double nll, const QColor& colour) {
            QRectF around(0, 0, 9, 9);
            around.moveCenter(chart.place(step, nll));
            return count(picture, around, colour);
        };
        QVERIFY(at(500, 1.75 * size, Theme::light().accent) > 3);
        QVERIFY(at(300, size, Theme::light().floor) > 1);
        QCOMPARE(at(500, 1.2 * size, Theme::light().accent), 0);
        for (const QAbstractAxis* axis : chart.chart()->axes(Qt::Vertical)) {
            const QFontMetricsF metrics(axis->titleFont());
            QVERIFY2(metrics.horizontalAdvance(axis->titleText()) < chart.plotArea().height(),
                     qPrintable(axis->titleText()));
        }
    }

    void what_comes_after_is_seen_even_if_it_lies_far_above() {
        LikelihoodChart chart;
        chart.resize(300, 200);
        std::vector<CurvePoint> risen;
        for (int i = 0; i < 400; ++i)
            risen.push_back({10.0 * i, i < 20 ? -2 : 1.8 + 0.001 * (i % 7)});
        chart.setCurves(risen, {});
        QVERIFY(chart.nllRange().low < -2);
        QVERIFY(chart.nllRange().high > 1.806);
    }

    void the_range_does_not_move_for_small_news() {
        LikelihoodChart chart;
        chart.resize(300, 200);
        chart.setCurves(run(3000, 1.2), {});
        const Range before = chart.nllRange();
        chart.setCurves(run(3100, 1.2), {});
        QCOMPARE(chart.nllRange(), before);
        chart.clear();
        chart.setCurves(run(3000, -7), {});
        QVERIFY(chart.nllRange().low < -6.9 && chart.nllRange().low > -8);
    }

    void values_that_are_not_finite_are_left_out() {
        LikelihoodChart chart;
        chart.resize(300, 200);
        const double nan = std::nan(""), infinity = std::numeric_limits<double>::infinity();
        chart.setCurves({{0, nan}, {1, infinity}, {2, 1.5}, {3, 1.4}}, {{2, nan}});
        QVERIFY(std::isfinite(chart.nllRange().low) && std::isfinite(chart.nllRange().high));
        chart.setCurves({}, {});
        chart.setFloor(nan);
        QVERIFY(std::isfinite(chart.nllRange().high));
    }

    void long_curves_are_thinned() {
        LikelihoodChart chart;
        chart.resize(300, 200);
        chart.setCurves(run(1000000, 1.2), {});
        for (const QAbstractSeries* series : chart.chart()->series())
            QVERIFY(static_cast<const QLineSeries*>(series)->count() <= 2000);
    }

    void all_three_lines_are_drawn_and_told_apart_by_more_than_hue() {
        LikelihoodChart chart;
        chart.resize(420, 300);
        chart.setFloor(1.121);
        chart.setCurves(run(5000, 1.2), run(5000, 1.3));
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        const QImage picture = chart.grab().toImage();
        const Theme& theme = Theme::light();
        QVERIFY(count(picture, chart.plotArea(), theme.accent) > 100);
        QVERIFY(count(picture, chart.plotArea(), theme.held_out) > 60);
        QVERIFY(count(picture, chart.plotArea(), theme.floor) > 40);
        QList<QList<qreal>> patterns;
        for (const QAbstractSeries* series : chart.chart()->series())
            patterns << static_cast<const QLineSeries*>(series)->pen().dashPattern();
        QVERIFY(patterns[1] != patterns[2] && patterns[2] != patterns[3] &&
                patterns[1] != patterns[3]); // the first is the run before
    }

    void a_new_palette_gives_new_colours() {
        LikelihoodChart chart;
        chart.resize(420, 300);
        chart.setCurves(run(5000, 1.2), {});
        chart.show();
        apply_theme(*qApp, ThemeMode::dark);
        QCoreApplication::processEvents();
        const QImage picture = chart.grab().toImage();
        apply_theme(*qApp, ThemeMode::light);
        QVERIFY(count(picture, chart.plotArea(), Theme::dark().accent) > 100);
    }

    void the_pointer_reads_off_values() {
        LikelihoodChart chart;
        chart.resize(420, 300);
        chart.setCurves(run(5000, 1.2), run(5000, 1.3));
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        const QImage before = chart.grab().toImage();
        QTest::mouseMove(chart.viewport(), chart.plotArea().center().toPoint());
        QTRY_VERIFY_WITH_TIMEOUT(chart.grab().toImage() != before, test::patience_ms);
    }

    void the_step_axis_ends_on_a_round_number() {
        QCOMPARE(round_end(0), 100.0);
        QCOMPARE(round_end(5000), 5000.0);
        QCOMPARE(round_end(5001), 6000.0);
    }
};

static const InProgram<TestLikelihoodChart> test_likelihood_chart(__FILE__);
#include "tst_likelihood_chart.moc"

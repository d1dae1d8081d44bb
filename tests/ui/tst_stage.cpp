// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/error.h"
#include "tests/support/stage_pictures.h"
#include "tests/support/test_program.h"
#include "tests/support/training_steps.h"
#include "ui/draw/cloud_image.h"
#include "ui/draw/line_image.h"
#include "ui/draw/ticks.h"
#include "ui/look/theme_mode.h"

#include <QApplication>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <limits>

using namespace pushforward;

namespace {

/// Zero but for one cell.
std::shared_ptr<DensityGrid> one_cell(const View& view, int side, int column, int row) {
    auto grid = std::make_shared<DensityGrid>();
    grid->view = view;
    grid->columns = grid->rows = side;
    grid->density.assign(static_cast<std::size_t>(side * side), 0);
    grid->density[static_cast<std::size_t>(row * side + column)] = 0.5F;
    grid->maximum = 0.5F;
    return grid;
}

/// Up to the rounding of the picture's stretching.
bool near(QRgb one, QRgb other) {
    return std::abs(qRed(one) - qRed(other)) < 8 && std::abs(qGreen(one) - qGreen(other)) < 8 &&
           std::abs(qBlue(one) - qBlue(other)) < 8;
}

void show(StageView& stage, QSize size) {
    stage.resize(size);
    stage.show();
    QVERIFY(QTest::qWaitForWindowExposed(&stage));
}

void turn_wheel(StageView& stage, QPointF at, int angle) {
    QWheelEvent event(at, stage.viewport()->mapToGlobal(at), {}, {0, angle}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(stage.viewport(), &event);
}

} // namespace

class TestStage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { apply_theme(*qApp, ThemeMode::light); }

    void a_unit_is_as_long_on_both_axes_at_any_size() {
        StageView stage;
        stage.setHomeView({-2, 2, -1, 1});
        for (const QSize size : {QSize(480, 300), QSize(900, 540), QSize(400, 800)}) {
            show(stage, size);
            const QPointF zero = stage.fromPlane({0, 0});
            const QPointF one = stage.fromPlane({1, 1});
            QVERIFY(std::abs((one.x() - zero.x()) - (zero.y() - one.y())) < 1e-6);
            const View view = stage.currentView();
            QVERIFY(view.left <= -2 && view.right >= 2 && view.bottom <= -1 && view.top >= 1);
            stage.resetView();
        }
    }

    void a_cell_is_drawn_at_its_place_in_the_plane() {
        StageView stage;
        const View view{-2, 2, -2, 2};
        stage.setHomeView(view);
        stage.setColourMap(ColourMapKind::viridis);
        show(stage, {700, 600});
        // Column 1 of 8 is left of the middle, row 6 of 8 above it: row 0 is at the bottom.
        stage.drawings().setDrawn("density", {one_cell(view, 8, 1, 6), {}, {}});
        testing::make_pictures(stage);
        const QImage picture = stage.grab().toImage();
        const ColourMap& map = colour_map(ColourMapKind::viridis);
        const auto pixel = [&](double x, double y) {
            return picture.pixel(stage.fromPlane({x, y}).toPoint());
        };
        QVERIFY(near(pixel(-1.25, 1.25), map.table.back()));
        QCOMPARE(pixel(-1.25, -1.25), map.zero());
        QCOMPARE(pixel(1.25, 0.25), map.zero());
    }

    void an_old_density_stays_at_its_place_while_the_view_moves() {
        StageView stage;
        const View view{-2, 2, -2, 2};
        stage.setHomeView(view);
        stage.setColourMap(ColourMapKind::magma);
        show(stage, {700, 600});
        stage.drawings().setDrawn("density", {one_cell(view, 8, 3, 3), {}, {}});
        testing::make_pictures(stage);
        stage.zoom(2);
        stage.pan(0.1, -0.05);
        const QPoint place = stage.fromPlane({-0.25, -0.25}).toPoint();
        const QRgb full = colour_map(ColourMapKind::magma).table.back();
        QVERIFY(near(stage.grab().toImage().pixel(place), full)); // the old picture, moved along
        testing::make_pictures(stage);
        QVERIFY(near(stage.grab().toImage().pixel(place), full)); // the same density, drawn again
        stage.zoom(0.1); // far out: zero all around what is known
        const QPoint outside = stage.fromPlane({3, -3}).toPoint();
        QCOMPARE(stage.grab().toImage().pixel(outside), colour_map(ColourMapKind::magma).zero());
    }

    void the_wheel_zooms_about_the_pointer() {
        StageView stage;
        show(stage, {700, 600});
        const QPointF at(420, 180);
        const QPointF before = stage.toPlane(at);
        const double width = stage.currentView().width();
        QSignalSpy spy(&stage, &StageView::viewChanged);
        turn_wheel(stage, at, 240);
        QVERIFY(stage.currentView().width() < 0.75 * width);
        QVERIFY((stage.toPlane(at) - before).manhattanLength() < 1e-9);
        QCOMPARE(spy.count(), 1);
    }

    void the_wheel_cannot_leave_what_floats_can_show() {
        StageView stage;
        show(stage, {700, 600});
        const double home = stage.currentView().width();
        for (int i = 0; i < 200; ++i) turn_wheel(stage, {300, 300}, 480);
        QVERIFY(stage.currentView().width() > 0.5e-4 * home);
        for (int i = 0; i < 400; ++i) turn_wheel(stage, {300, 300}, -480);
        QVERIFY(stage.currentView().width() < 2e3 * home);
    }

    void a_drag_takes_the_plane_along_and_reset_brings_it_back() {
        StageView stage;
        show(stage, {700, 600});
        const View home = stage.currentView();
        const QPointF grabbed = stage.toPlane({300, 300});
        QTest::mousePress(stage.viewport(), Qt::LeftButton, {}, {300, 300});
        QTest::mouseMove(stage.viewport(), {340, 270});
        QTest::mouseMove(stage.viewport(), {360, 250});
        QTest::mouseRelease(stage.viewport(), Qt::LeftButton, {}, {360, 250});
        QVERIFY((stage.toPlane({360, 250}) - grabbed).manhattanLength() < 1e-9);
        QVERIFY(!stage.isHome());
        QTest::mouseDClick(stage.viewport(), Qt::LeftButton, {}, {300, 300});
        QVERIFY(!stage.isHome()); // two clicks are no wish for another view
        QTest::keyClick(&stage, Qt::Key_Home);
        QVERIFY(stage.isHome());
        QCOMPARE(stage.currentView(), home);
    }

    void keys_do_what_the_mouse_does() {
        StageView stage;
        show(stage, {700, 600});
        const View home = stage.currentView();
        QTest::keyClick(&stage, Qt::Key_Plus);
        QVERIFY(stage.currentView().width() < home.width());
        QTest::keyClick(&stage, Qt::Key_Right);
        QVERIFY(stage.currentView().centre().x() > home.centre().x());
        QTest::keyClick(&stage, Qt::Key_Home);
        QCOMPARE(stage.currentView(), home);
    }

    void a_new_home_moves_only_a_view_that_is_at_home() {
        StageView stage;
        show(stage, {700, 600});
        stage.setHomeView({10, 12, 10, 12});
        QCOMPARE(stage.currentView().centre().x(), 11.0);
        stage.pan(0.5, 0);
        const View moved = stage.currentView();
        stage.setHomeView({0, 1, 0, 1});
        QCOMPARE(stage.currentView(), moved);
    }

    void drawings_are_switched_one_by_one() {
        StageView stage;
        stage.setHomeView({-1, 1, -1, 1});
        show(stage, {500, 500});
        const QImage empty = stage.grab().toImage();
        Points point(2, 1);
        point << 0.3, -0.4;
        stage.drawings().setDrawn("samples", {{}, {}, {{point}}});
        testing::make_pictures(stage);
        const QPoint place = stage.fromPlane({0.3, -0.4}).toPoint();
        QVERIFY(stage.grab().toImage().pixel(place) != empty.pixel(place));
        stage.drawings().setVisible("samples", false);
        QVERIFY(!stage.drawings().isVisible("samples"));
        QVERIFY(stage.drawings().isVisible("data"));
        QCOMPARE(stage.grab().toImage().pixel(place), empty.pixel(place));
    }

    void nothing_is_drawn_twice() {
        StageView stage;
        show(stage, {500, 500});
        QVERIFY(!stage.drawings().job()); // nothing is there yet
        Points point(2, 1);
        point << 0.3, -0.4;
        stage.drawings().setDrawn("samples", {{}, {}, {{point}}});
        stage.grab();
        const PictureService::Job job = stage.drawings().job();
        QVERIFY(job);
        job({}, {})();
        QVERIFY(!stage.drawings().job());
        stage.zoom(2);
        stage.grab();
        QVERIFY(stage.drawings().job());
    }

    void what_is_not_there_yet_comes_one_after_another_and_the_rest_together() {
        StageView stage;
        show(stage, {500, 500});
        const auto points = [](double x) { return Drawn{{}, {}, {{Points::Constant(2, 1, x)}}}; };
        stage.drawings().setDrawn("samples", points(0.1));
        stage.drawings().setDrawn("data", points(0.2));
        stage.grab();
        QSignalSpy changes(&stage.drawings(), &StageDrawings::changed);
        int early = 0;
        const auto hand = [&early](const PictureService::Deliver& deliver) {
            ++early;
            deliver();
        };
        stage.drawings().job()({}, hand)();
        QCOMPARE(early, 2);
        QVERIFY(changes.count() >= 2);
        stage.zoom(2);
        stage.grab();
        stage.drawings().job()({}, hand)();
        QCOMPARE(early, 2);
        QVERIFY(!stage.drawings().job());
    }

    void what_was_dropped_while_it_was_drawn_does_not_come_back() {
        StageView stage;
        show(stage, {500, 500});
        stage.drawings().setDrawn("samples", {{}, {}, {{Points::Zero(2, 1)}}});
        stage.grab();
        const PictureService::Deliver deliver = stage.drawings().job()({}, {});
        stage.drawings().clear();
        deliver();
        QVERIFY(!stage.drawings().drawn("samples"));
    }

    void a_picture_that_is_not_of_the_moment_is_known_for_one() {
        Experiment e;
        e.data.generator = parse_spec("moons(count=200)");
        e.layers = parse_layers("2*affine-coupling(hidden=8)");
        e = validated(e);
        const auto data = testing::data_of(e);
        Trainer trainer(e, data);
        const auto first = trainer.take_snapshot();
        testing::train(trainer, 3);
        const auto later = trainer.take_snapshot();
        e.layers = parse_layers("actnorm");
        const auto other = Trainer(validated(e), data).take_snapshot();

        StageDrawings drawings;
        for (const DrawingKind& kind : drawing_kinds())
            drawings.setVisible(kind.key, kind.key == "density");
        drawings.setSurface({{-3, 3, -3, 3}, {20, 20}, {40, 40}, 1});
        const auto pixel = [&] {
            QImage image(40, 40, QImage::Format_RGB32);
            drawings.compose(image);
            return image.pixelColor(20, 20).lightness();
        };
        const auto draw_all = [&] {
            while (const PictureService::Job job = drawings.job()) job({}, {})();
        };
        drawings.setMoment({first, data});
        QTRY_VERIFY(drawings.lag().awaits);
        draw_all();
        QCOMPARE(drawings.lag(), StageDrawings::Lag());
        const int drawn = pixel();

        drawings.setMoment({later, data});
        QVERIFY(!drawings.lag().late);
        QTRY_VERIFY(drawings.lag().late);
        QCOMPARE(drawings.lag().late->snapshot->step, 0);
        QCOMPARE(pixel(), drawn);
        draw_all();
        QCOMPARE(drawings.lag(), StageDrawings::Lag());

        drawings.setMoment({other, data});
        QTRY_VERIFY(drawings.lag().awaits);
        QVERIFY(std::abs(pixel() - drawn) > 20);
        const auto hand = [](const PictureService::Deliver& deliver) { deliver(); };
        const auto break_off = []() -> bool { throw Error("no memory"); };
        QVERIFY_EXCEPTION_THROWN(drawings.job()(break_off, hand), Error);
        QTRY_VERIFY(!drawings.lag().awaits); // it will not come
    }

    void dots_lie_where_points_are_and_nowhere_else() {
        Points point(2, 3);
        point << 1.5, 99, std::nan(""), 0.5, 99, 0;
        const QImage image = cloud_image(point, {0, 2, 0, 1}, {200, 100}, 1, {Qt::red, 4, 1});
        QCOMPARE(image.pixel(150, 50), qRgba(255, 0, 0, 255));
        QCOMPARE(qAlpha(image.pixel(150, 56)), 0);
        QCOMPARE(qAlpha(image.pixel(50, 50)), 0);
    }

    void lines_are_as_wide_as_asked_and_stay_in_the_image() {
        QImage image(100, 100, QImage::Format_RGB32);
        image.fill(Qt::white);
        stroke(image, {{{-1e6, 0.505}, {1e6, 0.505}}}, {0, 1, 0, 1}, Qt::black, 1);
        QCOMPARE(image.pixel(50, 49), qRgb(0, 0, 0));
        QCOMPARE(image.pixel(50, 47), qRgb(255, 255, 255));
        QCOMPARE(image.pixel(50, 51), qRgb(255, 255, 255));
    }

    void ticks_are_round_and_named_apart() {
        QCOMPARE(tick_step(10, 500, 72), 2.0);
        QCOMPARE(tick_step(5.2, 500, 72), 1.0);
        QCOMPARE(tick_step(0.0031, 500, 72), 0.0005);
        QCOMPARE(tick_places(-0.6, 0.61, 0.2).size(), std::size_t{7});
        QCOMPARE(tick_label(-1e-17, 0.2), QStringLiteral("0.0"));
        QCOMPARE(tick_label(-0.4, 0.2), QStringLiteral("−0.4"));
        // Large, tiny and far from zero: labels that differ, and fit.
        QCOMPARE(tick_exponent(-1e6, 1e6, 5e5), 0);
        QCOMPARE(tick_exponent(1e6 - 2, 1e6 + 2, 1), 0);
        QCOMPARE(tick_exponent(-3e9, 2e9, 1e9), 9);
        QCOMPARE(tick_exponent(0, 3e-9, 1e-9), -9);
        QCOMPARE(tick_title(QStringLiteral("price"), 9), QStringLiteral("price (10⁹)"));
        QCOMPARE(tick_title(QStringLiteral("price"), 0), QStringLiteral("price"));
        QCOMPARE(power_of_ten(-17), QStringLiteral("10⁻¹⁷"));
        QCOMPARE(short_number(12340), QStringLiteral("12,340"));
        QCOMPARE(short_number(2.3939), QStringLiteral("2.394"));
        QCOMPARE(short_number(-123456), QStringLiteral("−1.23·10⁵"));
        QCOMPARE(scientific(9.999e28), QStringLiteral("1.00·10²⁹"));
        QCOMPARE(scientific(2e-6, 1), QStringLiteral("2·10⁻⁶"));
        QCOMPARE(scientific(0, 1), QStringLiteral("0"));
    }

    void watched_numbers_have_six_significant_digits_at_the_most() {
        const double infinity = std::numeric_limits<double>::infinity();
        QCOMPARE(steady_number(-1.12345), QStringLiteral("−1.123"));
        QCOMPARE(steady_number(0), QStringLiteral("0.000"));
        QCOMPARE(steady_number(1234.567), QStringLiteral("1234.57"));
        QCOMPARE(steady_number(-99999.4), QStringLiteral("−99999.4"));
        QCOMPARE(steady_number(1.5e28), QStringLiteral("1.50·10²⁸"));
        QCOMPARE(steady_number(infinity), QStringLiteral("∞"));
        QCOMPARE(steady_number(-infinity), QStringLiteral("−∞"));
        QCOMPARE(steady_number(std::nan("")), QStringLiteral("–"));
        for (double value = 1e-9; value < 1e38; value *= 1.37)
            for (const double signed_value : {value, -value}) {
                const QString text = steady_number(signed_value);
                const qsizetype digits =
                    text.section(u'·', 0, 0).count(QRegularExpression(QStringLiteral("[0-9]")));
                QVERIFY2(digits <= 6 && text.size() <= 10, qPrintable(text));
                if (value >= 1e5) continue;
                const double unit = value < 1e3 ? 1e-3 : value < 1e4 ? 1e-2 : 1e-1;
                const double read = QString(text).replace(QChar(0x2212), u'-').toDouble();
                QVERIFY(std::abs(read - signed_value) <= 0.51 * unit);
            }
    }
};

static const InProgram<TestStage> test_stage(__FILE__);
#include "tst_stage.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/painting/brush.h"
#include "core/picture/moment.h"
#include "tests/support/layer_case.h"
#include "tests/support/soon.h"
#include "tests/support/test_program.h"
#include "tests/support/window_by_hand.h"
#include "ui/look/actions.h"
#include "ui/look/theme_mode.h"
#include "ui/paint/paint_overlay.h"
#include "ui/panels/data/paint_panel.h"
#include "ui/stage/stage_view.h"
#include "ui/window/main_window.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace pushforward;

namespace {

Experiment small_painting() {
    Experiment e = example_experiment();
    e.data.generator.values["count"] = std::int64_t{2000};
    e.layers = parse_layers("6*affine-coupling(hidden=32)");
    e.batch = 256;
    e.steps = 1000000;
    return validated(e);
}

/// How far the nearest of the points is, on average.
double mean_distance(const Points& from, const Points& to) {
    double sum = 0;
    for (Index i = 0; i < from.cols(); ++i)
        sum += std::sqrt((to.colwise() - from.col(i)).square().colwise().sum().minCoeff());
    return sum / static_cast<double>(from.cols());
}

} // namespace

class PaintTest : public QObject {
    Q_OBJECT

    QTemporaryDir settings_;
    std::unique_ptr<MainWindow> window_;
    StageView* stage_ = nullptr;

    PaintingEditor& editor() { return window_->editor(); }
    Run& run() { return window_->run(); }
    QUndoStack& undo() { return window_->document().undoStack(); }
    QPoint middle() const { return stage_->plotArea().center().toPoint(); }
    Index count() {
        const auto painting = editor().painting();
        return painting ? painting->count() : -1;
    }
    bool trained(std::int64_t more) {
        const std::int64_t from = run().snapshot() ? run().snapshot()->step : 0;
        return test::soon([&] {
            return run().isRunning() && run().snapshot() && run().snapshot()->step >= from + more;
        });
    }
    bool holds(Index points) {
        return test::soon([&] { return run().data() && run().data()->points.cols() == points; });
    }
    void drag(const std::vector<QPoint>& way, int pause_ms = 0) {
        testing::drag(*stage_, way, pause_ms);
    }

private Q_SLOTS:
    void initTestCase() {
        testing::keep_settings_in(settings_.path());
        apply_theme(*qApp, ThemeMode::light);
    }

    void init() {
        window_ = testing::shown_window(small_painting());
        QVERIFY(window_);
        stage_ = window_->findChild<StageView*>();
        QVERIFY(stage_->plotArea().width() > 600 && stage_->plotArea().height() > 420);
        QVERIFY(trained(5));
        window_->actions().paint->trigger();
        QVERIFY(editor().isActive());
    }

    void cleanup() { window_.reset(); }

    void a_painted_spiral_is_erased_undone_redone_and_learned() {
        window_->actions().newCanvas->trigger();
        QCOMPARE(count(), Index(0));
        editor().tools().set("radius", 10.0);
        editor().tools().set("rate", 2500.0);
        std::vector<QPoint> spiral;
        for (int i = 0; i <= 100; ++i) {
            const double angle = 3 * std::numbers::pi * i / 100, radius = 40 + 1.6 * i;
            spiral.push_back(middle() +
                             QPointF(radius * std::cos(angle), radius * std::sin(angle)).toPoint());
        }
        drag(spiral, 15);
        const Index painted = count();
        QVERIFY2(painted > 1500, qPrintable(QString::number(painted)));
        // Each tick's points lie along the way of the pointer: none is far from the spiral.
        const double pixel = stage_->currentView().width() / stage_->plotArea().width();
        Points way(2, static_cast<Index>(spiral.size()));
        for (std::size_t i = 0; i < spiral.size(); ++i) {
            const QPointF plane = stage_->toPlane(spiral[i]);
            way.col(static_cast<Index>(i)) << plane.x(), plane.y();
        }
        const double off = mean_distance(editor().painting()->points(), way) / pixel;
        QVERIFY2(off < 12, qPrintable(QStringLiteral("%1 pixels").arg(off)));

        editor().takeUp("eraser");
        drag({spiral[96], spiral[98], spiral[100]}, 5);
        const Index erased = count();
        QVERIFY2(erased < painted && erased > painted / 2,
                 qPrintable(QStringLiteral("%1 of %2").arg(erased).arg(painted)));
        undo().undo();
        QCOMPARE(count(), painted);
        undo().redo();
        QCOMPARE(count(), erased);
        QVERIFY(holds(erased));
        if (test::sanitized) return;

        // In deviations of the canvas, three of which are half its height.
        const Painting ground = *editor().painting();
        const auto distance = [&](const Points& points) {
            return mean_distance(points, ground.points()) / ground.frame().scale[0];
        };
        // How soon depends on what the run has learned while the spiral was painted.
        double found = 1;
        for (int round = 0; round < 5 && found >= 0.06; ++round) {
            QVERIFY(trained(4000));
            found = distance(sample_cloud({.snapshot = run().snapshot()}, 2000, 1));
        }
        Random random(1);
        const double gaussian = distance(sprayed(ground.frame().mean, 2 * ground.frame().scale[0],
                                                 Spread::gaussian, 2000, random));
        QVERIFY2(found < 0.06 && gaussian > 4 * found,
                 qPrintable(QStringLiteral("%1, of a Gaussian %2").arg(found).arg(gaussian)));
    }

    void the_first_stroke_turns_data_into_paint_and_the_run_goes_on() {
        const Points moons = run().data()->points;
        QVERIFY(trained(200));
        const std::size_t entries = static_cast<std::size_t>(undo().count());
        drag({middle(), middle() + QPoint(30, 0)}, 60);
        const Index more = count();
        QVERIFY(more > moons.cols());
        const Points kept = editor().painting()->points().leftCols(moons.cols());
        QVERIFY((Painting::ordered_by_place(moons) == kept).all());
        QCOMPARE(static_cast<std::size_t>(undo().count()), entries + 1);
        QVERIFY(holds(more));
        QVERIFY(!run().floor());
        QVERIFY(trained(5));
        QVERIFY(run().snapshot()->step > 200);
        QVERIFY(!run().history().empty() && run().history().front().step == 0);

        undo().undo();
        QCOMPARE(count(), Index(-1));
        QVERIFY(holds(moons.cols()));
        QTRY_VERIFY_WITH_TIMEOUT(run().floor(), test::patience_ms);
        QVERIFY(trained(5));
        QVERIFY(run().snapshot()->step > 200);
    }

    void training_waits_where_there_is_nothing_and_goes_on_where_there_is() {
        window_->actions().choosePoints->trigger();
        QVERIFY(editor().chosen());
        window_->actions().deletePoints->trigger();
        QCOMPARE(count(), Index(0));
        QTRY_VERIFY_WITH_TIMEOUT(run().state() == TrainingState::paused, test::patience_ms);
        const std::int64_t step = run().snapshot()->step;
        editor().takeUp("spray");
        drag({middle(), middle() + QPoint(60, 20)}, 100);
        QVERIFY(count() > 8);
        QVERIFY(trained(5));
        QVERIFY(run().snapshot()->step > step);
    }

    void what_is_painted_after_the_last_step_is_learned_too() {
        window_->document().change(QStringLiteral("steps"), [](Experiment& e) { e.steps = 1; });
        QTRY_VERIFY_WITH_TIMEOUT(run().state() == TrainingState::finished, test::patience_ms);
        drag({middle(), middle() + QPoint(60, 20)}, 40);
        QVERIFY(trained(5));
    }

    void a_new_canvas_has_nothing_to_train_on_until_it_is_painted() {
        window_->actions().newCanvas->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(run().state() == TrainingState::empty, test::patience_ms);
        QVERIFY(!run().snapshot());
        QTest::qWait(50);
        editor().tools().set("rate", 20000.0);
        drag({middle(), middle() + QPoint(60, 20)}, 100);
        QVERIFY(trained(5));
        undo().undo();
        QTRY_VERIFY_WITH_TIMEOUT(!run().snapshot() || run().state() == TrainingState::paused,
                                 test::patience_ms);
    }

    void shapes_have_as_many_points_as_they_say() {
        window_->actions().newCanvas->trigger();
        Index before = 0;
        for (const char* tool : {"line", "ellipse", "rectangle", "text"}) {
            editor().takeUp(tool);
            editor().tools().set("count", std::int64_t{200});
            drag({middle() - QPoint(80, 60), middle(), middle() + QPoint(80, 60)});
            QCOMPARE(count(), before + 200);
            before = count();
        }
        editor().takeUp("ellipse");
        editor().tools().set("filled", true);
        drag({middle() - QPoint(80, 60), middle() + QPoint(80, 60)});
        QCOMPARE(count(), before + 200);
    }

    void escape_gives_a_stroke_up() {
        const int entries = undo().count();
        QTest::mousePress(stage_->viewport(), Qt::LeftButton, {}, middle());
        QTest::qWait(120);
        QVERIFY(count() > 2000);
        QTest::keyClick(stage_, Qt::Key_Escape);
        QVERIFY(!editor().isPainting());
        QCOMPARE(count(), Index(-1));
        QTest::mouseRelease(stage_->viewport(), Qt::LeftButton, {}, middle());
        QCOMPARE(undo().index(), entries);
    }

    void magnet_gathers_and_jitter_scatters() {
        window_->actions().newCanvas->trigger();
        editor().takeUp("ellipse");
        editor().tools().set("filled", true);
        editor().tools().set("count", std::int64_t{1000});
        drag({middle() - QPoint(30, 30), middle() + QPoint(30, 30)});
        const auto spread = [&] {
            const Points points = editor().painting()->points();
            return (points.colwise() - points.rowwise().mean()).square().sum();
        };
        const double first = spread();
        editor().takeUp("magnet");
        drag({middle(), middle()}, 100);
        const double gathered = spread();
        QVERIFY(gathered < 0.9 * first);
        editor().takeUp("jitter");
        drag({middle(), middle()}, 100);
        const double scattered = spread();
        QVERIFY2(scattered > 1.05 * gathered,
                 qPrintable(QStringLiteral("%1 %2 %3").arg(first).arg(gathered).arg(scattered)));
        QCOMPARE(count(), Index(1000));
    }

    void the_keyboard_paints() {
        window_->actions().newCanvas->trigger();
        stage_->setFocus();
        auto* const overlay = window_->findChild<PaintOverlay*>();
        const QPointF start = overlay->place();
        QTest::keyClick(stage_, Qt::Key_Right);
        QTest::keyClick(stage_, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(overlay->place(), start + QPointF(8, 40));
        QTest::keyPress(stage_, Qt::Key_Space);
        QTest::qWait(100);
        QTest::keyClick(stage_, Qt::Key_Left);
        QTest::keyRelease(stage_, Qt::Key_Space);
        const Index sprayed = count();
        QVERIFY(sprayed > 0);
        QVERIFY(run().state() != TrainingState::paused); // the space bar did not pause

        QTest::keyClick(stage_, Qt::Key_L);
        QCOMPARE(editor().tools().kind().key, std::string("line"));
        QTest::keyClick(stage_, Qt::Key_Space);
        for (int i = 0; i < 5; ++i) QTest::keyClick(stage_, Qt::Key_Up);
        QCOMPARE(count(), sprayed);
        QTest::keyClick(stage_, Qt::Key_Space);
        QCOMPARE(count(), sprayed + editor().tools().spec().integer("count"));
    }

    void chosen_points_move_grow_turn_double_and_go() {
        window_->actions().newCanvas->trigger();
        editor().takeUp("rectangle");
        editor().tools().set("count", std::int64_t{400});
        editor().tools().set("width", 0.0);
        drag({middle() - QPoint(60, 30), middle() + QPoint(60, 30)});
        const Points first = editor().painting()->points();
        editor().takeUp("select");
        drag({middle() - QPoint(90, 60), middle(), middle() + QPoint(90, 60)});
        QVERIFY(editor().chosen());
        QCOMPARE(editor().chosen()->count(), Index(400));
        const double pixel = stage_->currentView().width() / stage_->plotArea().width();
        const auto near = [&](const Points& found, const Points& wanted) {
            return found.cols() == wanted.cols() && (found - wanted).abs().maxCoeff() < 2 * pixel;
        };
        const int entries = undo().count();

        drag({middle(), middle() + QPoint(20, 5), middle() + QPoint(50, 10)});
        Points moved = first;
        moved.row(0) += 50 * pixel;
        moved.row(1) -= 10 * pixel;
        QVERIFY(near(editor().painting()->points(), moved));
        QCOMPARE(undo().count(), entries + 1);

        // The lower right corner, drawn out to twice the width.
        const QPoint corner = middle() + QPoint(110, 40);
        drag({corner, corner + QPoint(60, 10), corner + QPoint(120, 0)});
        const Points grown = editor().painting()->points();
        QVERIFY(std::abs(grown.row(0).maxCoeff() - grown.row(0).minCoeff() - 240 * pixel) <
                5 * pixel);
        QVERIFY(std::abs(grown.row(1).maxCoeff() - grown.row(1).minCoeff() - 60 * pixel) <
                5 * pixel);

        const Eigen::Array2d centre = editor().chosen()->centre();
        const Eigen::Array2d handle =
            editor().chosen()->turningHandle(PaintingEditor::handle_distance * pixel);
        const Eigen::Array2d arm = handle - centre;
        const auto at = [&](const Eigen::Array2d& x) {
            return stage_->fromPlane({x[0], x[1]}).toPoint();
        };
        drag({at(handle), at(centre + Eigen::Array2d(arm[1], arm[1]) * 0.7),
              at(centre + Eigen::Array2d(arm[1], 0))});
        const Points turned = editor().painting()->points();
        QVERIFY(std::abs(turned.row(1).maxCoeff() - turned.row(1).minCoeff() - 240 * pixel) <
                8 * pixel);

        window_->actions().duplicatePoints->trigger();
        QCOMPARE(count(), Index(800));
        QTest::keyClick(stage_, Qt::Key_Delete);
        QCOMPARE(count(), Index(400));
        QVERIFY(!editor().chosen());
        QVERIFY(near(editor().painting()->points(), turned));
    }

    void strokes_have_their_images() {
        window_->actions().newCanvas->trigger();
        editor().takeUp("line");
        editor().tools().set("count", std::int64_t{50});
        editor().tools().setSymmetry("mirror", std::string("both"));
        drag({middle() + QPoint(20, 20), middle() + QPoint(90, 40)});
        QCOMPARE(count(), Index(200));
        const Eigen::Array2d c = editor().symmetryCentre();
        const Points points = editor().painting()->points();
        QVERIFY(((points.rowwise().mean() - c).abs() < 1e-9).all());
        editor().takeUp("eraser");
        drag({middle() + QPoint(55, 30), middle() + QPoint(60, 32)});
        QVERIFY(((editor().painting()->points().rowwise().mean() - c).abs() < 1e-9).all());
        editor().tools().setSymmetry("mirror", std::string("none"));
        editor().tools().setSymmetry("turns", std::int64_t{5});
        const Index before = count();
        editor().takeUp("line");
        editor().tools().set("count", std::int64_t{50});
        drag({middle() + QPoint(20, 20), middle() + QPoint(90, 40)});
        QCOMPARE(count(), before + 250);
    }

    void the_middle_button_and_the_wheel_still_move_the_view() {
        const View before = stage_->currentView();
        QTest::mousePress(stage_->viewport(), Qt::MiddleButton, {}, middle());
        QTest::mouseMove(stage_->viewport(), middle() + QPoint(40, 0));
        QTest::mouseRelease(stage_->viewport(), Qt::MiddleButton, {}, middle() + QPoint(40, 0));
        QVERIFY(!(stage_->currentView() == before));
        QCOMPARE(count(), Index(-1));
    }

    void every_tool_can_be_told_by_a_screen_reader() {
        for (const ToolButton* button : window_->findChildren<ToolButton*>()) {
            QVERIFY(!button->accessibleName().isEmpty());
            QVERIFY(!button->accessibleDescription().isEmpty());
            QVERIFY(button->focusPolicy() & Qt::TabFocus);
        }
        QCOMPARE(window_->findChildren<ToolButton*>().size(),
                 static_cast<qsizetype>(paint_tool_kinds().size()));
    }

    void an_energy_has_no_points_to_paint_on() {
        window_->document().change(QStringLiteral("energy"), [](Experiment& e) {
            e = with_target(e, Spec{"u1", {}});
        });
        editor().setActive(true);
        QTest::mouseClick(stage_->viewport(), Qt::LeftButton, {}, middle());
        QVERIFY(window_->sentence().contains(QStringLiteral("An energy has no points")));
        QVERIFY(window_->document().experiment().fits_energy());
        window_->actions().newCanvas->trigger();
        QVERIFY(!window_->document().experiment().fits_energy());
        QCOMPARE(count(), Index(0));
    }
};

static const InProgram<PaintTest> paint_test(__FILE__);
#include "tst_paint.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/open_data.h"
#include "tests/support/soon.h"
#include "tests/support/test_program.h"
#include "tests/support/window_by_hand.h"
#include "ui/look/actions.h"
#include "ui/look/theme_mode.h"
#include "ui/stage/stage_view.h"
#include "ui/window/main_window.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace pushforward;

namespace {

/// Eruptions of a few minutes, and waits of up to a hundred.
Experiment old_faithful() {
    Experiment e = with_data(example_experiment(), parse_data_source("faithful"));
    e.layers.resize(2);
    e.steps = 100;
    return validated(e);
}

} // namespace

/// Data whose two columns have unlike units: each axis has its own scale, and painting looks the
/// same along both.
class UnlikeAxesTest : public QObject {
    Q_OBJECT

    QTemporaryDir settings_;
    std::unique_ptr<MainWindow> window_;
    StageView* stage_ = nullptr;

    PaintingEditor& editor() { return window_->editor(); }
    QPoint middle() const { return stage_->plotArea().center().toPoint(); }

    /// The painted points, in pixels from the stage's middle.
    Points inPixels() {
        Points points = editor().painting()->points();
        const View view = stage_->currentView();
        return (points.colwise() - view.centre()).colwise() / stage_->pixel();
    }
    void newCanvas() {
        window_->actions().newCanvas->trigger();
        QVERIFY(stage_->pixel()[1] > 6 * stage_->pixel()[0]); // looked at as the data were
    }
    void drag(const std::vector<QPoint>& way) { testing::drag(*stage_, way); }

private Q_SLOTS:
    void initTestCase() {
        testing::keep_settings_in(settings_.path());
        apply_theme(*qApp, ThemeMode::light);
    }

    void init() {
        window_ = testing::shown_window(old_faithful());
        QVERIFY(window_);
        stage_ = window_->findChild<StageView*>();
        QVERIFY(test::soon([&] { return window_->run().snapshot() != nullptr; }));
    }

    void cleanup() { window_.reset(); }

    void the_data_fill_the_stage() {
        const Points points = window_->run().data()->points;
        const QRectF area = stage_->plotArea();
        double left = area.right(), right = area.left(), top = area.bottom(), bottom = area.top();
        for (Index i = 0; i < points.cols(); ++i) {
            const QPointF place = stage_->fromPlane({points(0, i), points(1, i)});
            left = std::min(left, place.x());
            right = std::max(right, place.x());
            top = std::min(top, place.y());
            bottom = std::max(bottom, place.y());
        }
        QVERIFY(right - left > 0.7 * area.width() && right - left <= area.width());
        QVERIFY(bottom - top > 0.7 * area.height() && bottom - top <= area.height());

        // And go on to where a person looks closer.
        const double ratio = stage_->pixel()[1] / stage_->pixel()[0];
        QVERIFY(ratio > 6);
        stage_->zoom(3);
        stage_->pan(0.1, 0.2);
        QVERIFY(std::abs(stage_->pixel()[1] / stage_->pixel()[0] / ratio - 1) < 1e-9);
        stage_->resetView();
    }

    void a_brush_is_as_wide_as_it_is_high() {
        newCanvas();
        editor().tools().set("rate", 20000.0);
        editor().tools().set("radius", 40.0);
        editor().tools().set("spread", std::string("uniform"));
        QTest::mousePress(stage_->viewport(), Qt::LeftButton, {}, middle());
        QTest::qWait(300);
        QTest::mouseRelease(stage_->viewport(), Qt::LeftButton, {}, middle());
        const Points points = inPixels();
        QVERIFY(points.cols() > 1000);
        const Eigen::ArrayXd distances = points.colwise().squaredNorm().sqrt().transpose();
        QVERIFY(distances.maxCoeff() < 42 && distances.maxCoeff() > 38);
        // Half the disc's area lies within 1/√2 of its radius.
        const double within = (distances < 40 / std::sqrt(2.0)).cast<double>().mean();
        QVERIFY2(std::abs(within - 0.5) < 0.06, qPrintable(QString::number(within)));
        QVERIFY(std::abs(points.row(0).square().mean() / points.row(1).square().mean() - 1) < 0.15);

        editor().takeUp("eraser");
        editor().tools().set("radius", 40.0);
        QTest::mouseClick(stage_->viewport(), Qt::LeftButton, {}, middle() + QPoint(60, 0));
        const Points left = inPixels();
        QVERIFY(left.cols() < points.cols());
        for (Index i = 0; i < left.cols(); ++i)
            QVERIFY(std::hypot(left(0, i) - 60, left(1, i)) > 38);
    }

    void a_turn_keeps_what_it_looks_like() {
        newCanvas();
        editor().takeUp("line");
        editor().tools().set("width", 0.0);
        editor().tools().setSymmetry("turns", std::int64_t{4});
        drag({middle() + QPoint(50, 0), middle() + QPoint(100, 0)});
        editor().tools().setSymmetry("turns", std::int64_t{1});
        const Points star = inPixels();
        QCOMPARE(star.cols(), Index(2000));
        for (const Index row : {0, 1}) {
            QVERIFY(std::abs(star.row(row).maxCoeff() - 100) < 4);
            QVERIFY(std::abs(star.row(row).minCoeff() + 100) < 4);
        }
        const Eigen::ArrayXd radii = star.colwise().squaredNorm().sqrt().transpose();
        QVERIFY(radii.minCoeff() > 46 && radii.maxCoeff() < 104);

        // The points chosen, turned by an eighth.
        editor().chooseAll();
        const Eigen::Array2d handle = editor().turningHandle();
        const QPoint grip = stage_->fromPlane({handle[0], handle[1]}).toPoint();
        const int arm = middle().y() - grip.y();
        QVERIFY(std::abs(arm - 126) < 6);
        const auto eighth = static_cast<int>(std::lround(arm / std::sqrt(2.0)));
        drag({grip, middle() + QPoint(eighth / 2, -arm), middle() + QPoint(eighth, -eighth)});
        const Points turned = inPixels();
        for (const Index row : {0, 1})
            QVERIFY(std::abs(turned.row(row).maxCoeff() - 100 / std::sqrt(2.0)) < 6);
    }

    void axes_of_like_units_keep_one_scale() {
        QVERIFY(!has_unlike_axes({0, 6, 0, 1}));
        QVERIFY(has_unlike_axes({0, 6.1, 0, 1}) && has_unlike_axes({0, 1, 0, 7}));
        const View stripe{0, 1, 0, 100};
        QCOMPARE(fitted(stripe, 300, 200), stripe);
        QCOMPARE(fitted({0, 1, 0, 2}, 300, 200), with_equal_scales({0, 1, 0, 2}, 300, 200));
    }
};

static const InProgram<UnlikeAxesTest> unlike_axes_test(__FILE__);
#include "tst_unlike_axes.moc"

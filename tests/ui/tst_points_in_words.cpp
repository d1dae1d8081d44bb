// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/soon.h"
#include "tests/support/test_program.h"
#include "tests/support/window_by_hand.h"
#include "ui/draw/ticks.h"
#include "ui/look/actions.h"
#include "ui/panels/inspector/inspector.h"

#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

using namespace pushforward;

/// What the window says of points that a person paints.
class PointsInWordsTest : public QObject {
    Q_OBJECT

    QTemporaryDir settings_;
    std::unique_ptr<MainWindow> window_;

    Index count() {
        const auto painting = window_->editor().painting();
        return painting ? painting->count() : -1;
    }
    bool holds(Index points) {
        return test::soon([&] {
            const auto& data = window_->run().data();
            return data && data->points.cols() == points;
        });
    }
    bool inspectorSays(Index points) {
        return test::soon([&] {
            for (const QLabel* label : window_->findChild<Inspector*>()->findChildren<QLabel*>())
                if (label->text().startsWith(grouped(points) + QStringLiteral(" points of")))
                    return true;
            return false;
        });
    }

private Q_SLOTS:
    void initTestCase() { testing::keep_settings_in(settings_.path()); }
    void cleanup() { window_.reset(); }

    void the_inspector_counts_the_points_that_there_are() {
        Experiment e = example_experiment();
        e.layers = parse_layers("2*affine-coupling(hidden=16)");
        window_ = testing::shown_window(validated(e));
        QVERIFY(window_);
        QVERIFY(test::soon([&] { return window_->run().data() && window_->run().isRunning(); }));
        window_->actions().paint->trigger();
        window_->selection().choose(Selection::data_card);
        const StageView& stage = *window_->findChild<StageView*>();
        const QPoint middle = stage.plotArea().center().toPoint();
        for (int i = 0; i < 3; ++i) {
            testing::drag(stage, {middle, middle + QPoint(40, 10 * i)}, 20);
            const Index painted = count();
            QVERIFY(painted > 0 && holds(painted));
            QVERIFY2(inspectorSays(painted), qPrintable(grouped(painted)));
        }
        const Index before = count();
        window_->document().undoStack().undo();
        QVERIFY(count() < before && holds(count()));
        QVERIFY(inspectorSays(count()));
    }
};

static const InProgram<PointsInWordsTest> points_in_words_test(__FILE__);
#include "tst_points_in_words.moc"

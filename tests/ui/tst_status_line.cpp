// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/soon.h"
#include "tests/support/test_program.h"
#include "tests/support/window_by_hand.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/field_form.h"
#include "ui/forms/number_box.h"
#include "ui/look/actions.h"
#include "ui/panels/status/message_bar.h"
#include "ui/panels/status/readout.h"
#include "ui/panels/status/status_line.h"
#include "ui/panels/training/training_panel.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace pushforward;

namespace {

Experiment long_run() {
    Experiment e = example_experiment();
    e.data.generator = parse_spec("moons(count=2000)");
    e.layers = parse_layers("4*affine-coupling(hidden=16)");
    e.batch = 128;
    e.steps = 1000000;
    return validated(e);
}

} // namespace

/// Runs whose course is known get the verdicts that are written down for them.
class StatusLineTest : public QObject {
    Q_OBJECT

    QTemporaryDir settings_;
    std::unique_ptr<MainWindow> window_;

    Run& run() { return window_->run(); }
    StatusLine& status() { return *window_->findChild<StatusLine*>(); }
    QPushButton& help() {
        for (auto* button : status().findChildren<QPushButton*>())
            if (button->isVisible()) return *button;
        return *status().findChild<QPushButton*>();
    }
    void type(const std::string& key, const QString& text) {
        auto* const box =
            window_->findChild<TrainingPanel*>()->form().editor(key)->findChild<NumberBox*>();
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, text);
        QTest::keyClick(box, Qt::Key_Return);
    }
    bool says(const QString& words) {
        return test::soon([&] { return status().state().contains(words); });
    }
    bool reached(std::int64_t step) {
        return test::soon([&] { return run().snapshot() && run().snapshot()->step >= step; });
    }
    void open(const Experiment& experiment) {
        window_ = testing::shown_window(experiment);
        QVERIFY(window_);
        QVERIFY(reached(1));
    }

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        testing::keep_settings_in(settings_.path());
    }

    void cleanup() { window_.reset(); }

    void a_sound_run_is_healthy() {
        open(long_run());
        QVERIFY(reached(600));
        QVERIFY(says(QStringLiteral("training, healthy")));
        QVERIFY(!window_->actions().backToBest->isEnabled() ||
                run().snapshot()->best->step < run().snapshot()->step);
    }

    void a_rate_of_next_to_nothing_is_said() {
        open(long_run());
        type("optimizer/learning_rate", QStringLiteral("0"));
        QCOMPARE(window_->document().experiment().optimizer.real("learning_rate"), 1e-6);
        QVERIFY(says(QStringLiteral("the learning rate is next to 0")));
        type("optimizer/learning_rate", QStringLiteral("0.001"));
        QVERIFY(says(QStringLiteral("healthy")));
    }

    void a_rate_that_ruins_the_flow_is_said_with_a_way_back() {
        Experiment e = long_run();
        for (Layer& layer : e.layers) layer.spec.values["clamp"] = 10.0;
        e.optimizer = parse_spec("sgd(clip=0)"); // nothing holds it
        open(validated(e));
        QVERIFY(reached(500));
        type("optimizer/learning_rate", QStringLiteral("10"));
        QCOMPARE(window_->document().experiment().optimizer.real("learning_rate"), 1.0);
        QVERIFY(test::soon([&] {
            return status().verdict() == Verdict::loss_risen ||
                   run().state() == TrainingState::stopped;
        }));
        const double best = *run().snapshot()->best->held_out_loss;
        QVERIFY(help().isVisible());
        QTest::mouseClick(&help(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(window_->document().experiment().optimizer.real("learning_rate"),
                                  0.5, test::patience_ms);
        QTRY_VERIFY_WITH_TIMEOUT(run().isUpToDate(), test::patience_ms);
        QVERIFY(*run().snapshot()->best->held_out_loss <= best);
        // Until the rate is small enough.
        const auto goes_well = [&] {
            return run().isRunning() && status().verdict() == Verdict::healthy &&
                   run().snapshot()->step > run().snapshot()->best->step;
        };
        for (int i = 0; i < 12; ++i) {
            const std::int64_t step = run().snapshot()->step;
            QVERIFY(test::soon([&] {
                return run().state() == TrainingState::stopped ||
                       run().snapshot()->step > step + 300;
            }));
            if (goes_well()) break;
            QSignalSpy begun(&run(), &Run::runChanged);
            window_->actions().backToBest->trigger();
            QVERIFY(test::soon([&] { return begun.count() > 0; }));
        }
        QVERIFY(says(QStringLiteral("training, healthy")));
        QCOMPARE(window_->sentence(), QString()); // no banner on what is over
    }

    void a_banner_with_a_way_out_goes_once_training_goes_on_well() {
        open(long_run());
        QVERIFY(reached(300));
        auto* const bar = window_->findChild<MessageBar*>();
        Q_EMIT run().broken(QStringLiteral("Training stopped."));
        QVERIFY(bar->offers(window_->actions().backToBest));
        QTRY_VERIFY_WITH_TIMEOUT(!bar->isVisible(), test::patience_ms);
    }

    void a_banner_of_a_run_goes_with_the_run() {
        open(long_run());
        run().pause();
        QVERIFY(test::soon([&] { return run().state() == TrainingState::paused; }));
        auto* const bar = window_->findChild<MessageBar*>();
        Q_EMIT run().broken(QStringLiteral("Training stopped."));
        QVERIFY(bar->offers(window_->actions().backToBest));
        run().reset();
        QTRY_VERIFY_WITH_TIMEOUT(!bar->isVisible(), test::patience_ms);
        QVERIFY(!run().isRunning());
    }

    void learning_by_heart_is_overfitting() {
        Experiment e = long_run();
        e.data.generator = parse_spec("moons(count=100, fresh=false)");
        e.layers = parse_layers("6*affine-coupling(hidden=64)");
        e.batch = 64;
        open(validated(e));
        QVERIFY(says(QStringLiteral("overfitting since step ")));
        QVERIFY(help().isVisible());
        const auto explained = [&] {
            for (const Readout* one : window_->findChildren<Readout*>())
                if (one->accessibleName() == run().words().train)
                    return one->toolTip().contains(
                        QStringLiteral("memorises its 80 training points"));
            return false;
        };
        QVERIFY(test::soon([&] { return run().floor() && explained(); }));
    }

    void a_schedule_that_is_over_is_said_and_can_start_again() {
        Experiment e = long_run();
        e.schedule = parse_spec("cosine");
        e.steps = 300;
        open(validated(e));
        QVERIFY(says(QStringLiteral("finished after 300 steps")));
        run().play();
        QVERIFY(says(QStringLiteral("the schedule has ended")));
        QTest::mouseClick(&help(), Qt::LeftButton);
        const auto ran_again = [&] {
            const std::int64_t steps = window_->document().experiment().steps;
            return steps > 300 && run().state() == TrainingState::finished &&
                   run().snapshot()->step == steps;
        };
        QVERIFY(test::soon(ran_again));
    }

    void a_stack_without_weights_is_stalled() {
        Experiment e = long_run();
        e.layers.clear();
        open(validated(e));
        QVERIFY(says(QStringLiteral("stalled: the weights do not change")));
        window_->document().insertLayer(0, "affine-coupling");
        QVERIFY(says(QStringLiteral("training, healthy")));
    }
};

static const InProgram<StatusLineTest> status_line_test(__FILE__);
#include "tst_status_line.moc"

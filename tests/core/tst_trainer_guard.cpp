// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/trainer.h"
#include "core/train/training_data.h"
#include "tests/support/test_program.h"
#include "tests/support/training_steps.h"

#include <QTest>

#include <cmath>

using namespace pushforward;
using namespace pushforward::testing;

namespace {

Experiment of_layers(const std::string& layers) {
    Experiment e = example_experiment();
    e.layers = parse_layers(layers);
    e.data.generator = parse_spec("moons(count=2000)");
    e.batch = 64;
    return validated(e);
}

} // namespace

class TrainerGuardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void what_is_left_of_a_divergence_is_measured_and_said() {
        Experiment e = of_layers("80*affine-coupling(hidden=8, clamp=10)");
        e.optimizer.values["clip"] = 0.0;
        Trainer trainer(e, data_of(e));
        train(trainer, 100);
        e.optimizer.values["learning_rate"] = 1.0;
        trainer.edit(e);
        int steps = 0;
        while (trainer.step()) QVERIFY2(++steps < 100, "this learning rate was to break it");

        const auto left = trainer.take_snapshot(), best = trainer.best_snapshot();
        QCOMPARE(left->latest->step, left->step);
        QCOMPARE(left->latest->held_out_loss, std::optional(trainer.held_out_loss()));
        QCOMPARE(best->step, 100);
        QVERIFY(*best->latest->held_out_loss < *left->latest->held_out_loss);
        QVERIFY2(trainer.message().find("It was lowest after step 100, ") != std::string::npos,
                 trainer.message().c_str());

        std::vector<MetricPoint> history;
        append(history, trainer.take_metrics());
        QCOMPARE(history.back().step, left->step);
        QCOMPARE(history.back().held_out_loss, left->latest->held_out_loss);
        for (std::size_t i = 1; i < history.size(); ++i)
            QVERIFY(history[i - 1].step <= history[i].step);
    }

    void a_step_that_is_taken_back_leaves_the_curve() {
        std::vector<MetricPoint> history;
        append(history, std::vector<MetricPoint>{{0, 3, 3}, {10, 2, {}}, {20, 9, {}}});
        append(history, std::vector<MetricPoint>{{19, 1, 1}});
        QCOMPARE(history.size(), std::size_t{3});
        QCOMPARE(history.back().step, 19);
    }

    void an_edit_that_is_undone_at_once_leaves_no_spike_on_the_curve() {
        std::vector<MetricPoint> history;
        append(history, std::vector<MetricPoint>{{0, 3, 3}, {10, 2, 2}});
        append(history, std::vector<MetricPoint>{{10, 99, 99}}); // a layer is moved
        QCOMPARE(history.size(), 3U);
        QCOMPARE(history.back().train_loss, 99.0);
        append(history, std::vector<MetricPoint>{{10, 2, 2}}); // and moved back
        QCOMPARE(history.size(), 3U);
        QCOMPARE(history.back().train_loss, 2.0);
        append(history, std::vector<MetricPoint>{{20, 1, 1}});
        QCOMPARE(history.size(), 4U);
    }

    void measuring_in_between_changes_nothing() {
        const Experiment e = of_layers("2*affine-coupling(hidden=8)");
        const auto data = data_of(e);
        Trainer plain(e, data), measured(e, data);
        train(plain, 137);
        for (const int steps : {1, 5, 4, 90, 37}) {
            train(measured, steps);
            measured.measure_here();
            const auto now = measured.take_snapshot();
            QCOMPARE(now->latest->step, now->step);
            QCOMPARE(now->latest->held_out_loss, std::optional(measured.held_out_loss()));
        }
        QVERIFY(plain.take_snapshot()->parameters == measured.take_snapshot()->parameters);
        const std::vector<MetricPoint> curve = plain.take_metrics();
        int compared = 0;
        for (const MetricPoint& point : measured.take_metrics())
            for (const MetricPoint& same : curve)
                if (same.step == point.step && point.step > 0) {
                    QCOMPARE(point.train_loss, same.train_loss);
                    ++compared;
                }
        QVERIFY(compared >= 13);
    }
};

static const InProgram<TrainerGuardTest> trainer_guard_test(__FILE__);
#include "tst_trainer_guard.moc"

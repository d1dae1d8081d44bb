// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/error.h"
#include "core/train/trainer.h"
#include "tests/support/counted_allocations.h"
#include "tests/support/test_program.h"
#include "tests/support/training_steps.h"

#include <QTest>

#include <cmath>

using namespace pushforward;
using namespace pushforward::testing;

namespace {

Experiment experiment(const std::string& optimizer, const std::string& schedule = "constant") {
    Experiment e = example_experiment();
    e.layers = parse_layers("actnorm, 2*affine-coupling(hidden=8)");
    e.data.generator = parse_spec("moons(count=1000)");
    e.batch = 64;
    e.optimizer = parse_spec(optimizer);
    e.schedule = parse_spec(schedule);
    return validated(e);
}

double largest_difference(const std::vector<Real>& a, const std::vector<Real>& b) {
    double most = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        most = std::max(most, std::abs(static_cast<double>(a[i]) - static_cast<double>(b[i])));
    return most;
}

} // namespace

/// What of a training is shown, and what it goes on with: averages of the parameters, and schedules
/// that watch the loss.
class AveragingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_average_is_that_of_the_formula() {
        const Experiment e = experiment("adam(learning_rate=0.01, averaging=0.9)");
        Trainer trainer(e, data_of(e));
        const auto start = trainer.take_snapshot();
        QVERIFY(start->parameters == start->training_parameters);
        std::vector<double> sum(start->parameters.size(), 0.0);
        double weight = 0;
        for (int k = 1; k <= 40; ++k) {
            train(trainer, 1);
            const auto now = trainer.take_snapshot();
            weight = 0.9 * weight + 1;
            for (std::size_t i = 0; i < sum.size(); ++i) {
                sum[i] = 0.9 * sum[i] + static_cast<double>(now->training_parameters[i]);
                QVERIFY(std::abs(static_cast<double>(now->parameters[i]) - sum[i] / weight) <
                        1e-12);
            }
            if (k == 1) QVERIFY(now->parameters == now->training_parameters);
        }
        const auto end = trainer.take_snapshot();
        QVERIFY(largest_difference(end->parameters, end->training_parameters) > 1e-3);
    }

    void training_is_not_changed_by_averaging() {
        const Experiment with = experiment("adamw(averaging=0.95)"), without = experiment("adamw");
        Trainer first(with, data_of(with)), second(without, data_of(without));
        train(first, 60);
        train(second, 60);
        QVERIFY(first.take_snapshot()->training_parameters == second.take_snapshot()->parameters);
        QVERIFY(second.take_snapshot()->training_parameters.empty());
        QCOMPARE(first.take_snapshot()->latest->train_loss,
                 second.take_snapshot()->latest->train_loss);
    }

    void held_out_points_are_measured_with_what_is_shown() {
        const Experiment e = experiment("adam(learning_rate=0.01, averaging=0.99)");
        Trainer trainer(e, data_of(e));
        train(trainer, 100);
        const auto snapshot = trainer.take_snapshot();
        const TrainingData& data = trainer.data();
        const auto nll = [&](const std::vector<Real>& parameters) {
            Tape tape;
            std::vector<double> out(static_cast<std::size_t>(data.held_out.cols()));
            snapshot->flow->log_prob(tape, parameters, data.standardisation.to_data(data.held_out),
                                     out);
            double sum = 0;
            for (const double value : out) sum -= value;
            return sum / static_cast<double>(out.size());
        };
        const double measured = *snapshot->latest->held_out_loss;
        QVERIFY(std::abs(measured - nll(snapshot->parameters)) < 1e-9);
        QVERIFY(std::abs(measured - nll(snapshot->training_parameters)) > 1e-4);
        QCOMPARE(trainer.mean_nll(data.held_out), measured);
        const auto best = trainer.best_snapshot();
        QVERIFY(best->training_parameters == snapshot->training_parameters);
    }

    void a_run_goes_on_bit_for_bit_data() {
        QTest::addColumn<QString>("optimizer");
        QTest::addColumn<QString>("schedule");
        for (const OptimizerKind& kind : optimizer_kinds())
            QTest::addRow("%s, averaged", kind.key.c_str())
                << QString::fromStdString(kind.key + "(averaging=0.98, learning_rate=1e-3)")
                << "constant";
        for (const ScheduleKind& kind : schedule_kinds())
            QTest::addRow("%s", kind.key.c_str())
                << "adam" << QString::fromStdString(kind.key + "(warm_up=3)");
        QTest::newRow("falling") << "adam"
                                 << "plateau(patience=10, threshold=1)";
    }

    void a_run_goes_on_bit_for_bit() {
        QFETCH(QString, optimizer);
        QFETCH(QString, schedule);
        Experiment e = experiment(optimizer.toStdString(), schedule.toStdString());
        e.steps = 80;
        const auto data = data_of(e);
        Trainer whole(e, data), half(e, data);
        train(whole, 80);
        train(half, 37); // within a stretch of the plateau
        Trainer rest(e, data, half.take_snapshot().get());
        train(rest, 43);
        const auto a = whole.take_snapshot(), b = rest.take_snapshot();
        QVERIFY(a->parameters == b->parameters);
        QVERIFY(a->training_parameters == b->training_parameters);
        QVERIFY(a->optimizer_state == b->optimizer_state);
        QVERIFY(a->schedule_state == b->schedule_state);
        QCOMPARE(b->learning_rate, a->learning_rate);
    }

    void a_snapshot_without_what_training_goes_on_with_is_refused() {
        const Experiment e = experiment("adam(averaging=0.9)", "plateau");
        const auto data = data_of(e);
        const auto whole = Trainer(e, data).take_snapshot();
        Snapshot cut = *whole;
        cut.training_parameters.clear();
        QVERIFY_EXCEPTION_THROWN(Trainer(e, data, &cut), Error);
        cut = *whole;
        cut.schedule_state.clear();
        QVERIFY_EXCEPTION_THROWN(Trainer(e, data, &cut), Error);
    }

    void averaging_can_be_switched_on_and_off_in_mid_run() {
        const Experiment off = experiment("adam"), on = experiment("adam(averaging=0.9)");
        const auto data = data_of(off);
        Trainer trainer(off, data), plain(off, data);
        train(plain, 60);
        train(trainer, 20);
        trainer.edit(on);
        const auto just_on = trainer.take_snapshot();
        QVERIFY(just_on->parameters == just_on->training_parameters);
        train(trainer, 1); // the average begins here: what came before has no weight
        QVERIFY(trainer.take_snapshot()->parameters ==
                trainer.take_snapshot()->training_parameters);
        train(trainer, 19);
        const auto averaged = trainer.take_snapshot();
        QVERIFY(averaged->parameters != averaged->training_parameters);
        trainer.edit(off);
        QVERIFY(trainer.take_snapshot()->parameters == averaged->training_parameters);
        trainer.edit(on); // and an old average is not taken up again
        QVERIFY(trainer.take_snapshot()->parameters == averaged->training_parameters);
        train(trainer, 20);
        QVERIFY(trainer.take_snapshot()->training_parameters == plain.take_snapshot()->parameters);
        // The best moment is one that training can go on from.
        Trainer again(on, data, trainer.best_snapshot().get());
        train(again, 1);
    }

    void layers_keep_their_averages_through_edits() {
        const Experiment e = experiment("adam(learning_rate=0.01, averaging=0.95)");
        Trainer trainer(e, data_of(e));
        train(trainer, 30);
        const auto before = trainer.take_snapshot();
        const auto of_layer = [](const Snapshot& s, Index i) {
            const auto from = s.parameters.begin() + s.flow->layer_offset(i);
            return std::vector<Real>(from, from + s.flow->layer(i).parameter_count());
        };
        Experiment grown = e;
        grown.layers.insert(grown.layers.begin() + 1,
                            {unused_layer_id(e.layers), parse_spec("affine-coupling(hidden=4)")});
        trainer.edit(grown);
        const auto after = trainer.take_snapshot();
        QVERIFY(of_layer(*after, 0) == of_layer(*before, 0));
        QVERIFY(of_layer(*after, 2) == of_layer(*before, 1));
        QVERIFY(of_layer(*after, 3) == of_layer(*before, 2));
        // The one that came in has an average of its own, without a share of what was not there.
        train(trainer, 1);
        const auto now = trainer.take_snapshot();
        const auto from = now->flow->layer_offset(1);
        const auto count = now->flow->layer(1).parameter_count();
        QVERIFY(std::equal(now->parameters.begin() + from, now->parameters.begin() + from + count,
                           now->training_parameters.begin() + from));
        QVERIFY(of_layer(*now, 2) != of_layer(*after, 2));
        trainer.edit(e);
        trainer.edit(grown);
        QVERIFY(trainer.take_snapshot()->parameters == now->parameters);
    }

    void another_optimizer_takes_over_what_it_can_use() {
        const Experiment adam = experiment("adam(averaging=0.95)"),
                         adamw = experiment("adamw(averaging=0.95)"),
                         sgd = experiment("sgd(averaging=0.95, learning_rate=1e-3)");
        Trainer trainer(adam, data_of(adam));
        train(trainer, 20);
        const auto before = trainer.take_snapshot();
        trainer.edit(adamw);
        QVERIFY(trainer.take_snapshot()->optimizer_state == before->optimizer_state);
        trainer.edit(sgd);
        const auto after = trainer.take_snapshot();
        const std::size_t n = before->parameters.size();
        QCOMPARE(after->optimizer_state.size(), 3 * n);
        QVERIFY(std::all_of(after->optimizer_state.begin(),
                            after->optimizer_state.begin() + static_cast<std::ptrdiff_t>(n),
                            [](Real v) { return v == 0; }));
        QVERIFY(after->parameters == before->parameters);
        train(trainer, 5);
    }

    void the_plateau_survives_edits() {
        Experiment e = experiment("adam", "plateau(patience=10, threshold=1)");
        Trainer trainer(e, data_of(e));
        train(trainer, 25); // the second stretch is not lower by a nat
        const auto before = trainer.take_snapshot();
        QVERIFY(before->learning_rate == 0.5 * 1e-3);
        e.optimizer.values["learning_rate"] = 2e-3;
        trainer.edit(e);
        QVERIFY(trainer.take_snapshot()->schedule_state == before->schedule_state);
        train(trainer, 1);
        QVERIFY(trainer.take_snapshot()->learning_rate == 1e-3);
        e.layers.pop_back(); // the losses of a longer stack are not to be compared with
        trainer.edit(e);
        train(trainer, 15);
        QVERIFY(trainer.take_snapshot()->learning_rate == 1e-3);
        e.schedule = parse_spec("cosine");
        trainer.edit(e);
        QVERIFY(trainer.take_snapshot()->schedule_state.empty());
        train(trainer, 1);
    }

    void a_warm_step_allocates_nothing_data() {
        QTest::addColumn<QString>("optimizer");
        for (const OptimizerKind& kind : optimizer_kinds())
            QTest::addRow("%s", kind.key.c_str())
                << QString::fromStdString(kind.key + "(averaging=0.98, learning_rate=1e-3)");
    }

    void a_warm_step_allocates_nothing() {
        QFETCH(QString, optimizer);
        const Experiment e = experiment(optimizer.toStdString(), "plateau(patience=10)");
        Trainer trainer(e, data_of(e));
        train(trainer, 3);
        const long before = allocations;
        for (int i = 0; i < 120; ++i) trainer.step();
        const long after = allocations;
        QCOMPARE(after - before, 0L);
    }
};

static const InProgram<AveragingTest> averaging_test(__FILE__);
#include "tst_averaging.moc"

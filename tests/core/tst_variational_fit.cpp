// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/error.h"
#include "core/train/experiment_flow.h"
#include "core/train/objectives/reverse_kl.h"
#include "core/train/trainer.h"
#include "tests/support/counted_allocations.h"
#include "tests/support/gaussian_energy.h"
#include "tests/support/test_program.h"
#include "tests/support/training_steps.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace pushforward;
using namespace pushforward::testing;
using namespace pushforward::test;

namespace {

Experiment energy_experiment(const std::string& layers, const std::string& objective) {
    Experiment e = with_target(example_experiment(), Spec{"u1", {}});
    e.layers = parse_layers(layers);
    e.objective = parse_spec(objective);
    e.batch = 128;
    return validated(e);
}

} // namespace

class VariationalFitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void affine_flow_reaches_the_floor_of_a_gaussian();
    void loss_falls_and_stays_above_the_floor();
    void same_experiment_trains_to_the_same_bits_and_goes_on_from_a_snapshot();
    void warm_step_allocates_nothing_data();
    void warm_step_allocates_nothing();
    void layer_that_breaks_is_named_from_the_base_up();
    void actnorm_sets_itself_from_the_base();
    void objective_goes_with_what_is_fitted();
};

void VariationalFitTest::affine_flow_reaches_the_floor_of_a_gaussian() {
    Experiment e = energy_experiment("actnorm", "reverse-kl(gradient=path)");
    e.steps = 600;
    e.optimizer.values["learning_rate"] = 0.05;
    e.schedule = parse_spec("cosine");
    auto data = std::make_shared<TrainingData>();
    data->energy = make_energy(gaussian); // inside coordinates are the data's: a long way to go
    Trainer trainer(e, data);
    QVERIFY(trainer.held_out_loss() > 1 - gaussian.known()->log_normaliser);
    train(trainer, 600);
    const double off = trainer.held_out_loss() + gaussian.known()->log_normaliser;
    QVERIFY2(std::abs(off) < 1e-9, qPrintable(QString::number(off)));
}

void VariationalFitTest::loss_falls_and_stays_above_the_floor() {
    Experiment e = energy_experiment("4*affine-coupling(hidden=32)", "reverse-kl");
    e.optimizer.values["learning_rate"] = 3e-3;
    const auto data = prepare_energy(e.target);
    Trainer trainer(e, data);
    const double before = trainer.held_out_loss();
    train(trainer, 500);
    const auto s = trainer.take_snapshot();
    Random random(3);
    ObjectiveRoom room;
    const ReverseKl now =
        measure_reverse_kl(*s->flow, s->parameters, *data->energy, 40000, random, room);
    const QString told =
        QString("%1 ± %2, floor %3").arg(now.loss).arg(now.standard_error).arg(*data->floor);
    QVERIFY2(now.loss > *data->floor - 4 * now.standard_error, qPrintable(told));
    QVERIFY2(now.loss < before - 1, qPrintable(told));
    QVERIFY2(now.standard_error > 0 && now.standard_error < 0.02, qPrintable(told));
}

void VariationalFitTest::same_experiment_trains_to_the_same_bits_and_goes_on_from_a_snapshot() {
    const Experiment e = energy_experiment("actnorm, 2*affine-coupling(hidden=8)",
                                           "reverse-kl(anneal=30, gradient=path)");
    const auto data = prepare_energy(e.target);
    Trainer whole(e, data), half(e, data);
    train(whole, 47);
    train(half, 23);
    half.held_out_loss(); // looking does not disturb
    const auto snapshot = half.take_snapshot();
    Trainer rest(e, data, snapshot.get());
    train(rest, 24);
    QVERIFY(whole.take_snapshot()->parameters == rest.take_snapshot()->parameters);
    QVERIFY(whole.take_snapshot()->optimizer_state == rest.take_snapshot()->optimizer_state);
    QCOMPARE(rest.take_snapshot()->latest->train_loss, whole.take_snapshot()->latest->train_loss);
}

void VariationalFitTest::warm_step_allocates_nothing_data() {
    QTest::addColumn<QString>("objective");
    QTest::newRow("total") << "reverse-kl";
    QTest::newRow("path") << "reverse-kl(gradient=path, anneal=10)";
}

void VariationalFitTest::warm_step_allocates_nothing() {
    QFETCH(QString, objective);
    Experiment e = energy_experiment("actnorm, 2*affine-coupling", objective.toStdString());
    e.batch = 700;
    Trainer trainer(e, prepare_energy(e.target));
    train(trainer, 3);
    const long before = allocations;
    for (int i = 0; i < 120; ++i) trainer.step();
    const long after = allocations;
    QCOMPARE(after - before, 0L);
}

void VariationalFitTest::layer_that_breaks_is_named_from_the_base_up() {
    const Experiment e = energy_experiment("affine-coupling(hidden=8), actnorm", "reverse-kl");
    const auto data = prepare_energy(e.target);
    Trainer sound(e, data);
    train(sound, 2);
    Snapshot broken = *sound.take_snapshot();
    broken.parameters[broken.parameters.size() - 4] = std::numeric_limits<Real>::max_exponent;
    Trainer trainer(e, data, &broken);
    QVERIFY(!trainer.step());
    const QString message = QString::fromStdString(trainer.message());
    QVERIFY2(message.contains("reverse-KL loss") && message.contains("Layer 2 (actnorm)") &&
                 message.contains("base → data"),
             qPrintable(message));
    // Points so far out that the energy overflows where they do not.
    broken.parameters[broken.parameters.size() - 4] =
        static_cast<Real>(std::numeric_limits<Real>::max_exponent * 0.6);
    Trainer other(e, data, &broken);
    QVERIFY(!other.step());
    QVERIFY2(QString(other.message().c_str()).contains("energy is not finite"),
             other.message().c_str());
}

void VariationalFitTest::actnorm_sets_itself_from_the_base() {
    const Experiment e = energy_experiment("affine-coupling(hidden=4), actnorm", "reverse-kl");
    const auto data = prepare_energy(e.target);
    std::vector<Real> parameters;
    const auto flow = make_flow(e, data->standardisation);
    parameters.resize(static_cast<std::size_t>(flow->parameter_count()));
    Random random(4);
    for (Real& p : parameters) p = static_cast<Real>(0.5 * random.normal());
    Batch z(2, 1000);
    flow->draw_base(parameters, random, z);
    Tape tape;
    flow->start_from_data(tape, parameters, z, Side::base);
    const Batch x = flow->to_inside(tape, parameters, z);
    for (Index i = 0; i < 2; ++i) {
        QVERIFY(std::abs(static_cast<double>(x.row(i).mean())) < 1e-9);
        QVERIFY(std::abs(static_cast<double>(x.row(i).square().mean()) - 1) < 1e-9);
    }
}

void VariationalFitTest::objective_goes_with_what_is_fitted() {
    const auto sentence = [](const Experiment& e) {
        try {
            validated(e);
        } catch (const Error& error) {
            return QString(error.what());
        }
        return QString();
    };
    const Experiment with_data_only = example_experiment();
    Experiment e = with_data_only;
    e.objective = Spec{"reverse-kl", {}};
    QVERIFY(sentence(e).contains("reverse-kl needs an energy"));
    e.target = Spec{"u1", {}};
    QCOMPARE(sentence(e), QString());
    e.objective = Spec{"maximum-likelihood", {}};
    QVERIFY(sentence(e).contains("maximum-likelihood needs data"));
    e.objective = {};
    QCOMPARE(QString::fromStdString(validated(e).objective.kind), QString("reverse-kl"));

    // Choosing switches, and keeps an objective that goes with the choice.
    Experiment chosen = with_target(with_data_only, Spec{"u1", {}});
    QCOMPARE(QString::fromStdString(chosen.objective.kind), QString("reverse-kl"));
    chosen.objective = parse_spec("reverse-kl(anneal=7)");
    chosen = with_target(chosen, Spec{"u1", {}});
    QCOMPARE(chosen.objective.integer("anneal"), 7);
    chosen = with_data(chosen, with_data_only.data);
    QVERIFY(validated(chosen) == with_data_only);

    // What was opened has to be what the experiment says.
    QVERIFY_EXCEPTION_THROWN(Trainer(with_data_only, prepare_energy(Spec{"u1", {}})), Error);
    e.target.kind = "u9";
    QVERIFY(sentence(e).contains("u9"));
}

static const InProgram<VariationalFitTest> variational_fit_test(__FILE__);
#include "tst_variational_fit.moc"

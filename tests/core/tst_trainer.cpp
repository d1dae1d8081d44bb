// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/error.h"
#include "core/train/trainer.h"
#include "tests/support/counted_allocations.h"
#include "tests/support/test_program.h"
#include "tests/support/training_steps.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace pushforward;
using namespace pushforward::testing;

namespace {

Experiment small_experiment(const std::string& layers = "4*affine-coupling(hidden=16)") {
    Experiment e = example_experiment();
    e.layers = parse_layers(layers);
    e.data.generator = parse_spec("moons(count=2000)");
    e.batch = 128;
    return validated(e);
}

} // namespace

class TrainerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void identity_start_has_the_nll_of_the_base();
    void same_experiment_trains_to_the_same_bits();
    void other_seed_trains_to_other_parameters();
    void training_goes_on_from_a_snapshot_bit_for_bit();
    void a_snapshot_that_does_not_fit_is_refused();
    void the_best_moment_is_kept_when_few_points_are_learned_by_heart();
    void warm_step_allocates_nothing_data();
    void warm_step_allocates_nothing();
    void nll_falls_towards_the_floor_and_not_below();
    void affine_layer_reaches_the_one_gaussian_nll();
    void clipping_bounds_the_step();
    void schedule_reaches_the_optimizer();
    void step_that_would_break_is_not_applied_and_names_the_layer();
    void step_that_leads_to_a_broken_one_is_taken_back();
    void edit_keeps_the_parameters_of_layers_that_stay();
    void a_layer_that_comes_back_has_what_it_had();
    void retuning_does_not_disturb_the_run();
    void actnorm_sets_itself_once_from_the_data();
    void alternation_is_settled_by_the_layer_before();
    void wrong_experiments_are_refused_with_a_sentence();
    void standardisation_is_undone_in_every_number();
};

void TrainerTest::identity_start_has_the_nll_of_the_base() {
    const Experiment e = small_experiment();
    Trainer trainer(e, data_of(e));
    const TrainingData& data = trainer.data();
    const double square = data.held_out.square().colwise().sum().mean();
    const double expected =
        square / 2 + std::log(2 * 3.141592653589793) - data.standardisation.log_abs_det();
    QVERIFY(std::abs(trainer.mean_nll(data.held_out) - expected) < 1e-12);
}

void TrainerTest::same_experiment_trains_to_the_same_bits() {
    const Experiment e = small_experiment();
    Trainer first(e, data_of(e)), second(e, data_of(e));
    train(first, 50);
    train(second, 20);
    second.take_snapshot(); // looking does not disturb
    second.take_metrics();
    train(second, 30);
    QVERIFY(first.take_snapshot()->parameters == second.take_snapshot()->parameters);
}

void TrainerTest::other_seed_trains_to_other_parameters() {
    // These layers start at zeros whatever the seed is, and both see the same data: what differs in
    // the end is what the training drew.
    Experiment e = small_experiment("linear, rotation, linear");
    const auto data = data_of(e);
    Trainer first(e, data), again(e, data);
    e.seed = 2;
    Trainer second(e, data);
    QCOMPARE(second.take_snapshot()->parameters, first.take_snapshot()->parameters);
    for (Trainer* trainer : {&first, &again, &second}) train(*trainer, 30);
    QCOMPARE(again.take_snapshot()->parameters, first.take_snapshot()->parameters);
    QVERIFY(second.take_snapshot()->parameters != first.take_snapshot()->parameters);
}

void TrainerTest::training_goes_on_from_a_snapshot_bit_for_bit() {
    const Experiment e = small_experiment("actnorm, 3*affine-coupling(hidden=8)");
    const auto data = data_of(e);
    Trainer whole(e, data), half(e, data);
    train(whole, 47);
    train(half, 23);
    const auto snapshot = half.take_snapshot();
    Trainer rest(e, data, snapshot.get());
    train(rest, 24);
    QVERIFY(whole.take_snapshot()->parameters == rest.take_snapshot()->parameters);
    QVERIFY(whole.take_snapshot()->optimizer_state == rest.take_snapshot()->optimizer_state);
    QCOMPARE(rest.take_snapshot()->latest->train_loss, whole.take_snapshot()->latest->train_loss);
}

void TrainerTest::a_snapshot_that_does_not_fit_is_refused() {
    const Experiment e = small_experiment();
    const auto data = data_of(e);
    const auto snapshot = Trainer(e, data).take_snapshot();
    QVERIFY_EXCEPTION_THROWN(Trainer(small_experiment("actnorm"), data, snapshot.get()), Error);
}

void TrainerTest::the_best_moment_is_kept_when_few_points_are_learned_by_heart() {
    Experiment e = small_experiment("6*affine-coupling(hidden=64)");
    e.data.generator = parse_spec("two-spirals(count=100, fresh=false)");
    e.optimizer.values["learning_rate"] = 3e-3;
    const auto data = data_of(e);
    Trainer trainer(e, data);
    train(trainer, 1500);
    const auto best = trainer.best_snapshot();
    QVERIFY(best->step % Trainer::held_out_every == 0 && best->step < 1500);
    QVERIFY(*best->latest->held_out_loss < trainer.mean_nll(data->held_out) - 0.1);
    // It is a whole snapshot: training on from it repeats what came after it.
    Trainer again(e, data, best.get());
    QVERIFY(std::abs(again.mean_nll(data->held_out) - *best->latest->held_out_loss) < 1e-12);
    train(again, 1500 - static_cast<int>(best->step));
    QVERIFY(again.take_snapshot()->parameters == trainer.take_snapshot()->parameters);
}

void TrainerTest::warm_step_allocates_nothing_data() {
    QTest::addColumn<QString>("layers");
    QTest::addColumn<QString>("set");
    QTest::addColumn<QString>("objective");
    QTest::newRow("couplings") << "8*affine-coupling"
                               << "moons(count=2000)"
                               << "maximum-likelihood";
    QTest::newRow("smooth") << "actnorm, 2*affine-coupling(activation=silu)"
                            << "moons(count=2000)"
                            << "maximum-likelihood";
    QTest::newRow("solved for")
        << "continuous(hidden=16, depth=1), residual(direction=base-to-data)"
        << "moons(count=500)"
        << "maximum-likelihood";
    QTest::newRow("flow matching") << "2*continuous(hidden=16, depth=1)"
                                   << "moons(count=500)"
                                   << "flow-matching(pairing=transport)";
    QTest::newRow("maps") << "spline-coupling, logistic-coupling(components=3), "
                             "affine-autoregressive, inverse-autoregressive, spline"
                          << "moons(count=2000)"
                          << "maximum-likelihood";
    QTest::newRow("fresh batches") << "4*affine-coupling"
                                   << "moons(count=2000, fresh=true)"
                                   << "maximum-likelihood";
}

void TrainerTest::warm_step_allocates_nothing() {
    QFETCH(QString, layers);
    QFETCH(QString, set);
    QFETCH(QString, objective);
    Experiment e = small_experiment(layers.toStdString());
    e.data.generator = parse_spec(set.toStdString());
    e.objective = parse_spec(objective.toStdString());
    e.batch = 700; // more than a tile, and not a whole number of vectors
    Trainer trainer(e, data_of(e));
    train(trainer, 3);
    const long before = allocations;
    for (int i = 0; i < 120; ++i) trainer.step(); // held-out measurements and metrics among them
    const long after = allocations;
    QCOMPARE(after - before, 0L);
}

void TrainerTest::nll_falls_towards_the_floor_and_not_below() {
    Experiment e = small_experiment("6*affine-coupling(hidden=32)");
    e.data.generator = parse_spec("moons(fresh=true)");
    e.optimizer.values["learning_rate"] = 3e-3;
    Trainer trainer(e, data_of(e));
    const TrainingData& data = trainer.data();
    train(trainer, 1200);
    Random random(9);
    const Batch fresh = data.standardisation.to_inside(data.generator->sample(20000, random));
    const double nll = trainer.mean_nll(fresh), floor = data.generator->entropy().value();
    QVERIFY2(nll < *data.gaussian_nll - 0.5, qPrintable(QString::number(nll)));
    QVERIFY2(nll > floor - 0.02, qPrintable(QString::number(nll)));
}

void TrainerTest::affine_layer_reaches_the_one_gaussian_nll() {
    // Independent coordinates: what is left for one Gaussian is a stretch and a shift of each.
    Random random(3);
    Points points(2, 20000);
    for (Index i = 0; i < points.cols(); ++i)
        points.col(i) << 40 + 7 * random.normal(), -3 + 0.02 * random.normal();
    Experiment e = small_experiment("actnorm");
    Trainer trainer(e, prepare_points({points}, 0.2, 1));
    train(trainer, 300);
    const double nll = trainer.mean_nll(trainer.data().held_out);
    QVERIFY2(std::abs(nll - *trainer.data().gaussian_nll) < 0.01, qPrintable(QString::number(nll)));
}

void TrainerTest::clipping_bounds_the_step() {
    Experiment e = small_experiment();
    e.optimizer.values["clip"] = 1e-3;
    const auto data = data_of(e);
    Trainer clipped(e, data);
    e.optimizer.values["clip"] = 0.0;
    Trainer free(e, data);
    train(clipped, 2);
    train(free, 2);
    const auto memory = [](const Trainer& t) {
        const auto s = t.take_snapshot();
        const auto n = static_cast<Index>(s->parameters.size());
        return Eigen::Map<const Eigen::ArrayX<Real>>(s->optimizer_state.data(), n).matrix().norm();
    };
    QVERIFY(free.take_snapshot()->gradient_norm > 0.01);
    QVERIFY(clipped.take_snapshot()->gradient_norm > 0.01); // reported before clipping
    QVERIFY(memory(clipped) < 2e-4 * 1.01); // (1 − β₁) · two gradients of norm 1e-3
    QVERIFY(memory(free) > 1e-3);
}

void TrainerTest::schedule_reaches_the_optimizer() {
    Experiment e = small_experiment();
    e.steps = 100;
    e.schedule = parse_spec("cosine(final=0.1, warm_up=10)");
    Trainer trainer(e, data_of(e));
    train(trainer, 1);
    QVERIFY(std::abs(trainer.take_snapshot()->learning_rate - 1e-3 / 11) < 1e-12);
    train(trainer, 10);
    QVERIFY(std::abs(trainer.take_snapshot()->learning_rate - 1e-3) < 1e-12);
    train(trainer, 89);
    QVERIFY(trainer.finished());
    QVERIFY(std::abs(trainer.take_snapshot()->learning_rate - 1e-4) < 2e-6);
}

void TrainerTest::step_that_would_break_is_not_applied_and_names_the_layer() {
    const Experiment e = small_experiment("2*affine-coupling(hidden=8), actnorm");
    const auto data = data_of(e);
    Trainer sound(e, data);
    train(sound, 5);
    Snapshot broken = *sound.take_snapshot();
    // Actnorm's log-scale so low that its inverse overflows.
    broken.parameters[broken.parameters.size() - 4] = -std::numeric_limits<Real>::max_exponent;
    Trainer trainer(e, data, &broken);
    QVERIFY(!trainer.step());
    QCOMPARE(trainer.steps_done(), 5);
    QVERIFY(trainer.take_snapshot()->parameters == broken.parameters);
    const QString message = QString::fromStdString(trainer.message());
    QVERIFY2(message.contains("Layer 3 (actnorm)") && message.contains("step 6"),
             qPrintable(message));
}

void TrainerTest::step_that_leads_to_a_broken_one_is_taken_back() {
    Experiment e = small_experiment("80*affine-coupling(hidden=8, clamp=10)");
    e.optimizer.values["clip"] = 0.0;
    e.optimizer.values["learning_rate"] = 1.0;
    Trainer trainer(e, data_of(e));
    int steps = 0;
    while (trainer.step()) QVERIFY2(++steps < 100, "this learning rate was to break it");
    // The squares of the base can be the first to overflow.
    const std::string message = trainer.message();
    const auto says = [&](const char* words) { return message.find(words) != std::string::npos; };
    QVERIFY2(says("Layer ") || says("The base distribution's log-density is not finite"),
             message.c_str());
    QVERIFY(std::isfinite(trainer.mean_nll(trainer.data().train)));
}

void TrainerTest::edit_keeps_the_parameters_of_layers_that_stay() {
    Experiment e = small_experiment("actnorm, 3*affine-coupling(hidden=8)");
    Trainer trainer(e, data_of(e));
    train(trainer, 30);
    const double before = trainer.mean_nll(trainer.data().held_out);
    const auto old = trainer.take_snapshot();

    Experiment grown = e;
    Layer inserted{unused_layer_id(e.layers), parse_spec("affine-coupling(hidden=4)")};
    grown.layers.insert(grown.layers.begin() + 2, inserted);
    trainer.edit(grown);
    QCOMPARE(trainer.steps_done(), 30);
    // The new layer starts at the identity: the density stays.
    QVERIFY(std::abs(trainer.mean_nll(trainer.data().held_out) - before) < 1e-12);
    train(trainer, 5);

    Experiment reordered = e;
    std::swap(reordered.layers[0], reordered.layers[3]);
    Trainer other(e, data_of(e), old.get());
    other.edit(reordered);
    const auto now = other.take_snapshot();
    const Index count = old->flow->layer(3).parameter_count();
    const auto was = old->parameters.begin() + old->flow->layer_offset(3);
    QVERIFY(std::equal(was, was + count, now->parameters.begin()));
}

void TrainerTest::a_layer_that_comes_back_has_what_it_had() {
    const Experiment e = small_experiment("3*affine-coupling(hidden=8)");
    Trainer trainer(e, data_of(e));
    train(trainer, 30);
    const auto before = trainer.take_snapshot();
    Experiment shorter = e;
    shorter.layers.erase(shorter.layers.begin() + 1);
    trainer.edit(shorter);
    QVERIFY(trainer.take_snapshot()->parameters.size() < before->parameters.size());
    trainer.edit(e);
    QVERIFY(trainer.take_snapshot()->parameters == before->parameters);
    QVERIFY(trainer.take_snapshot()->optimizer_state == before->optimizer_state);
}

void TrainerTest::retuning_does_not_disturb_the_run() {
    const Experiment e = small_experiment();
    const auto data = data_of(e);
    Trainer plain(e, data), edited(e, data);
    train(plain, 40);
    train(edited, 20);
    Experiment other = e;
    other.optimizer.values["learning_rate"] = 1e-2;
    edited.edit(other);
    edited.edit(e);
    train(edited, 20);
    QVERIFY(plain.take_snapshot()->parameters == edited.take_snapshot()->parameters);
}

void TrainerTest::actnorm_sets_itself_once_from_the_data() {
    const Experiment e = small_experiment("actnorm");
    Points points(2, 1000);
    Random random(1);
    for (Index i = 0; i < points.cols(); ++i) points.col(i) << random.normal(), random.uniform();
    const auto data = prepare_points({points}, 0.2, 1);
    Trainer trainer(e, data);
    Tape tape;
    const auto s = trainer.take_snapshot();
    Snapshot moved = *s;
    moved.parameters[0] = 1;
    const Trainer again(e, data, &moved); // a saved start is not made anew
    QCOMPARE(again.take_snapshot()->parameters[0], Real(1));
    const Batch z =
        s->flow->to_base(tape, s->parameters, data->standardisation.to_data(data->train));
    QVERIFY(std::abs(static_cast<double>(z.row(0).mean())) < 1e-9);
    QVERIFY(std::abs(static_cast<double>(z.row(1).square().mean()) - 1) < 1e-9);
}

void TrainerTest::alternation_is_settled_by_the_layer_before() {
    const std::vector<Layer> layers = parse_layers(
        "affine-coupling, actnorm, affine-coupling, affine-coupling(moves=first), affine-coupling");
    const auto moves = [&](std::size_t i) { return layers[i].spec.choice("moves"); };
    QCOMPARE(moves(0), std::string("second"));
    QCOMPARE(moves(2), std::string("first"));
    QCOMPARE(moves(3), std::string("first"));
    QCOMPARE(moves(4), std::string("second"));
}

void TrainerTest::wrong_experiments_are_refused_with_a_sentence() {
    const auto refused = [](auto change, const QString& says) {
        Experiment e = example_experiment();
        change(e);
        try {
            validated(e);
        } catch (const Error& error) {
            return QString(error.what()).contains(says);
        }
        return false;
    };
    QVERIFY(refused([](Experiment& e) { e.batch = 0; }, "batch is 0"));
    QVERIFY(refused([](Experiment& e) { e.steps = -1; }, "-1"));
    QVERIFY(refused([](Experiment& e) { e.held_out = NAN; }, "held-out"));
    QVERIFY(refused([](Experiment& e) { e.layers[1].id = e.layers[0].id; }, "Two layers"));
    QVERIFY(refused([](Experiment& e) { e.layers[0].spec.kind = "afine-coupling"; },
                    "affine-coupling"));
    QVERIFY(refused([](Experiment& e) { e.optimizer.values["learning_rate"] = -1.0; },
                    "learning_rate"));
    QVERIFY(refused([](Experiment& e) { e.layers.assign(300, e.layers[0]); }, "256"));
    Points line(2, 100);
    for (Index i = 0; i < 100; ++i)
        line.col(i) << static_cast<double>(i), 2.0 * static_cast<double>(i);
    QVERIFY_EXCEPTION_THROWN(prepare_points({line}, 0.2, 1), Error);
    QVERIFY_EXCEPTION_THROWN(prepare_points({line.leftCols(3)}, 0.2, 1), Error);
}

void TrainerTest::standardisation_is_undone_in_every_number() {
    const Experiment e = small_experiment("actnorm");
    Random random(4);
    Points points(2, 4000);
    for (Index i = 0; i < points.cols(); ++i) points.col(i) << random.normal(), random.normal();
    Points far = points * 1000;
    far.row(0) += 1e6;
    Trainer near(e, prepare_points({points}, 0.2, 1)), away(e, prepare_points({far}, 0.2, 1));
    const double shift = 2 * std::log(1000.0);
    QVERIFY(std::abs(away.mean_nll(away.data().held_out) - near.mean_nll(near.data().held_out) -
                     shift) < 1e-6);
    QVERIFY(std::abs(*away.data().gaussian_nll - *near.data().gaussian_nll - shift) < 1e-6);
    Tape tape;
    const auto s = away.take_snapshot();
    std::vector<double> out(1);
    s->flow->log_prob(tape, s->parameters, far.col(0), out);
    const Batch z = s->flow->to_base(tape, s->parameters, far.col(0));
    const Points back = s->flow->to_data(tape, s->parameters, z);
    QVERIFY((back - far.col(0)).abs().maxCoeff() < 1e-6);
    QVERIFY(std::isfinite(out[0]));
}

static const InProgram<TrainerTest> trainer_test(__FILE__);
#include "tst_trainer.moc"

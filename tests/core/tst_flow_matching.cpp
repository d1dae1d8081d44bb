// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/assignment.h"
#include "core/math/error.h"
#include "core/train/experiment_flow.h"
#include "core/train/trainer.h"
#include "tests/support/layer_case.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace pushforward;

namespace {

Experiment experiment_of(const char* layers, const char* pairing = "independent") {
    Experiment e = example_experiment();
    e.data.generator = parse_spec("moons(fresh=true)");
    e.layers = *layers ? parse_layers(layers) : std::vector<Layer>{};
    e.objective = Spec{"flow-matching", {{"pairing", std::string(pairing)}}};
    e.optimizer.values["learning_rate"] = 5e-3;
    e.schedule = parse_spec("cosine");
    e.batch = 256;
    e.steps = test::sanitized ? 60 : 600;
    return validated(e);
}

// The objective beside what it is given, with the same random numbers at every call.
struct Tested {
    std::shared_ptr<const Flow> flow;
    std::unique_ptr<const Objective> objective;
    std::vector<Real> parameters;
    Batch data;
    ObjectiveRoom room;

    explicit Tested(const Experiment& e, Index points)
        : flow(make_flow(e, Standardisation{})),
          objective(make(objective_kinds(), e.objective, "objective")),
          parameters(static_cast<std::size_t>(flow->parameter_count())),
          data(2, points) {
        flow->initialise(parameters, 1);
        Random random(2);
        for (Index i = 0; i < points; ++i)
            data.col(i) << static_cast<Real>(random.normal()), static_cast<Real>(random.normal());
    }

    double loss(std::span<Real> gradient) {
        Random random(3);
        return objective->loss_and_gradient({.flow = *flow,
                                             .parameters = parameters,
                                             .batch_size = data.cols(),
                                             .batch = data,
                                             .random = random,
                                             .room = room},
                                            gradient);
    }
};

std::string refusal(const char* layers) {
    try {
        experiment_of(layers);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

} // namespace

class FlowMatchingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gradient_matches_differences();
    void lines_of_transport_are_the_shortest();
    void stack_without_velocity_is_refused();
    void training_lowers_the_nll_data();
    void training_lowers_the_nll();
};

void FlowMatchingTest::gradient_matches_differences() {
    for (const char* pairing : {"independent", "transport"}) {
        Tested t(experiment_of("continuous(hidden=8), continuous(hidden=8, time=0.5)", pairing),
                 600);
        Random random(4);
        for (Real& p : t.parameters) p = static_cast<Real>(0.5 * random.normal());
        std::vector<Real> gradient(t.parameters.size()), ignored(t.parameters.size());
        t.loss(gradient);
        for (std::size_t p = 0; p < gradient.size(); p += 7) {
            const Real at = t.parameters[p];
            const auto slope = [&](double h) {
                t.parameters[p] = at + static_cast<Real>(h);
                const double up = t.loss(ignored);
                t.parameters[p] = at - static_cast<Real>(h);
                return (up - t.loss(ignored)) / (2 * h);
            };
            const double expected = (4 * slope(5e-5) - slope(1e-4)) / 3;
            t.parameters[p] = at;
            QVERIFY2(std::abs(static_cast<double>(gradient[p]) - expected) <
                         1e-8 * (1 + std::abs(expected)),
                     qPrintable(QString("%1, differences say %2").arg(gradient[p]).arg(expected)));
        }
    }
}

void FlowMatchingTest::lines_of_transport_are_the_shortest() {
    // At the start the velocity is zero: the loss is the mean squared length of the lines.
    const Index n = 300;
    Tested any(experiment_of("continuous"), n),
        shortest(experiment_of("continuous", "transport"), n);
    std::vector<Real> gradient(any.parameters.size());
    const double independent = any.loss(gradient);
    const Batch base = any.room.base;
    double expected = 0, as_drawn = 0;
    for (Index start = 0; start < n; start += 128) {
        const Index size = std::min<Index>(128, n - start);
        std::vector<double> cost;
        for (Index r = 0; r < size; ++r)
            for (Index c = 0; c < size; ++c)
                cost.push_back(static_cast<double>(
                    (base.col(start + r) - any.data.col(start + c)).square().sum()));
        std::vector<Index> column(static_cast<std::size_t>(size));
        Assignment().solve(cost, column);
        for (Index r = 0; r < size; ++r) {
            expected +=
                cost[static_cast<std::size_t>(r * size + column[static_cast<std::size_t>(r)])];
            as_drawn += cost[static_cast<std::size_t>(r * size + r)];
        }
    }
    QVERIFY(std::abs(independent - as_drawn / static_cast<double>(n)) < 1e-12);
    QVERIFY(std::abs(shortest.loss(gradient) - expected / static_cast<double>(n)) < 1e-12);
    QVERIFY(expected < 0.2 * as_drawn);
}

void FlowMatchingTest::stack_without_velocity_is_refused() {
    QVERIFY(refusal("continuous, affine-coupling").find("Layer 2 (affine-coupling)") !=
            std::string::npos);
    QVERIFY(refusal("continuous(direction=data-to-base)").find("Layer 1 (continuous)") !=
            std::string::npos);
    QVERIFY(refusal("").find("the stack is empty") != std::string::npos);
    QVERIFY(refusal("3*continuous").empty());
}

void FlowMatchingTest::training_lowers_the_nll_data() {
    QTest::addColumn<QString>("layers");
    QTest::addColumn<QString>("pairing");
    QTest::newRow("one layer") << "continuous"
                               << "independent";
    QTest::newRow("three layers, shortest lines") << "3*continuous(hidden=16)"
                                                  << "transport";
}

void FlowMatchingTest::training_lowers_the_nll() {
    QFETCH(QString, layers);
    QFETCH(QString, pairing);
    const Experiment e = experiment_of(layers.toUtf8().constData(), pairing.toUtf8().constData());
    Trainer trainer(e, prepare_dataset(e.data.generator, e.held_out, e.seed));
    const double before = trainer.held_out_loss();
    while (!trainer.finished()) QVERIFY(trainer.step());
    const double after = trainer.held_out_loss();
    QVERIFY2(after < before - (test::sanitized ? 0 : 0.3),
             qPrintable(QString("%1 then %2").arg(before).arg(after)));
    // What the curve shows of training is an NLL too, of the last batch.
    const double shown = trainer.take_metrics().back().train_loss;
    QVERIFY2(std::abs(shown - after) < 0.2, qPrintable(QString("%1, %2").arg(shown).arg(after)));
}

static const InProgram<FlowMatchingTest> flow_matching_test(__FILE__);
#include "tst_flow_matching.moc"

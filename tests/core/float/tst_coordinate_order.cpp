// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/trainer.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace pushforward;

namespace {

// KL(data ‖ model) in nats: the mean of log p − log q over points drawn from the data.
double gap_after_training(const std::string& layers) {
    Experiment e = example_experiment();
    e.data.generator = parse_spec("banana(fresh=true)");
    e.layers = parse_layers(layers);
    e.schedule = parse_spec("cosine");
    e.optimizer.values["learning_rate"] = 5e-3;
    e.steps = 500;
    e = validated(e);
    Trainer trainer(e, prepare_dataset(e.data.generator, e.held_out, e.seed));
    while (!trainer.finished())
        if (!trainer.step()) qFatal("%s", trainer.message().c_str());
    const auto snapshot = trainer.take_snapshot();
    const Dataset& source = *trainer.data().generator;
    Random random(77);
    const Points points = source.sample(50000, random);
    std::vector<double> log_q(50000);
    Tape tape;
    snapshot->flow->log_prob(tape, snapshot->parameters, points, log_q);
    double sum = 0;
    for (Index i = 0; i < points.cols(); ++i)
        sum += *source.log_density(points.col(i)) - log_q[static_cast<std::size_t>(i)];
    return sum / static_cast<double>(points.cols());
}

} // namespace

/// Papamakarios et al. 2017, Figure 1: x₁ given x₂ is a Gaussian, x₂ given x₁ has two humps.
class CoordinateOrderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void one_affine_layer_in_the_right_order_reaches_the_floor() {
        const double gap = gap_after_training("affine-autoregressive(moves=first)");
        QVERIFY2(gap > -0.005 && gap < 0.02, qPrintable(QString::number(gap)));
    }
    void one_affine_layer_in_the_wrong_order_does_not() {
        const double gap = gap_after_training("affine-autoregressive(moves=second)");
        QVERIFY2(gap > 0.25, qPrintable(QString::number(gap)));
    }
    void one_spline_layer_in_the_wrong_order_comes_close() {
        const double gap = gap_after_training("spline-autoregressive(moves=second)");
        QVERIFY2(gap > -0.005 && gap < 0.1, qPrintable(QString::number(gap)));
    }
};

static const InProgram<CoordinateOrderTest> coordinate_order_test(__FILE__);
#include "tst_coordinate_order.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/parts.h"
#include "core/train/trainer.h"
#include "tests/support/layer_case.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace pushforward;
using namespace pushforward::test;

/// Linear layers, and layers that consist of others.
class LinearFlows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Two moons lean: one deviation a coordinate is not enough.
    void actnorm_and_linear_learn_the_best_gaussian() {
        Experiment e = example_experiment();
        e.data.generator = parse_spec("moons(count=100000)");
        e.layers = parse_layers("actnorm, linear");
        e.optimizer = parse_spec("adam(learning_rate=0.02)");
        e.schedule.kind = "cosine";
        e.steps = sanitized ? 150 : 400;
        Trainer trainer(e, prepare_dataset(e.data.generator, e.held_out, e.seed));
        const double start = trainer.mean_nll(trainer.data().held_out);
        while (!trainer.finished()) QVERIFY(trainer.step());
        const double nll = trainer.mean_nll(trainer.data().held_out);
        QVERIFY2(start > 3.2946 + 0.05, qPrintable(QString::number(start)));
        QVERIFY2(std::abs(nll - 3.2946) < 0.01, qPrintable(QString::number(nll)));
        QVERIFY(std::abs(nll - trainer.data().gaussian_nll.value()) < 0.005);
    }

    void layers_open_into_what_they_do_data() {
        QTest::addColumn<QString>("direction");
        QTest::newRow("base to data") << "base-to-data";
        QTest::newRow("data to base") << "data-to-base";
    }

    void layers_open_into_what_they_do() {
        QFETCH(QString, direction);
        bool some = false;
        for (const LayerKind& kind : layer_kinds()) {
            Spec spec = initial_spec(kind);
            spec.values["direction"] = direction.toStdString();
            const std::vector<LayerPart> parts = parts_of(spec);
            QCOMPARE(parts.empty(), kind.parts == nullptr);
            if (parts.empty()) continue;
            some = true;
            const TestedLayer whole({kind.key, spec, 0.5});
            const Batch points = random_points(20, 1.5, 2);
            Mapped through{points, {}};
            through.log_abs_det.setZero(points.cols());
            Index count = 0;
            for (const LayerPart& part : parts) {
                TestedLayer layer({part.spec.kind, part.spec});
                QCOMPARE(layer.layer().parameter_count(), part.count);
                std::copy_n(whole.parameters.begin() + part.offset, part.count,
                            layer.parameters.begin());
                const Mapped next = layer.forward(through.points);
                through = {next.points, through.log_abs_det + next.log_abs_det};
                count += part.count;
            }
            const Mapped expected = whole.forward(points);
            QCOMPARE(count, whole.layer().parameter_count());
            QVERIFY((through.points - expected.points).abs().maxCoeff() < 1e-12);
            QVERIFY((through.log_abs_det - expected.log_abs_det).abs().maxCoeff() < 1e-12);
        }
        QVERIFY(some);
    }

    void glow_normalises_what_it_sees_from_either_side() {
        for (const Side side : {Side::data, Side::base}) {
            TestedLayer layer({"glow", Spec{"glow", {}}, 0.5});
            Batch points = random_points(500, 3, 4);
            points.row(0) += 5;
            layer.layer().start_from_data(layer.parameters, points, side);
            // From the data side actnorm comes first, from the base side last.
            const auto actnorm = parts_of(Spec{"glow", {}}).back();
            TestedLayer alone({"actnorm", actnorm.spec});
            std::copy_n(layer.parameters.begin() + actnorm.offset, actnorm.count,
                        alone.parameters.begin());
            const Batch out =
                side == Side::data ? alone.inverse(points).points : layer.forward(points).points;
            for (Index i = 0; i < 2; ++i) {
                const double mean = out.row(i).mean();
                QVERIFY(std::abs(mean) < 1e-12);
                QVERIFY(std::abs((out.row(i) - mean).square().mean() - 1) < 1e-12);
            }
        }
    }

    void a_layer_that_is_opened_keeps_its_weights_and_trains_as_before_data() {
        layers_open_into_what_they_do_data();
    }
    void a_layer_that_is_opened_keeps_its_weights_and_trains_as_before() {
        QFETCH(QString, direction);
        Experiment e = example_experiment();
        e.layers = parse_layers("affine-coupling(hidden=8), glow(hidden=8, direction=" +
                                direction.toStdString() + "), affine-coupling(hidden=8)");
        const auto data = prepare_dataset(e.data.generator, e.held_out, e.seed);
        Trainer closed(e, data), opened(e, data);
        const auto train = [](Trainer& trainer) {
            for (int i = 0; i < 30; ++i) QVERIFY(trainer.step());
        };
        train(closed);
        train(opened);
        QVERIFY(!open_layer(e.layers, 0, 10));
        QVERIFY(open_layer(e.layers, 1, 10));
        QCOMPARE(e.layers.size(), std::size_t{5});
        opened.edit(e);
        const auto same = [&] {
            const double a = closed.mean_nll(data->train), b = opened.mean_nll(data->train);
            QVERIFY2(std::abs(a - b) < 1e-10, qPrintable(QString("%1, %2").arg(a).arg(b)));
        };
        same();
        train(closed);
        train(opened);
        same();
    }

    // The corner of the product is what L·U cannot change the sign of.
    void exchanged_coordinates_reach_a_reflection() {
        TestedLayer layer({"linear", parse_spec("linear(swap=true)")});
        const Batch points = random_points(5, 1, 1);
        QVERIFY((layer.forward(points).points == points.colwise().reverse()).all());
    }
};

static const InProgram<LinearFlows> linear_flows(__FILE__);
#include "tst_linear_flows.moc"

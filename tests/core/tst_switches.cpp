// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/parts.h"
#include "core/layers/switches.h"
#include "core/train/trainer.h"
#include "tests/support/test_program.h"
#include "tests/support/training_steps.h"

#include <QTest>

using namespace pushforward;
using namespace pushforward::testing;

namespace {

Experiment three_layers() {
    Experiment e;
    e.data.generator = parse_spec("moons(count=400, fresh=false)");
    e.layers = parse_layers("affine-coupling(hidden=4), spline-coupling(hidden=4), actnorm");
    e.batch = 16;
    e.steps = 100000;
    return validated(e);
}

std::vector<Real> parameters_of(const Trainer& trainer, Index layer) {
    const auto snapshot = trainer.take_snapshot();
    const auto& all = snapshot->training_parameters.empty() ? snapshot->parameters
                                                            : snapshot->training_parameters;
    const auto from = all.begin() + snapshot->flow->layer_offset(layer);
    return {from, from + snapshot->flow->layer(layer).parameter_count()};
}

Experiment with_frozen_layer(Experiment e, std::size_t layer, bool frozen = true) {
    set_frozen(e.layers[layer].spec, frozen);
    return e;
}

Experiment with_muted_layer(Experiment e, std::size_t layer, bool muted = true) {
    set_muted(e.layers[layer].spec, muted);
    return e;
}

} // namespace

/// Layers that are muted, and layers that are frozen.
class SwitchesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_muted_layer_is_the_identity_with_the_same_parameters_data() {
        QTest::addColumn<QString>("key");
        for (const LayerKind& kind : layer_kinds())
            QTest::newRow(kind.key.c_str()) << QString::fromStdString(kind.key);
    }

    void a_muted_layer_is_the_identity_with_the_same_parameters() {
        QFETCH(QString, key);
        const LayerKind& kind = find_kind(layer_kinds(), key.toStdString(), "layer");
        Spec spec = initial_spec(kind);
        const auto own = make(layer_kinds(), spec, "layer");
        set_muted(spec, true);
        const auto muted = make(layer_kinds(), spec, "layer");
        QCOMPARE(muted->parameter_count(), own->parameter_count());
        std::vector<Real> start(static_cast<std::size_t>(own->parameter_count()));
        std::vector<Real> kept = start;
        Random one(3), other(3);
        own->initialise(start, one);
        muted->initialise(kept, other);
        QCOMPARE(kept, start);
        QCOMPARE(one.state(), other.state()); // the layers behind it start as they would
        for (Real& parameter : kept) parameter += Real(0.3);

        Experiment e = three_layers();
        e.layers = {Layer{1, spec}};
        const Flow flow(make(base_kinds(), e.base, "base distribution"),
                        {make(layer_kinds(), spec, "layer")}, {});
        Tape tape;
        Points x(2, 3);
        x << 0.5, -1, 2, 0.25, 1, -3;
        std::vector<Real> all(static_cast<std::size_t>(flow.parameter_count()));
        std::ranges::copy(kept, all.begin() + flow.layer_offset(0));
        const Flow::Account account = flow.account(tape, all, x);
        QVERIFY((account.path.front() == account.path.back()).all());
        for (const double added : account.added.front()) QCOMPARE(added, 0.0);
        const auto half = flow.until(Position{0, 0.5}, all);
        QVERIFY(half);
        QVERIFY((half->to_data(tape, all, account.path.front()) == x).all());
    }

    void muting_and_unmuting_gives_the_parameters_back() {
        const Experiment e = three_layers();
        for (std::size_t layer = 0; layer < e.layers.size(); ++layer) {
            Trainer trainer(e, data_of(e));
            train(trainer, 20);
            const auto place = static_cast<Index>(layer);
            const std::vector<Real> before = parameters_of(trainer, place);
            trainer.edit(with_muted_layer(e, layer));
            train(trainer, 50);
            QCOMPARE(parameters_of(trainer, place), before);
            trainer.edit(e);
            QCOMPARE(parameters_of(trainer, place), before);
            train(trainer, 1);
            QVERIFY(parameters_of(trainer, place) != before);
        }
    }

    void a_frozen_layer_does_not_train_data() {
        QTest::addColumn<QString>("optimizer");
        for (const OptimizerKind& kind : optimizer_kinds())
            for (const char* averaging : {"0", "0.99"}) {
                QString spec = QStringLiteral("%1(averaging=%2")
                                   .arg(QString::fromStdString(kind.key), averaging);
                for (const Field& field : kind.fields)
                    if (field.key == "weight_decay") spec += QStringLiteral(", weight_decay=0.1");
                QTest::newRow(qPrintable(spec)) << spec + u')';
            }
    }

    void a_frozen_layer_does_not_train() {
        QFETCH(QString, optimizer);
        Experiment e = three_layers();
        e.optimizer = parse_spec(optimizer.toStdString());
        e.optimizer.values["learning_rate"] = 1e-3;
        e = validated(e);
        Trainer trainer(e, data_of(e));
        train(trainer, 30); // so that there is momentum
        const std::vector<Real> before = parameters_of(trainer, 1);
        const std::vector<Real> others = parameters_of(trainer, 0);
        trainer.edit(with_frozen_layer(e, 1));
        train(trainer, 1000);
        QCOMPARE(parameters_of(trainer, 1), before);
        QVERIFY(parameters_of(trainer, 0) != others);
        const auto snapshot = trainer.take_snapshot();
        for (std::size_t i = 0; i < before.size(); ++i) // what is shown is no average of it
            QCOMPARE(
                snapshot->parameters[static_cast<std::size_t>(snapshot->flow->layer_offset(1)) + i],
                before[i]);
        trainer.edit(e);
        QCOMPARE(parameters_of(trainer, 1), before);
        train(trainer, 1);
        QVERIFY(parameters_of(trainer, 1) != before);
    }

    void frozen_parameters_stay_out_of_the_gradients_norm() {
        Experiment e = three_layers();
        Trainer whole(e, data_of(e));
        train(whole, 1);
        QVERIFY(whole.take_snapshot()->gradient_norm > 0);
        for (std::size_t layer = 0; layer < e.layers.size(); ++layer)
            e = with_frozen_layer(e, layer);
        Trainer frozen(e, data_of(e));
        train(frozen, 1);
        QCOMPARE(frozen.take_snapshot()->gradient_norm, 0.0);
    }

    void the_parts_of_a_layer_are_muted_and_frozen_as_it_is() {
        Spec glow = parse_layers("glow(muted=true, frozen=true)").front().spec;
        const std::vector<LayerPart> parts = parts_of(glow);
        QCOMPARE(parts.size(), std::size_t{3});
        for (const LayerPart& part : parts)
            QVERIFY(is_muted(part.spec) && is_set_frozen(part.spec));
        set_muted(glow, false);
        for (const LayerPart& part :
             parts_of(validate(find_kind(layer_kinds(), "glow", "layer"), glow, "layer")))
            QVERIFY(!is_muted(part.spec) && is_frozen(part.spec));
    }
};

static const InProgram<SwitchesTest> switches_test(__FILE__);
#include "tst_switches.moc"

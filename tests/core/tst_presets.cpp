// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/error.h"
#include "core/train/presets.h"
#include "core/train/trainer.h"
#include "tests/support/layer_case.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace pushforward;

namespace {

Experiment of_preset(const std::string& key) {
    Experiment e = with_preset(example_experiment(), find_preset(key));
    e.data.generator = parse_spec("moons(count=1000)");
    e.batch = 64;
    e.steps = test::sanitized ? 10 : 60;
    return validated(e);
}

} // namespace

class PresetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void every_preset_is_documented_and_has_a_key_of_its_own() {
        std::set<std::string> keys;
        for (const Preset& preset : presets()) {
            QVERIFY2(keys.insert(preset.key).second, preset.key.c_str());
            QVERIFY2(!preset.title.empty() && !preset.summary.empty() && !preset.reference.empty(),
                     preset.key.c_str());
        }
        QVERIFY(keys.contains("real-nvp"));
    }

    void an_unknown_preset_is_refused_with_a_suggestion() {
        try {
            find_preset("real-nvq");
            QFAIL("it is not known");
        } catch (const Error& error) {
            QVERIFY(std::string(error.what()).find("real-nvp") != std::string::npos);
        }
    }

    void a_preset_leaves_what_is_trained_on_and_how_long() {
        Experiment before = example_experiment();
        before.data.generator = parse_spec("rings(count=700)");
        before.held_out = 0.3;
        before.shaping = parse_spec("whiten");
        before.steps = 777;
        before.seed = 5;
        before = validated(before);
        Preset preset = find_preset("real-nvp");
        preset.formula = "actnorm, affine-coupling(hidden=4)";
        preset.base = "ring";
        preset.optimizer = "sgd(learning_rate=0.02)";
        Experiment after = with_preset(before, preset);
        QCOMPARE(after.layers.size(), std::size_t{2});
        QCOMPARE(after.base.kind, std::string("ring"));
        QCOMPARE(after.optimizer.kind, std::string("sgd"));
        QCOMPARE(after.optimizer.real("learning_rate"), 0.02);
        after.layers = before.layers;
        after.base = before.base;
        after.optimizer = before.optimizer;
        QVERIFY(after == before);
    }

    void a_preset_is_the_same_whatever_was_there_before() {
        Experiment odd = with_preset(example_experiment(), find_preset("ffjord"));
        odd.objective = parse_spec("flow-matching");
        odd.optimizer = parse_spec("sgd(learning_rate=0.3, clip=0)");
        odd.schedule = parse_spec("cosine(warm_up=50)");
        odd.base = parse_spec("ring");
        odd.batch = 32;
        odd = validated(odd);
        for (const Preset& one : presets()) {
            const Experiment wanted = with_preset(example_experiment(), one);
            QVERIFY2(with_preset(odd, one) == wanted, one.key.c_str());
            for (const Preset& other : presets())
                QVERIFY2(with_preset(with_preset(example_experiment(), other), one) == wanted,
                         (one.key + " after " + other.key).c_str());
        }
    }

    void a_stack_is_known_by_its_presets_name_until_it_is_changed() {
        const Experiment energy = with_target(example_experiment(), parse_spec("u1"));
        for (const Experiment& start : {example_experiment(), energy})
            for (const Preset& preset : presets()) {
                Experiment e = with_preset(start, preset);
                for (Layer& layer : e.layers) layer.id += 100;
                QCOMPARE(preset_of(e), &preset);
                e.optimizer.values["learning_rate"] = 0.2;
                QCOMPARE(preset_of(e), &preset);
                e.layers.pop_back();
                QVERIFY(preset_of(e) != &preset);
            }
    }

    void layers_with_one_closed_form_are_turned_the_way_that_training_goes() {
        Experiment data = with_preset(example_experiment(), find_preset("planar"));
        Experiment energy =
            with_preset(with_target(example_experiment(), parse_spec("u1")), find_preset("planar"));
        const auto closed = [](const Experiment& e) {
            return make(layer_kinds(), e.layers.back().spec, "layer")->closed_form();
        };
        QVERIFY(closed(data) == ClosedForm::data_to_base);
        QVERIFY(closed(energy) == ClosedForm::base_to_data);
        // And where both ways are closed forms, nothing is turned.
        const Experiment couplings = with_preset(data, find_preset("real-nvp"));
        QVERIFY(couplings.layers == parse_layers(find_preset("real-nvp").layers()));
    }

    void every_preset_learns_data() {
        QTest::addColumn<QString>("key");
        for (const Preset& preset : presets())
            QTest::addRow("%s", preset.key.c_str()) << QString::fromStdString(preset.key);
    }

    void every_preset_learns() {
        QFETCH(QString, key);
        const Experiment e = of_preset(key.toStdString());
        Trainer trainer(e, prepare_dataset(e.data.generator, e.held_out, e.seed));
        const double before = trainer.mean_nll(trainer.data().held_out);
        while (!trainer.finished()) QVERIFY2(trainer.step(), trainer.message().c_str());
        const double after = trainer.mean_nll(trainer.data().held_out);
        // Checked code is slow and takes too few steps to learn in.
        QVERIFY(std::isfinite(after));
        QVERIFY2(test::sanitized || after < before - 0.01,
                 qPrintable(QStringLiteral("%1 → %2").arg(before).arg(after)));
    }
};

static const InProgram<PresetsTest> presets_test(__FILE__);
#include "tst_presets.moc"

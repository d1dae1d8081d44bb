// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/experiment_json.h"
#include "core/math/error.h"
#include "core/spec/kind.h"
#include "core/targets/energy.h"
#include "core/train/experiment.h"
#include "tests/support/test_program.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace pushforward;

class FormulaFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void an_experiment_keeps_its_formula_through_its_file() {
        Experiment e =
            with_target(example_experiment(), Spec{"formula", {{"text", "a = 2 # \"q\"\n\\"}}});
        QVERIFY_EXCEPTION_THROWN(validated(e), Error); // a stray sign
        e.target.values["text"] = std::string("σ = 2 # \"quoted\"\n(r − σ)² / 0.32");
        e.target.values["envelope"] = std::string("walls");
        e = validated(e);
        const QByteArray file = QJsonDocument(experiment_json(e)).toJson();
        const Experiment again =
            experiment_from(QJsonDocument::fromJson(file).object(), "experiment");
        QVERIFY(again == e);
        QVERIFY(validate(find_kind(energy_kinds(), "formula", "energy"),
                         parse_spec(to_text(e.target))) == e.target);
    }
};

static const InProgram<FormulaFileTest> formula_file_test(__FILE__);
#include "tst_formula_file.moc"

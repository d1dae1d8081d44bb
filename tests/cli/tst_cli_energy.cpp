// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"
#include "tests/support/test_program.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>

using namespace pushforward::testing;

namespace {

QStringList small_run(const QString& target, const QStringList& more = {}) {
    QStringList words{"train", "--target", target};
    const auto add = [&](const char* option, const char* value) {
        if (!more.contains(option)) words << option << value;
    };
    add("--layers", "actnorm, 2*affine-coupling(hidden=16)");
    add("--steps", "60");
    add("--batch", "64");
    return words << more;
}

QByteArray without_times(QJsonObject json) {
    json.remove("seconds");
    json.remove("steps_per_second");
    return QJsonDocument(json).toJson();
}

} // namespace

/// Flows fitted to energies, from training to figures.
class EnergyCommandsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void it_ends_with_the_loss_and_its_floor() {
        const Finished run = run_program(small_run("u1", {"--log", path("log.csv")}));
        QVERIFY2(run.status == 0, run.err);
        const QJsonObject json = run.json();
        QCOMPARE(json.value("objective").toString(), "reverse_kl");
        QCOMPARE(json.value("test_points").toInt(), 100000);
        QVERIFY(std::abs(json.value("floor").toDouble() + 1.877502) < 1e-5);
        const double loss = json.value("test_loss").toDouble(),
                     error = json.value("test_loss_error").toDouble(-1);
        QVERIFY2(error > 0 && loss > json.value("floor").toDouble() - 4 * error, run.out);
        QVERIFY(json.value("ess").toDouble() > 0 && json.value("ess").toDouble() < 1);
        for (const char* key : {"train_nll", "test_nll", "gaussian_nll"})
            QVERIFY2(json.contains(key) && json.value(key).isNull(), key);
        const QList<QByteArray> lines = folder_.read("log.csv").trimmed().split('\n');
        QCOMPARE(lines.first(), QByteArray("step,train_loss,held_out_loss"));
        QVERIFY(lines.last().startsWith("60,") && !lines.last().endsWith(','));
    }

    void a_formula_is_an_energy() {
        const Finished typed = run_program(small_run("a = 0.4; ((r - 2)/a)^2/2 - "
                                                     "log(exp(-((x - 2)/0.6)^2/2) + "
                                                     "exp(-((x + 2)/0.6)^2/2))"));
        QVERIFY2(typed.status == 0, typed.err);
        QVERIFY(std::abs(typed.json().value("floor").toDouble() + 1.877502) < 1e-5);
        const Finished walled =
            run_program(small_run("formula(text=\"y^2\", envelope=walls, reach=3)"));
        QVERIFY2(walled.status == 0, walled.err);
    }

    void a_formula_that_is_none_is_told_data() {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("told");
        const auto row = [](const char* target, const char* told) {
            QTest::newRow(target) << QString(target) << QString(told);
        };
        row("x^2 + sine(y)", "At character 7: “sine” is not a function. Did you mean sin?");
        row("x^2", "Choose walls as its envelope");
        row("banan", "no energy called banan");
    }

    void a_formula_that_is_none_is_told() {
        QFETCH(QString, target);
        QFETCH(QString, told);
        const Finished run = run_program(small_run(target));
        QCOMPARE(run.status, 1);
        QVERIFY2(QString::fromUtf8(run.err).contains(told), run.err);
    }

    void every_energy_trains_data() {
        QTest::addColumn<QString>("target");
        const QJsonArray kinds =
            run_program({"kinds", "energies", "--json"}).json().value("energies").toArray();
        QVERIFY(kinds.size() >= 10);
        for (const QJsonValue& kind : kinds) {
            const QString key = kind.toObject().value("key").toString();
            QTest::newRow(qPrintable(key)) << key;
        }
    }

    void every_energy_trains() {
        QFETCH(QString, target);
        const Finished run =
            run_program(small_run(target, {"--objective", "reverse-kl(anneal=20, gradient=path)"}));
        QVERIFY2(run.status == 0, run.err);
        const QJsonObject json = run.json();
        QVERIFY2(json.value("stopped").isNull(), run.out);
        QVERIFY2(json.value("test_loss").toDouble() >
                     json.value("floor").toDouble() - 4 * json.value("test_loss_error").toDouble(),
                 run.out);
    }

    void a_resumed_run_equals_one_that_was_never_interrupted() {
        const auto run = [&](const char* steps, const char* out) {
            return run_program(
                small_run("two-moons(width=0.3)", {"--objective", "reverse-kl(anneal=50)",
                                                   "--steps", steps, "--out", path(out)}));
        };
        const Finished whole = run("75", "whole.json");
        QCOMPARE(whole.status, 0);
        QCOMPARE(run("33", "part.json").status, 0);
        const Finished resumed = run_program({"train", "--resume", path("part.json"), "--steps",
                                              "75", "--out", path("resumed.json")});
        QVERIFY2(resumed.status == 0, resumed.err);
        QCOMPARE(without_times(resumed.json()), without_times(whole.json()));
        const auto training = [&](const char* name) {
            return QJsonDocument::fromJson(folder_.read(name))
                .object()
                .value("training")
                .toObject();
        };
        for (const char* key : {"parameters", "optimizer_state", "random_state"})
            QVERIFY2(training("resumed.json").value(key) == training("whole.json").value(key), key);
        const Finished anew = run_program({"train", "--experiment", path("whole.json")});
        QCOMPARE(without_times(anew.json()), without_times(whole.json()));
    }

    void models_are_evaluated_sampled_and_drawn() {
        const QString model = path("model.json");
        QCOMPARE(run_program(small_run("smiley", {"--out", model})).status, 0);
        const Finished drawn = run_program({"sample", model, "--count", "200"});
        QCOMPARE(drawn.out.count('\n'), 201);
        const QString points = folder_.write("points.csv", drawn.out);
        const Finished evaluated = run_program({"evaluate", model, "--points", points});
        QVERIFY(evaluated.out.startsWith("x0,x1,log_prob,z0,z1\n"));
        QCOMPARE(evaluated.out.count('\n'), 201);
        for (const char* figure : {"density", "samples", "layers", "curves"}) {
            const Finished run = run_program({"render", model, "--figure", figure, "--out",
                                              path("figure.png"), "--size", "400x300"});
            QVERIFY2(run.status == 0 && run.err.isEmpty(), run.err);
            QVERIFY(folder_.read("figure.png").size() > 2000);
        }
    }

    void data_can_take_the_place_of_an_energy_again() {
        QCOMPARE(run_program(small_run("u1", {"--out", path("u1.json")})).status, 0);
        const Finished run =
            run_program({"train", "--experiment", path("u1.json"), "--data", "moons(count=500)"});
        QVERIFY2(run.status == 0, run.err);
        QCOMPARE(run.json().value("objective").toString(), "maximum-likelihood");
        QVERIFY(run.json().value("test_nll").isDouble() && !run.json().contains("test_loss"));
    }

    void wrong_words_are_refused_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("says");
        QTest::newRow("both") << QStringList{"--data", "moons", "--target", "u1"} << 2
                              << "--data or --target";
        QTest::newRow("unknown") << QStringList{"--target", "u5"} << 1 << "u5";
        QTest::newRow("field") << QStringList{"--target", "u2(reach=100)"} << 1 << "reach";
        QTest::newRow("needs data")
            << QStringList{"--target", "u1", "--objective", "maximum-likelihood"} << 1
            << "needs data";
        QTest::newRow("needs an energy")
            << QStringList{"--data", "moons", "--objective", "reverse-kl"} << 1
            << "needs an energy";
    }

    void wrong_words_are_refused() {
        QFETCH(QStringList, words);
        QFETCH(int, status);
        QFETCH(QString, says);
        const Finished run = run_program(QStringList{"train", "--steps", "1"} + words);
        QCOMPARE(run.status, status);
        QVERIFY2(QString::fromUtf8(run.err).contains(says), run.err);
        QVERIFY(run.out.isEmpty());
    }

private:
    QString path(const QString& name) const { return folder_.path(name); }
    Folder folder_;
};

static const InProgram<EnergyCommandsTest> energy_commands_test(__FILE__);
#include "tst_cli_energy.moc"

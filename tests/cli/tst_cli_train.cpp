// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <QThread>

#include <cmath>
#include <csignal>

using namespace pushforward::testing;

namespace {

/// A run of under a second, with these options beside or in place of its own.
QStringList small_run(const QStringList& more = {}) {
    QStringList words{"train"};
    const auto add = [&](const char* option, const char* value) {
        if (!more.contains(option)) words << option << value;
    };
    add("--data", "moons(count=2000)");
    add("--layers", "actnorm, 2*affine-coupling(hidden=16)");
    add("--steps", "60");
    add("--batch", "64");
    add("--schedule", "constant");
    return words << more;
}

QByteArray without_times(QJsonObject json) {
    json.remove("seconds");
    json.remove("steps_per_second");
    return QJsonDocument(json).toJson();
}

} // namespace

class TrainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void it_ends_with_one_line_of_json() {
        const Finished run = run_program(small_run());
        QCOMPARE(run.status, 0);
        QCOMPARE(run.out.count('\n'), 1);
        QVERIFY(run.err.isEmpty()); // no progress in a pipe
        const QJsonObject json = run.json();
        for (const char* key : {"train_nll", "test_nll", "gaussian_nll", "seconds",
                                "steps_per_second", "parameters", "floor"})
            QVERIFY2(json.value(key).isDouble(), key);
        QCOMPARE(json.value("objective").toString(), "maximum-likelihood");
        QCOMPARE(json.value("steps").toInt(), 60);
        QCOMPARE(json.value("test_points").toInt(), 100000);
        QVERIFY(std::abs(json.value("floor").toDouble() - 2.3939) < 1e-3);
        QVERIFY(json.value("test_nll").toDouble() > json.value("floor").toDouble());
        QVERIFY(json.value("test_nll").toDouble() < json.value("gaussian_nll").toDouble() + 0.5);
    }

    void the_same_seed_gives_the_same_numbers() {
        const Finished first = run_program(small_run({"--seed", "5", "--out", path("a.json")}));
        const Finished second = run_program(small_run({"--seed", "5", "--out", path("b.json")}));
        const Finished other = run_program(small_run({"--seed", "6"}));
        QCOMPARE(first.status, 0);
        QCOMPARE(without_times(first.json()), without_times(second.json()));
        QVERIFY(without_times(first.json()) != without_times(other.json()));
        QCOMPARE(folder_.read("a.json"), folder_.read("b.json"));
    }

    void a_resumed_run_equals_one_that_was_never_interrupted() {
        QCOMPARE(run_program(small_run({"--steps", "75", "--out", path("whole.json")})).status, 0);
        QCOMPARE(run_program(small_run({"--steps", "33", "--out", path("part.json")})).status, 0);
        const Finished resumed = run_program({"train", "--resume", path("part.json"), "--steps",
                                              "75", "--out", path("resumed.json")});
        QCOMPARE(resumed.status, 0);
        QCOMPARE(resumed.json().value("steps").toInt(), 75);
        const auto training = [&](const char* name) {
            return QJsonDocument::fromJson(folder_.read(name))
                .object()
                .value("training")
                .toObject();
        };
        for (const char* key : {"parameters", "optimizer_state", "random_state"})
            QVERIFY2(training("resumed.json").value(key) == training("whole.json").value(key), key);
    }

    void a_saved_experiment_begins_anew() {
        const Finished first = run_program(small_run({"--out", path("first.json")}));
        const Finished again = run_program({"train", "--experiment", path("first.json")});
        QCOMPARE(without_times(again.json()), without_times(first.json()));
        const Finished shorter =
            run_program({"train", "--experiment", path("first.json"), "--steps", "7"});
        QCOMPARE(shorter.json().value("steps").toInt(), 7);
    }

    void real_data_end_below_one_gaussian_data() {
        QTest::addColumn<QString>("data");
        QTest::newRow("key") << "faithful";
        for (const char* table : {"faithful.csv", "penguins.csv:bill_length_mm,bill_depth_mm",
                                  "earthquakes.csv", "airports.csv:longitude,latitude"})
            QTest::newRow(table) << QString(SOURCE_FOLDER "/resources/data/") + table;
    }

    // The default stack, for far longer than such few points need: the best moment is kept.
    void real_data_end_below_one_gaussian() {
        QFETCH(QString, data);
        const Finished run = run_program({"train", "--data", data, "--steps", "1500"});
        QCOMPARE(run.status, 0);
        QVERIFY(run.json().value("floor").isNull());
        QVERIFY2(run.json().value("test_nll").toDouble() <
                     run.json().value("gaussian_nll").toDouble() - 0.1,
                 run.out);
        QCOMPARE(run.json().value("steps").toInt(), 1500);
        QVERIFY(run.json().value("kept_step").toInt() <= 1500);
        QCOMPARE(run.err.contains("left out"), data.contains("penguins"));
        QCOMPARE(run.err.contains("differ"),
                 data.contains("faithful") || data.contains("penguins"));
    }

    void which_moment_is_kept_can_be_chosen() {
        const QStringList penguins = {"train", "--data", "penguins", "--steps", "1000", "--keep"};
        const QJsonObject best = run_program(penguins + QStringList{"best"}).json();
        const QJsonObject last = run_program(penguins + QStringList{"last"}).json();
        QVERIFY(best.value("kept_step").toInt() < 1000);
        QCOMPARE(last.value("kept_step").toInt(), 1000);
        QVERIFY(best.value("test_nll").toDouble() < last.value("test_nll").toDouble());
        QCOMPARE(run_program(penguins + QStringList{"first"}).status, 2);
        const QJsonObject generated = run_program(small_run({})).json();
        QCOMPARE(generated.value("kept_step").toInt(), 60);
    }

    void the_log_holds_the_curves() {
        QCOMPARE(run_program(small_run({"--log", path("log.csv")})).status, 0);
        const QList<QByteArray> lines = folder_.read("log.csv").trimmed().split('\n');
        QCOMPARE(lines.first(), QByteArray("step,train_nll,held_out_nll"));
        QVERIFY(lines.size() > 5);
        QVERIFY(lines.last().startsWith("60,"));
        QVERIFY(!lines.last().endsWith(',')); // the last step is measured
    }

    void an_interruption_saves_what_there_is_data() {
        QTest::addColumn<int>("signal");
        QTest::newRow("Ctrl-C") << SIGINT;
        QTest::newRow("terminate") << SIGTERM;
    }

    void an_interruption_saves_what_there_is() {
        QFETCH(int, signal);
        QProcess process;
        process.start(PUSHFORWARD_PROGRAM, small_run({"--steps", "100000000", "--out",
                                                      path("cut.json"), "--log", path("cut.csv")}));
        QVERIFY(process.waitForStarted());
        QThread::sleep(2);
        QCOMPARE(process.state(), QProcess::Running);
        ::kill(static_cast<pid_t>(process.processId()), signal);
        QVERIFY(process.waitForFinished(10000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 128 + signal);
        const QJsonObject json = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
        QVERIFY(json.value("steps").toInt() > 0);
        QVERIFY(json.value("stopped").isString());
        QVERIFY(folder_.read("cut.csv").startsWith("step,"));
        QCOMPARE(run_program({"sample", path("cut.json"), "--count", "3"}).status, 0);
    }

    void a_step_that_breaks_saves_the_last_good_model() {
        const Finished run = run_program(
            small_run({"--layers", "80*affine-coupling(hidden=8, clamp=10)", "--learning-rate", "1",
                       "--clip", "0", "--steps", "3000", "--out", path("broken.json")}));
        QCOMPARE(run.status, 1);
        QVERIFY(run.err.contains("Training stopped"));
        QVERIFY(run.json().value("stopped").isString());
        QCOMPARE(run_program({"sample", path("broken.json"), "--count", "3"}).status, 0);
    }

private:
    QString path(const char* name) const { return folder_.path(name); }

    Folder folder_;
};

static const InProgram<TrainTest> train_test(__FILE__);
#include "tst_cli_train.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/model_file.h"
#include "tests/support/program.h"
#include "tests/support/soon.h"
#include "tests/support/test_program.h"
#include "ui/window/main_window.h"

#include <QSettings>
#include <QStandardPaths>
#include <QTest>

using namespace pushforward;
using namespace pushforward::testing;

class WindowAndCommandLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope,
                           folder_.path(QStringLiteral("settings")));
    }

    void both_train_to_the_same_parameters_data() {
        QTest::addColumn<QString>("data");
        QTest::newRow("generated") << QStringLiteral("moons");
        QTest::newRow("fresh batches") << QStringLiteral("pinwheel(fresh=true)");
    }

    // All pictures are drawn meanwhile, and the learning rate's schedule is one that depends on the
    // step.
    void both_train_to_the_same_parameters() {
        QFETCH(QString, data);
        Experiment experiment = example_experiment();
        experiment.data.generator = parse_spec(data.toStdString());
        experiment.schedule = parse_spec("cosine(warm_up=50)");
        experiment.steps = 500;
        experiment = validated(experiment);

        MainWindow window(experiment);
        window.resize(1440, 900);
        window.show();
        const auto finished = [&] { return window.run().state() == TrainingState::finished; };
        QVERIFY(test::soon(finished));
        const auto in_window = window.run().snapshot();
        QCOMPARE(in_window->step, std::int64_t(500));

        const QString start = folder_.path(QStringLiteral("start.json")),
                      end = folder_.path(QStringLiteral("end.json"));
        write_model(start.toStdString(), {experiment, nullptr, {}, {}, {}, {}, {}, {}});
        const Finished run = run_program({QStringLiteral("train"), QStringLiteral("--experiment"),
                                          start, QStringLiteral("--keep"), QStringLiteral("last"),
                                          QStringLiteral("--out"), end});
        QCOMPARE(run.status, 0);
        const ModelFile on_command_line = read_model(end.toStdString());
        QCOMPARE(on_command_line.snapshot->step, std::int64_t(500));
        QVERIFY(on_command_line.snapshot->parameters == in_window->parameters);
        QVERIFY(on_command_line.snapshot->optimizer_state == in_window->optimizer_state);
    }

private:
    Folder folder_;
};

static const InProgram<WindowAndCommandLineTest> window_and_command_line_test(__FILE__);
#include "tst_window_and_command_line.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace pushforward::testing;

class UsageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void help_tells_every_command_and_every_command_its_options() {
        const Finished help = run_program({"--help"});
        QCOMPARE(help.status, 0);
        for (const char* command : {"train", "evaluate", "sample", "render", "kinds"}) {
            QVERIFY2(help.out.contains(command), command);
            const Finished of_command = run_program({command, "--help"});
            QCOMPARE(of_command.status, 0);
            QVERIFY(of_command.out.startsWith(QByteArray("pushforward ") + command));
            QVERIFY(of_command.out.contains("--"));
            for (const QByteArray& line : of_command.out.split('\n'))
                QVERIFY2(QString::fromUtf8(line).size() <= 140, line);
        }
    }

    void the_version_names_what_it_is_built_on() {
        const Finished version = run_program({"--version"});
        QCOMPARE(version.status, 0);
        QVERIFY(version.out.startsWith("Pushforward 0."));
        QVERIFY(version.out.contains("Qt 6"));
        QVERIFY(version.out.contains("Eigen 3"));
    }

    void kinds_are_the_same_in_every_form() {
        const Finished json = run_program({"kinds", "--json"});
        const QByteArray text = run_program({"kinds"}).out;
        const QByteArray markdown = run_program({"kinds", "--markdown"}).out;
        QCOMPARE(json.status, 0);
        const QJsonObject families = json.json();
        for (const char* family :
             {"layers", "maps", "datasets", "tables", "readers", "writers", "energies", "bases",
              "optimizers", "schedules", "presets", "drawings", "figures", "formats"}) {
            const QJsonArray kinds = families.value(family).toArray();
            QVERIFY2(!kinds.isEmpty(), family);
            for (const QJsonValue& kind : kinds) {
                const QByteArray key = kind["key"].toString().toUtf8();
                QVERIFY2(text.contains("  " + key + "\n"), key);
                QVERIFY2(markdown.contains("(`" + key + "`)"), key);
                QVERIFY2(!kind["summary"].toString().isEmpty(), key);
                for (const QJsonValue& field : kind["fields"].toArray())
                    QVERIFY2(!field["help"].toString().isEmpty(), key);
            }
        }
    }

    void the_reference_page_is_what_the_program_says() {
        QFile page(QStringLiteral(SOURCE_FOLDER "/resources/help/reference.md"));
        QVERIFY2(page.open(QIODevice::ReadOnly), qPrintable(page.errorString()));
        QVERIFY2(page.readAll() == run_program({"kinds", "--markdown"}).out,
                 "Make it anew: app/run kinds --markdown > resources/help/reference.md");
    }

    void one_family_can_be_asked_for() {
        const QJsonObject json = run_program({"kinds", "layers", "--json"}).json();
        QCOMPARE(json.keys(), QStringList{"layers"});
    }

    void wrong_usage_is_told_with_a_way_out_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("told");
        const auto row = [](const QString& words, const char* told) {
            QTest::newRow(qPrintable(words)) << words.split(' ') << QByteArray(told);
        };
        row("trian", "Did you mean train?");
        row("--hlep", "Did you mean --help?");
        row("train --stepz 5", "Did you mean --steps?");
        row("train --steps", "--steps needs a value");
        row("train --steps --batch 5", "--steps needs a value");
        row("train --steps five", "whole number");
        row("train --steps 1e3", "whole number");
        row("train --learning-rate nan", "finite");
        row("train --seed -1", "0 to 18446744073709551615");
        row("train --steps 5 --steps 6", "twice");
        row("train moons", "one word too many");
        row("train --resume m.json --seed 5", "--seed");
        row("train --resume m.json --preset glow", "--preset");
        row("train --preset real-nvp --layers actnorm", "not both");
        row("evaluate", "a model file");
        row("evaluate m.json", "--points");
        row("evaluate a.json b.json --points c.csv", "too many");
        row("sample m.json", "--count");
        row("sample m.json --count 5 --base b.csv", "either");
        row("render m.json --out a.png", "--figure");
        row("render m.json --figure density", "--out");
        row("render m.json --figure density --out a.png --size big", "800x600");
        row("kinds layerz", "Did you mean layers?");
        row("kinds --json --markdown", "not both");
        row("kinds --json=yes", "takes no value");
    }

    void wrong_usage_is_told_with_a_way_out() {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, told);
        const Finished run = run_program(words);
        QVERIFY2(run.err.contains(told), run.err);
        QVERIFY(run.err.contains("--help"));
        QCOMPARE(run.err.count('\n'), 1);
        QCOMPARE(run.status, 2);
        QVERIFY(run.out.isEmpty());
    }

    void without_a_display_the_window_names_the_command_line() {
        const Finished run = run_program({});
        QCOMPARE(run.status, 1);
        QVERIFY2(run.err.contains("train") || run.err.contains("--help"), run.err);
    }
};

static const InProgram<UsageTest> usage_test(__FILE__);
#include "tst_cli_usage.moc"

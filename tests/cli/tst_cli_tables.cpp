// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QTest>

using namespace pushforward::testing;

namespace {

/// Twelve rows of two numbers.
QByteArray rows(const char* between = ",") {
    QByteArray text;
    for (int i = 0; i < 12; ++i)
        text += QByteArray::number(i * i % 7 + 0.25 * i) + between +
                QByteArray::number(3 * i % 11) + "\n";
    return text;
}

QList<QByteArray> lines_of(const QByteArray& text) { return text.trimmed().split('\n'); }

} // namespace

/// What goes in under a name comes out under it, and no row is lost without a word.
class TableNamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        const Finished run =
            run_program(quick(folder_.write("data.csv", "n,mass,log(M)\n" + numbered())) +
                        QStringList{"--out", model_});
        QVERIFY2(run.status == 0, run.err);
        const Finished other = run_program(quick(folder_.path("data.csv") + ":log(mass),log(M)") +
                                           QStringList{"--out", logs_});
        QVERIFY2(other.status == 0, other.err);
    }

    void points_are_written_under_the_names_of_the_data() {
        const auto first = [](const Finished& run) { return lines_of(run.out).value(0); };
        QCOMPARE(first(run_program({"sample", model_, "--count", "3"})), "n,mass");
        QCOMPARE(first(run_program({"sample", logs_, "--count", "3"})), "log₁₀ mass,log(M)");
        QCOMPARE(first(run_program({"evaluate", logs_, "--points", folder_.path("data.csv")})),
                 "log₁₀ mass,log(M),log_prob,z0,z1");
        const QString moons = folder_.path("moons.json");
        QCOMPARE(run_program(quick("moons") + QStringList{"--out", moons}).status, 0);
        QCOMPARE(first(run_program({"sample", moons, "--count", "3"})), "x0,x1");
        const QString bare = folder_.path("bare.json");
        QCOMPARE(run_program(quick(folder_.write("bare.csv", rows())) + QStringList{"--out", bare})
                     .status,
                 0);
        QCOMPARE(first(run_program({"sample", bare, "--count", "3"})), "x0,x1");
    }

    void a_column_called_like_ours_is_told_apart() {
        const QString model = folder_.path("z.json");
        const QString data = folder_.write("z.csv", "z0,log_prob\n" + rows());
        QCOMPARE(run_program(quick(data) + QStringList{"--out", model}).status, 0);
        const Finished run = run_program({"evaluate", model, "--points", data});
        QCOMPARE(lines_of(run.out).value(0), "z0 (2),log_prob (2),log_prob,z0,z1");
    }

    void samples_of_logarithms_are_evaluated_as_they_are() {
        const QString drawn = folder_.path("drawn.csv");
        QCOMPARE(run_program({"sample", logs_, "--count", "20", "--out", drawn}).status, 0);
        const Finished run = run_program({"evaluate", logs_, "--points", drawn});
        QVERIFY2(run.status == 0 && run.err.isEmpty(), run.err);
        const auto written = lines_of(folder_.read("drawn.csv")), read = lines_of(run.out);
        QCOMPARE(read.size(), 21);
        for (qsizetype i = 1; i < read.size(); ++i)
            QVERIFY2(read[i].startsWith(written[i] + ","), read[i]);
    }

    void other_columns_than_the_models_are_told() {
        const QString other = folder_.write("other.csv", "a,b\n" + rows());
        const Finished run = run_program({"evaluate", model_, "--points", other});
        QCOMPARE(run.status, 0);
        QVERIFY2(run.err.contains("no columns “n” and “mass”") && run.err.contains("“a” and “b”"),
                 run.err);
        QVERIFY(run_program({"evaluate", model_, "--points", other + ":a,b"}).err.isEmpty());
        const QString bare = folder_.write("bare.csv", rows());
        QVERIFY(run_program({"evaluate", model_, "--points", bare}).err.isEmpty());
    }

    void rows_line_up_where_some_hold_no_point() {
        const QString holes = folder_.write("holes.csv", "n,mass\n1,2\n3,\nx,4\n5,6\n");
        const Finished run = run_program({"evaluate", model_, "--points", holes});
        QVERIFY2(run.err.contains("2 of 4 rows were left out"), run.err);
        const auto lines = lines_of(run.out);
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines[1].startsWith("1,2,") && lines[4].startsWith("5,6,"));
        QCOMPARE(lines[2], ",,,,");
        QCOMPARE(lines[3], ",,,,");
        const QString table = folder_.write("evaluated.csv", run.out);
        const Finished back = run_program({"sample", model_, "--base", table});
        QCOMPARE(lines_of(back.out).size(), 5);
        QCOMPARE(lines_of(back.out)[2], ",");
    }

    void a_reading_is_obeyed_by_every_command() {
        const QString data = folder_.write("doubtful.txt", "a\tb\n" + doubtful());
        const auto trained = [&](const QStringList& more) {
            return run_program(quick(data) + more);
        };
        QVERIFY2(trained({}).err.contains("was read as 1.234: commas were taken for the decimal"),
                 trained({}).err);
        QVERIFY(trained({"--reading", "text(decimal=point)"}).err.isEmpty());
        const auto first = [&](const QStringList& more) {
            const Finished run =
                run_program(QStringList{"evaluate", model_, "--points", data + ":a,b"} + more);
            return lines_of(run.out).value(1).split(',').value(0);
        };
        QCOMPARE(first({}), "1.234");
        QCOMPARE(first({"--reading", "text(decimal=point)"}), "1234");
        expect_sentence(run_program({"evaluate", model_, "--points", data, "--reading", "txt"}),
                        {"text"});
    }

    void a_run_goes_on_where_its_file_has_moved() {
        const QString before = folder_.write("before.csv", "a,b\n" + rows());
        const QString model = folder_.path("moved.json"), after = folder_.path("after.csv");
        QCOMPARE(run_program(quick(before) + QStringList{"--out", model}).status, 0);
        QVERIFY(QFile::rename(before, after));
        const QStringList resume{"train", "--resume", model, "--steps", "4"};
        expect_sentence(run_program(resume), {"before.csv", "If it has moved, add --data"});
        const Finished moved = run_program(resume + QStringList{"--data", after, "--out", model});
        QVERIFY2(moved.status == 0, moved.err);
        expect_sentence(run_program({"train", "--resume", model, "--steps", "6", "--data",
                                     folder_.path("data.csv")}),
                        {"not the data that the model was trained on"});
        QCOMPARE(
            run_program({"train", "--resume", model, "--steps", "6", "--data", "moons"}).status, 2);
    }

    void a_model_is_not_taken_for_a_table() {
        expect_sentence(run_program(quick(model_)),
                        {"is a model or an experiment of this program"});
    }

private:
    static QByteArray numbered() {
        QByteArray text;
        for (int i = 0; i < 12; ++i)
            text += QByteArray::number(i) + "," + QByteArray::number(2 + i * i % 7 + 0.5 * i) +
                    "," + QByteArray::number(5 * i % 11) + "\n";
        return text;
    }

    static QByteArray doubtful() {
        QByteArray text;
        for (int i = 0; i < 12; ++i)
            text += QByteArray::number(1 + i) + "," + QByteArray::number(234 + i * i) + "\t" +
                    QByteArray::number(2 + i % 5) + "," + QByteArray::number(511 - 7 * i) + "\n";
        return text;
    }

    Folder folder_;
    QString model_ = folder_.path("model.json"), logs_ = folder_.path("logs.json");
};

static const InProgram<TableNamesTest> table_names_test(__FILE__);
#include "tst_cli_tables.moc"

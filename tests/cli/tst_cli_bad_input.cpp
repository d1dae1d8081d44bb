// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace pushforward::testing;

namespace {

/// A table of this many good rows with these lines after them.
QByteArray table(int rows, const QByteArray& more = {}) {
    QByteArray text = "a,b\n";
    for (int i = 0; i < rows; ++i)
        text += QByteArray::number(i % 7 + 0.25 * i) + "," + QByteArray::number(i % 5) + "\n";
    return text + more;
}

} // namespace

/// What a person may hand in by mistake: each is answered with one sentence and exit status 1.
class BadInputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        const Finished run = run_program(quick(folder_.write("good.csv", table(60))) +
                                         QStringList{"--out", folder_.path("model.json")});
        QVERIFY2(run.status == 0, run.err);
    }

    void a_bad_table_is_refused_with_its_name_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("told");
        QTest::newRow("empty") << QByteArray() << QByteArray("empty");
        QTest::newRow("header alone") << QByteArray("a,b\n") << QByteArray();
        QTest::newRow("binary") << QByteArray("\x7f"
                                              "ELF\x02\x01\x00\x00\x00\x9c\xff\xfe",
                                              12)
                                << QByteArray();
        QTest::newRow("one column") << QByteArray("a\n1\n2\n3\n") << QByteArray("column");
        QTest::newRow("text columns") << QByteArray("a,b\nx,y\nz,w\n") << QByteArray("column");
        QTest::newRow("one row") << QByteArray("a,b\n1,2\n") << QByteArray();
        QTest::newRow("short row") << table(60, "5\n") << QByteArray("61");
        QTest::newRow("long row") << table(60, "5,6,7\n") << QByteArray("61");
        QTest::newRow("constant columns")
            << "a,b\n" + QByteArray("1,2\n").repeated(50) << QByteArray();
        QTest::newRow("one constant column")
            << table(0) + "1,2\n1,3\n1,4\n1,5\n1,6\n1,7\n1,8\n1,9\n1,1\n1,12\n"
            << QByteArray();
    }

    void a_bad_table_is_refused_with_its_name() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, told);
        const QString path = folder_.write("bad.csv", text);
        expect_sentence(run_program(quick(path)), {path.toUtf8(), told});
    }

    void rows_that_are_no_points_are_counted_data() {
        QTest::addColumn<QByteArray>("row");
        QTest::newRow("nan") << QByteArray("nan,1\n");
        QTest::newRow("inf") << QByteArray("1,inf\n");
        QTest::newRow("empty cell") << QByteArray("1,\n");
        QTest::newRow("text") << QByteArray("1,unknown\n");
        QTest::newRow("huge") << QByteArray("1e308,1\n");
    }

    void rows_that_are_no_points_are_counted() {
        QFETCH(QByteArray, row);
        const QString path = folder_.write("some.csv", table(60, row));
        const Finished run = run_program(quick(path));
        QVERIFY2(run.status == 0, run.err);
        QVERIFY2(run.err.contains("1 of 61"), run.err);
        QCOMPARE(run.err.count('\n'), 1);
    }

    void what_is_not_there_is_refused_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("told");
        const QString model = folder_.path("model.json");
        const auto row = [](const char* name, const QStringList& words, const char* told) {
            QTest::newRow(name) << words << QByteArray(told);
        };
        row("data file", quick("/no/such.csv"), "/no/such.csv");
        row("folder as data", quick(folder_.path("")), "folder");
        row("data set", quick("mons"), "moons");
        row("column", quick(folder_.path("good.csv") + ":a,c"), "has no column");
        row("layer", {"train", "--layers", "affine-cupling"}, "Did you mean affine-coupling?");
        row("layer's field", {"train", "--layers", "affine-coupling(hiden=3)"}, "hidden");
        row("value", {"train", "--layers", "affine-coupling(hidden=many)"}, "hidden");
        row("value out of range", {"train", "--layers", "affine-coupling(hidden=-1)"}, "hidden");
        row("count", {"train", "--layers", "100000*actnorm"}, "256");
        row("parenthesis", {"train", "--layers", "affine-coupling(hidden=3"}, "parenthesis");
        row("data set's field", quick("moons(noize=1)"), "noise");
        row("data set's value", quick("moons(noise=-1)"), "noise");
        row("optimizer", {"train", "--optimizer", "adm"}, "adam");
        row("schedule", {"train", "--schedule", "cosin"}, "cosine");
        row("batch", {"train", "--batch", "0"}, "batch");
        row("steps", {"train", "--steps", "-5"}, "steps");
        row("held-out", {"train", "--held-out", "2"}, "held-out");
        row("learning rate", {"train", "--learning-rate", "1e9"}, "learning_rate");
        row("model", {"sample", "/no/model.json", "--count", "3"}, "/no/model.json");
        row("no model", {"sample", folder_.path("good.csv"), "--count", "3"}, "good.csv");
        row("count of samples", {"sample", model, "--count", "0"}, "--count");
        row("points", {"evaluate", model, "--points", "/no/points.csv"}, "/no/points.csv");
        row("figure", {"render", model, "--figure", "densty", "--out", "a.png"}, "density");
        row("drawing",
            {"render", model, "--figure", "density", "--show", "contors", "--out", "a.png"},
            "Did you mean contours");
        row("drawing unlike all",
            {"render", model, "--figure", "density", "--show", "butterflies", "--out", "a.png"},
            "Known are density, contours, data");
        row("drawing elsewhere",
            {"render", model, "--figure", "layers", "--show", "target", "--out", "a.png"},
            "cannot show the drawing target; it can show density");
        row("drawing of none",
            {"render", model, "--figure", "curves", "--show", "density", "--out", "a.png"},
            "it has no drawings");
        row("shares",
            {"render", model, "--figure", "density", "--show", "contours(shares=\"120\")", "--out",
             "a.png"},
            "between 0 and 100");
        row("format", {"render", model, "--figure", "density", "--out", "a.gif"}, "png");
        row("size", {"render", model, "--figure", "density", "--out", "a.png", "--size", "1x1"},
            "--size");
        row("steps done", {"train", "--resume", model}, "--steps");
    }

    void what_is_not_there_is_refused() {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, told);
        expect_sentence(run_program(words), {told});
    }

    void a_place_that_cannot_be_written_is_refused_before_training_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("sentence");
        const QString model = folder_.path("model.json");
        const QString points = folder_.path("good.csv");
        const QStringList long_run{"train", "--steps", "1000000000"};
        for (const char* folder : {"/proc", "/no/such"}) {
            const auto row = [&](const char* command, const QStringList& words, const char* name) {
                const QString place = QString(folder) + name;
                const QByteArray why = folder == QByteArray("/proc")
                                           ? QByteArray()
                                           : "there is no folder /no/such. Make it first.";
                QTest::addRow("%s %s", command, qPrintable(place))
                    << words + QStringList{place}
                    << "pushforward: " + place.toUtf8() + " cannot be written: " + why;
            };
            row("train --out", long_run + QStringList{"--out"}, "/x.json");
            row("train --log", long_run + QStringList{"--log"}, "/x.csv");
            row("sample", {"sample", model, "--count", "5", "--out"}, "/x.npy");
            row("evaluate", {"evaluate", model, "--points", points, "--out"}, "/x.csv");
            row("render", {"render", model, "--figure", "density", "--out"}, "/x.png");
        }
        const auto row = [](const char* name, const QStringList& words, const QString& sentence) {
            QTest::newRow(name) << words << sentence.toUtf8();
        };
        row("under a file", long_run + QStringList{"--out", points + "/x.json"},
            points + "/x.json cannot be written: " + points + " is not a folder.");
        row("a folder", long_run + QStringList{"--out", folder_.path("")},
            " is a folder. Give the name of a file in it.");
        row("sample as a picture", {"sample", model, "--count", "5", "--out", "/no/such/x.png"},
            "/no/such/x.png cannot be written: no table format has the ending .png. Choose a name "
            "that ends in .csv, .txt");
    }

    void a_place_that_cannot_be_written_is_refused_before_training() {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, sentence);
        expect_sentence(run_program(words), {sentence});
    }

    void a_full_disk_is_told() {
        const QString model = folder_.path("model.json");
        const Finished run =
            run_program(quick(folder_.path("good.csv")) + QStringList{"--out", "/dev/full"});
        QVERIFY2(run.err.contains("/dev/full"), run.err);
        QCOMPARE(run.status, 1);
        QVERIFY(run.json().contains("test_nll")); // what was learnt is not lost
        expect_sentence(run_program({"sample", model, "--count", "5", "--out", "/dev/full"}),
                        {"/dev/full"});
        QProcess shell;
        shell.start("sh",
                    {"-c", QStringLiteral("'%1' kinds > /dev/full").arg(PUSHFORWARD_PROGRAM)});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 1);
        QVERIFY(shell.readAllStandardError().contains("No space left"));
    }

    void a_damaged_model_is_refused_with_its_name() {
        const QByteArray whole = folder_.read("model.json");
        const QString cut = folder_.write("cut.json", whole.left(whole.size() / 2));
        expect_sentence(run_program({"sample", cut, "--count", "3"}), {cut.toUtf8(), "cut off"});
        QByteArray text = whole;
        const QString edited =
            folder_.write("edited.json", text.replace("\"hidden\": 8", "\"hidden\": 9"));
        expect_sentence(run_program({"sample", edited, "--count", "3"}),
                        {edited.toUtf8(), "parameters"});
    }

    void data_that_have_changed_are_told_when_training_goes_on() {
        const QString data = folder_.write("moving.csv", table(60));
        const QString model = folder_.path("moving.json");
        QCOMPARE(run_program(quick(data) + QStringList{"--out", model}).status, 0);
        folder_.write("moving.csv", table(80));
        expect_sentence(run_program({"train", "--resume", model, "--steps", "4"}),
                        {"These are not the data that the model was trained on."});
    }

private:
    Folder folder_;
};

static const InProgram<BadInputTest> bad_input_test(__FILE__);
#include "tst_cli_bad_input.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"
#include "tests/support/test_program.h"
#include "tests/support/zip_bytes.h"

#include <QTest>

#include <cmath>

using namespace pushforward::testing;

namespace {

QString arrays(const char* file) {
    return QStringLiteral(SOURCE_FOLDER "/tests/data/arrays/") + file;
}

} // namespace

/// Files other than tables of text, as the command line takes them.
class DataFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void arrays_are_trained_on_data() {
        QTest::addColumn<QString>("data");
        QTest::newRow("npy") << arrays("big_f4.npy");
        QTest::newRow("columns of npy") << arrays("fortran_three.npy") + ":column 3,column 1";
        QTest::newRow("npz") << arrays("deflated.npz");
        QTest::newRow("columns of npz") << arrays("stored.npz") + ":y,matrix 1";
        QTest::newRow("json") << folder_.write(
            "rows.json", "[[1,2],[2,3],[3,5],[4,1],[5,9],[6,3],[7,7],[8,2],[9,4],[10,8]]");
    }

    void arrays_are_trained_on() {
        QFETCH(QString, data);
        const Finished run = run_program(quick(data));
        QVERIFY2(run.status == 0 && run.err.isEmpty(), run.err);
        QVERIFY(run.json().value("floor").isNull());
    }

    // 151 Adelie, 68 Chinstrap and 123 Gentoo have both numbers.
    void classes_are_weighed_and_logarithms_taken() {
        const QString model = folder_.path("penguins.json");
        const QString data = QStringLiteral(SOURCE_FOLDER "/resources/data/penguins.csv");
        const Finished run =
            run_program(quick(data + ":flipper_length_mm,log(body_mass_g),species") +
                        QStringList{"--out", model, "--held-out", "0.5", "--shaping",
                                    "standardise(class_weights=\"Chinstrap=0, Gentoo=0\")"});
        QVERIFY2(run.status == 0, run.err);
        QVERIFY2(run.err.contains("151 of 151 Adelie, 0 of 68 Chinstrap and 0 of 123 Gentoo"),
                 run.err);
        QCOMPARE(run.json().value("test_points").toInt(), 76);
        QVERIFY(folder_.read("penguins.json").contains("log₁₀ body_mass_g"));

        // The model's own columns are taken from a table that names none of its own.
        const Finished told = run_program({"evaluate", model, "--points", data});
        QVERIFY2(told.status == 0, told.err);
        const auto line = told.out.split('\n')[1].split(',');
        QCOMPARE(line[0].toDouble(), 181.0);
        QCOMPARE(line[1].toDouble(), std::log10(3750.0));
        QVERIFY(run_program({"train", "--resume", model, "--steps", "4"}).status == 0);
        QVERIFY(
            run_program(quick(data + ":5,log(BODY_MASS_G)") + QStringList{"--out", model}).status ==
            0);
        const Finished by_number = run_program({"evaluate", model, "--points", data});
        QCOMPARE(by_number.out.split('\n')[1].split(',')[1].toDouble(), std::log10(3750.0));

        expect_sentence(run_program(quick(data + ":1,2,3,4")), {"does not name two columns"});
        expect_sentence(run_program(quick("faithful") +
                                    QStringList{"--shaping", "standardise(class_weights=\"a=2\")"}),
                        {"no classes"});
    }

    void a_picture_is_trained_on_and_its_floor_is_told() {
        const QString path = folder_.write("black.png", png_of(64, 32, '\0'));
        const QString model = folder_.path("black.json");
        const Finished run = run_program(quick(path) + QStringList{"--out", model});
        QVERIFY2(run.status == 0, run.err);
        QVERIFY(std::abs(run.json().value("floor").toDouble() - std::log(32.0)) < 1e-9);
        QCOMPARE(run.json().value("test_points").toInt(), 100000);
        // It goes on with the same reading.
        const QString read = folder_.path("read.json");
        const QStringList reading{"--reading", "image(ink=dark, count=300, blur=1)"};
        QVERIFY(run_program(quick(path) + reading + QStringList{"--out", read}).status == 0);
        QVERIFY(folder_.read("read.json").contains("\"count\": 300"));
        const Finished on = run_program({"train", "--resume", read, "--steps", "4"});
        QVERIFY2(on.status == 0, on.err);
    }

    void points_are_evaluated_from_arrays() {
        const QString model = folder_.path("moons.json");
        QVERIFY(run_program(quick("moons") + QStringList{"--out", model}).status == 0);
        const Finished run = run_program({"evaluate", model, "--points", arrays("i2.npy")});
        QVERIFY2(run.status == 0, run.err);
        QCOMPARE(run.out.count('\n'), 13);
        expect_sentence(run_program({"evaluate", model, "--points",
                                     folder_.write("dot.png", png_of(9, 9, '\0'))}),
                        {"dot.png", "no list of points"});
    }

    void a_bad_file_is_refused_with_its_name_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("told");
        QFile file(arrays("f8.npy"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        const auto row = [&](const char* name, const char* ending, const QByteArray& bytes,
                             const char* told) {
            const QString path = folder_.write(QString(name).replace(' ', '_') + ending, bytes);
            QTest::newRow(name) << path << QByteArray(told);
        };
        row("cut off", ".npy", whole.chopped(5), "cut off");
        row("a lie", ".npy", QByteArray(whole).replace("(12, 2), ", "(99, 2), "), "(99, 2)");
        row("a bomb", ".npz", zip_of("zeros.npy", npy_of_zeros(40'000'000)), "would inflate");
        row("no archive", ".npz", "PK\x03\x04 and no more", "damaged");
        row("one pixel", ".png", png_of(1, 1, '\0'), "1 × 1 pixels");
        row("white", ".png", png_of(300, 200, '\xff'), "holds no ink");
        row("huge", ".png", png_of(20000, 20000, '\0'), "20000 × 20000");
        row("half a picture", ".png", png_of(90, 90, '\0').chopped(20), "it is cut off");
        row("no json", ".json", "{\"a\": [1, 2", "cut off");
        QTest::newRow("objects") << arrays("objects.npy") << QByteArray("pickled");
        QTest::newRow("a list") << arrays("list.npy") << QByteArray("one list of 12 numbers");
    }

    void a_bad_file_is_refused_with_its_name() {
        QFETCH(QString, path);
        QFETCH(QByteArray, told);
        expect_sentence(run_program(quick(path)), {path.toUtf8(), told});
    }

    void a_reading_that_does_not_fit_is_refused() {
        const QString array = arrays("f8.npy");
        const auto with = [&](const char* reading) {
            return run_program(quick(array) + QStringList{"--reading", reading});
        };
        expect_sentence(with("imge"), {"image"});
        expect_sentence(with("image(inc=dark)"), {"ink"});
        expect_sentence(with("image"), {array.toUtf8(), "is not a picture"});
        const Finished none = run_program(quick("moons") + QStringList{"--reading", "npy"});
        QCOMPARE(none.status, 2);
    }

private:
    Folder folder_;
};

static const InProgram<DataFilesTest> data_files_test(__FILE__);
#include "tst_cli_data_files.moc"

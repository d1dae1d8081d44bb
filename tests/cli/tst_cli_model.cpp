// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/readers/file_reader.h"
#include "tests/support/program.h"
#include "tests/support/test_program.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>

using namespace pushforward;
using namespace pushforward::testing;

namespace {

/// A CSV's numbers by column, below its first line.
QMap<QByteArray, QList<double>> columns_of(const QByteArray& csv) {
    QList<QByteArray> lines = csv.trimmed().split('\n');
    const QList<QByteArray> names = lines.takeFirst().split(',');
    QMap<QByteArray, QList<double>> columns;
    for (const QByteArray& line : lines) {
        const QList<QByteArray> cells = line.split(',');
        for (qsizetype i = 0; i < names.size(); ++i) columns[names[i]] += cells.value(i).toDouble();
    }
    return columns;
}

double largest_difference(const QList<double>& a, const QList<double>& b) {
    double largest = a.size() == b.size() ? 0 : INFINITY;
    for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i)
        largest = std::max(largest, std::abs(a[i] - b[i]));
    return largest;
}

/// Two columns of a file, as our own readers read them.
Points read_columns(const QString& path, const std::string& first, const std::string& second) {
    const DataFile file = open_data_file(path.toStdString());
    constexpr bool for_training = false;
    return read_data_file(file, settled_reading(file, {}), {{first, second}, for_training})
        .table.points;
}

template <class Row>
QList<double> list(const Row& row) {
    return {row.begin(), row.end()};
}

} // namespace

/// evaluate, sample and render, on one trained model.
class ModelCommandsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        const Finished run = run_program(
            {"train", "--data", "faithful", "--layers", "actnorm, 4*affine-coupling(hidden=32)",
             "--steps", "300", "--batch", "64", "--learning-rate", "2e-3", "--out", model_});
        QVERIFY2(run.status == 0, run.err);
    }

    void what_is_evaluated_comes_back_through_its_base_points() {
        const Finished drawn = run_program({"sample", model_, "--count", "500"});
        QVERIFY(drawn.out.startsWith("eruptions,waiting\n"));
        QCOMPARE(drawn.out.count('\n'), 501);
        const QString points = folder_.write("points.csv", drawn.out);
        const QString evaluated = folder_.path("evaluated.csv");
        QCOMPARE(run_program({"evaluate", model_, "--points", points, "--out", evaluated}).status,
                 0);
        QVERIFY(folder_.read("evaluated.csv").startsWith("eruptions,waiting,log_prob,z0,z1\n"));
        const Finished back = run_program({"sample", model_, "--base", evaluated});
        QVERIFY2(back.status == 0, back.err);
        const auto before = columns_of(drawn.out), after = columns_of(back.out);
        QVERIFY(largest_difference(before["eruptions"], after["eruptions"]) <
                1e-3); // scale: 1.1 minutes
        QVERIFY(largest_difference(before["waiting"], after["waiting"]) <
                1e-2); // scale: 13 minutes
    }

    void tables_are_written_in_the_format_of_their_name() {
        const QString drawn = folder_.path("drawn.npy"), evaluated = folder_.path("evaluated.npy");
        QCOMPARE(run_program({"sample", model_, "--count", "300", "--out", drawn}).status, 0);
        const Finished as_text = run_program({"sample", model_, "--count", "300"});
        const Points x = read_columns(drawn, "column 1", "column 2");
        QCOMPARE(list(x.row(0)), columns_of(as_text.out)["eruptions"]);
        QCOMPARE(list(x.row(1)), columns_of(as_text.out)["waiting"]);

        QCOMPARE(run_program({"evaluate", model_, "--points", drawn, "--out", evaluated}).status,
                 0);
        const auto columns = columns_of(run_program({"evaluate", model_, "--points", drawn}).out);
        QCOMPARE(columns.size(), 5);
        for (const QByteArray& name : columns.keys()) {
            const std::string other = name == "eruptions" ? "waiting" : "eruptions";
            QCOMPARE(list(read_columns(evaluated, other, name.toStdString()).row(1)),
                     columns[name]);
        }

        // The base points are found by their names.
        const auto back = columns_of(run_program({"sample", model_, "--base", evaluated}).out);
        QVERIFY(largest_difference(back["eruptions"], columns["eruptions"]) < 1e-3);
        expect_sentence(
            run_program({"sample", model_, "--count", "3", "--out", folder_.path("drawn.parquet")}),
            {"drawn.parquet cannot be written: no table format has the ending "
             ".parquet. Choose a name that ends in .csv, .txt"});
        QVERIFY(!QFile::exists(folder_.path("drawn.parquet")));
    }

    void every_base_distribution_is_known_to_every_command_data() {
        QTest::addColumn<QString>("base");
        for (const QJsonValue& kind :
             run_program({"kinds", "bases", "--json"}).json()["bases"].toArray())
            QTest::newRow(qPrintable(kind["key"].toString())) << kind["key"].toString();
    }

    void every_base_distribution_is_known_to_every_command() {
        QFETCH(QString, base);
        const QString model = folder_.path("base.json");
        const Finished run =
            run_program({"train", "--data", "moons", "--layers", "2*affine-coupling(hidden=8)",
                         "--base", base, "--steps", "30", "--batch", "64", "--out", model});
        QVERIFY2(run.status == 0, run.err);
        QVERIFY(run.json()["test_nll"].isDouble());
        const Finished drawn = run_program({"sample", model, "--count", "200"});
        QCOMPARE(drawn.out.count('\n'), 201);
        const QString points = folder_.write("of_base.csv", drawn.out);
        const Finished evaluated = run_program({"evaluate", model, "--points", points});
        QVERIFY2(evaluated.status == 0, evaluated.err);
        QCOMPARE(evaluated.out.count('\n'), 201);
        const QList<double> log_probs = columns_of(evaluated.out)["log_prob"];
        QCOMPARE(log_probs.size(), 200);
        for (const double log_prob : log_probs) QVERIFY(std::isfinite(log_prob));
        const QString picture = folder_.path("base.png");
        const Finished drew = run_program(
            {"render", model, "--figure", "layers", "--out", picture, "--size", "800x400"});
        QVERIFY2(drew.status == 0, drew.err);
    }

    void points_are_given_back_exactly() {
        const QString points =
            folder_.write("exact.csv", "a,b\n3.6000000000000001,79\n0.1,1e2\n-2.5,1234567.125\n");
        const auto columns = columns_of(run_program({"evaluate", model_, "--points", points}).out);
        QCOMPARE(columns["eruptions"], (QList<double>{3.6, 0.1, -2.5}));
        QCOMPARE(columns["waiting"], (QList<double>{79, 100, 1234567.125}));
    }

    void the_same_seed_draws_the_same_points() {
        const auto drawn = [&](const QString& seed) {
            return run_program({"sample", model_, "--count", "50", "--seed", seed}).out;
        };
        QCOMPARE(drawn("3"), drawn("3"));
        QVERIFY(drawn("3") != drawn("4"));
        QCOMPARE(run_program({"sample", model_, "--count", "50"}).out, drawn("1"));
    }

    void every_figure_is_drawn_in_every_format_data() {
        QTest::addColumn<QString>("figure");
        QTest::addColumn<QString>("extension");
        QTest::addColumn<QByteArray>("begins");
        for (const char* figure : {"density", "samples", "layers", "curves"}) {
            QTest::addRow("%s png", figure) << figure << "png" << QByteArray("\x89PNG");
            QTest::addRow("%s svg", figure) << figure << "svg" << QByteArray("<?xml");
            QTest::addRow("%s pdf", figure) << figure << "pdf" << QByteArray("%PDF");
        }
    }

    void every_figure_is_drawn_in_every_format() {
        QFETCH(QString, figure);
        QFETCH(QString, extension);
        QFETCH(QByteArray, begins);
        const QString name = "figure." + extension;
        const Finished run = run_program({"render", model_, "--figure", figure, "--out",
                                          folder_.path(name), "--size", "600x400"});
        QVERIFY2(run.status == 0, run.err);
        QVERIFY2(run.err.isEmpty(), run.err);
        QVERIFY(folder_.read(name).startsWith(begins));
        QVERIFY(folder_.read(name).size() > 2000);
    }

    void every_drawing_can_be_shown_data() {
        QTest::addColumn<QString>("drawing");
        for (const QJsonValue& kind :
             run_program({"kinds", "drawings", "--json"}).json()["drawings"].toArray())
            QTest::newRow(qPrintable(kind["key"].toString())) << kind["key"].toString();
    }

    void every_drawing_can_be_shown() {
        QFETCH(QString, drawing);
        const auto drawn = [&](const QString& list) {
            const QString name = folder_.path("drawing.svg");
            const Finished run = run_program({"render", model_, "--figure", "samples", "--show",
                                              list, "--out", name, "--size", "600x400"});
            return run.status == 0 && run.err.isEmpty() ? folder_.read("drawing.svg")
                                                        : QByteArray();
        };
        const QByteArray alone = drawn(drawing), twice = drawn(drawing + ", " + drawing);
        QVERIFY(alone.size() > 1000 && !twice.isEmpty());
        // There are points and no energy, so that a target is not seen.
        QCOMPARE(twice.size() > alone.size(), drawing != "target");
    }

    void a_figure_can_show_other_drawings() {
        const auto drawn = [&](const QStringList& options) {
            const QString name = folder_.path("other.svg");
            const Finished run = run_program(
                QStringList{"render", model_, "--figure", "density", "--out", name} + options);
            return run.status == 0 ? folder_.read("other.svg") : QByteArray();
        };
        QVERIFY(!drawn({}).isEmpty());
        QCOMPARE(drawn({"--show", "density, contours"}), drawn({}));
        QCOMPARE(drawn({"--show", "contours, density"}), drawn({})); // it lies below
        QVERIFY(drawn({"--show", "density, contours(shares=\"50\")"}).size() < drawn({}).size());
    }

    void a_picture_has_the_size_that_was_asked_for() {
        run_program({"render", model_, "--figure", "density", "--out", folder_.path("sized.png"),
                     "--size", "640x480"});
        const QByteArray png = folder_.read("sized.png");
        QCOMPARE(png.mid(16, 8), QByteArray::fromHex("00000280000001e0"));
    }

private:
    Folder folder_;
    QString model_ = folder_.path("model.json");
};

static const InProgram<ModelCommandsTest> model_commands_test(__FILE__);
#include "tst_cli_model.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace pushforward::testing;

namespace {

/// A short run, with these options beside or in place of its own.
QStringList run(const QStringList& more) {
    QStringList words{"train", "--layers", "2*affine-coupling(hidden=16)", "--batch", "64"};
    if (!more.contains("--steps"))
        words << "--steps"
              << "20";
    return words << more;
}

} // namespace

/// What is done to points before they are trained on, and points that have no density.
class CliShapingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whitening_starts_at_the_nll_of_one_gaussian() {
        const Finished white =
            run_program(run({"--data", "faithful", "--shaping", "whiten", "--steps", "1", "--keep",
                             "last", "--learning-rate", "1e-6"}));
        QCOMPARE(white.status, 0);
        const QJsonObject json = white.json();
        QVERIFY(std::abs(json["test_nll"].toDouble() - json["gaussian_nll"].toDouble()) < 1e-2);
        const Finished plain = run_program(run(
            {"--data", "faithful", "--steps", "1", "--keep", "last", "--learning-rate", "1e-6"}));
        QCOMPARE(plain.json()["gaussian_nll"].toDouble(), json["gaussian_nll"].toDouble());
        QVERIFY(plain.json()["test_nll"].toDouble() > json["test_nll"].toDouble() + 0.5);
    }

    void a_whitened_run_is_resumed_and_drawn_from() {
        const QString half = folder_.path("half.json"), whole = folder_.path("whole.json");
        const QStringList options{"--data",    "penguins",
                                  "--shaping", "whiten(subsample=200, tie_noise=1)",
                                  "--keep",    "last"};
        QCOMPARE(run_program(run(options + QStringList{"--out", whole})).status, 0);
        QCOMPARE(run_program(run(options + QStringList{"--steps", "9", "--out", half})).status, 0);
        const Finished resumed = run_program(
            {"train", "--resume", half, "--steps", "20", "--keep", "last", "--out", half});
        QCOMPARE(resumed.status, 0);
        const auto parameters = [&](const char* name) {
            const auto root = QJsonDocument::fromJson(folder_.read(name)).object();
            return root.value("training").toObject().value("parameters");
        };
        QVERIFY(!parameters("whole.json").isNull());
        QCOMPARE(parameters("half.json"), parameters("whole.json"));
        QCOMPARE(run_program({"sample", half, "--count", "3"}).status, 0);
        QCOMPARE(run_program({"train", "--resume", half, "--shaping", "leave"}).status, 2);
    }

    void what_was_done_to_the_points_is_said() {
        const Finished plain = run_program(run({"--data", "faithful"}));
        QVERIFY2(plain.err.contains("values of waiting differ"), plain.err);
        const Finished apart =
            run_program(run({"--data", "faithful", "--shaping", "standardise(tie_noise=1)"}));
        QVERIFY2(apart.err.contains("was added to break ties") && !apart.err.contains("differ"),
                 apart.err);
        const Finished some =
            run_program(run({"--data", "airports", "--shaping", "standardise(subsample=500)"}));
        QVERIFY2(some.err.contains("500 of the 3,376 points were drawn."), some.err);
    }

    void what_cannot_be_done_is_a_sentence_data() {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("misspelt") << QStringList{"--shaping", "whitn"}
                                  << "There is no shaping called whitn. Did you mean whiten?";
        QTest::newRow("for files") << QStringList{"--shaping", "whiten(subsample=5)"}
                                   << "The shaping's subsample is for the points of a file";
        QTest::newRow("line") << QStringList{"--data", "line", "--shaping", "whiten"}
                              << "The points lie on a line";
    }

    void what_cannot_be_done_is_a_sentence() {
        QFETCH(QStringList, options);
        QFETCH(QString, sentence);
        const Finished ended = run_program(run(options));
        QCOMPARE(ended.status, 1);
        QVERIFY2(QString::fromUtf8(ended.err).contains(sentence), ended.err);
    }

    void points_on_a_curve_are_warned_of() {
        const Finished known = run_program(run({"--data", "cos"}));
        QCOMPARE(known.status, 0);
        QVERIFY2(known.err.contains("no density on the plane"), known.err);
        QVERIFY(known.json()["floor"].isNull());

        QByteArray parabola = "a,b\n";
        for (int i = 0; i < 400; ++i) {
            const double x = 0.01 * i - 2 + 0.001 * (i % 7);
            parabola +=
                QByteArray::number(x, 'g', 15) + "," + QByteArray::number(x * x, 'g', 15) + "\n";
        }
        const Finished measured =
            run_program({"train", "--data", folder_.write("parabola.csv", parabola), "--layers",
                         "actnorm, 4*affine-coupling(hidden=16, clamp=8)", "--batch", "64",
                         "--steps", "1500", "--learning-rate", "1e-2", "--schedule", "cosine"});
        QVERIFY(measured.status == 0 || measured.status == 1);
        QVERIFY2(measured.err.contains("lie on a curve"), measured.err);
    }

private:
    Folder folder_;
};

static const InProgram<CliShapingTest> cli_shaping_test(__FILE__);
#include "tst_cli_shaping.moc"

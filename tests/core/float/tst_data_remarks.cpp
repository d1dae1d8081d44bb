// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/open_data.h"
#include "core/train/data_remarks.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace pushforward;

namespace {

const QString folder = SOURCE_FOLDER "/tests/data/unlike/";

QJsonObject expected() {
    QFile file(folder + "expected.json");
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

std::shared_ptr<const TrainingData> unlike(const QString& file) {
    DataSource source;
    source.file = (folder + file).toStdString();
    return open_source({source});
}

} // namespace

/// A file is remarked on where it is unlike a density, and only there.
class DataRemarksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void files_are_remarked_on_data() {
        QTest::addColumn<QJsonArray>("sentences");
        const QJsonObject all = expected();
        QVERIFY(all.size() >= 15);
        for (auto entry = all.begin(); entry != all.end(); ++entry)
            QTest::newRow(qPrintable(entry.key())) << entry.value().toArray();
    }

    void files_are_remarked_on() {
        QFETCH(QJsonArray, sentences);
        const QString notes = QString::fromStdString(unlike(QTest::currentDataTag())->notes);
        QCOMPARE(notes.isEmpty(), sentences.isEmpty());
        for (const QJsonValue& sentence : sentences)
            QVERIFY2(notes.contains(sentence.toString()), qPrintable(notes));
    }

    void a_value_named_as_missing_is_left_out() {
        DataSource source;
        source.file = (folder + "minus_999.csv").toStdString();
        source.reading = parse_spec("text(missing=-999)");
        const auto data = open_source({source});
        QCOMPARE(data->points.cols(), 59);
        QVERIFY(QString::fromStdString(data->notes).startsWith("1 of 60 rows was left out"));
    }

    /// Of 1,000 sets with the heaviest tails in use, hardly one has a point that is remarked on.
    void heavy_tails_are_left_in_peace() {
        int remarks = 0;
        for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
            Random random(seed);
            Points points(2, 100);
            for (double& number : points.reshaped())
                number = std::tan(M_PI * (random.uniform() - 0.5));
            remarks += !data_remarks(points, {"a", "b"}, {true, true}).empty();
        }
        QVERIFY2(remarks <= 4, qPrintable(QString::number(remarks)));
    }

    void scale_and_offset_change_nothing_inside() {
        Random random(3);
        Points plain(2, 500);
        for (double& number : plain.reshaped()) number = random.normal();
        Points moved = plain;
        moved.row(0) = 5e9 + 2e6 * moved.row(0);
        moved.row(1) = -1e-3 + 1e-9 * moved.row(1);
        const auto a = prepare_points({plain}, 0.2, 1), b = prepare_points({moved}, 0.2, 1);
        QVERIFY((a->train - b->train).abs().maxCoeff() < 1e-5);
        QVERIFY(std::abs(*b->gaussian_nll - *a->gaussian_nll - std::log(2e6) - std::log(1e-9)) <
                1e-5);
        QVERIFY(std::abs(*b->copula_nll - *a->copula_nll - std::log(2e6) - std::log(1e-9)) < 1e-5);
    }
};

static const InProgram<DataRemarksTest> data_remarks_test(__FILE__);
#include "tst_data_remarks.moc"

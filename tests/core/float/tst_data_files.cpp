// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/experiment_json.h"
#include "core/io/open_data.h"
#include "core/io/readers/file_reader.h"
#include "core/math/error.h"
#include "tests/support/picture_bytes.h"
#include "tests/support/test_program.h"

#include <QImage>
#include <QImageReader>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace pushforward;
using namespace pushforward::testing;

namespace {

std::shared_ptr<const TrainingData> open(const QString& path, const std::string& reading = {}) {
    DataSource source;
    source.file = path.toStdString();
    if (!reading.empty()) source.reading = parse_spec(reading);
    return open_source({source});
}

QString refusal(const QString& path, const std::string& reading = {}) {
    try {
        open(path, reading);
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

QString arrays(const char* file) {
    return QStringLiteral(SOURCE_FOLDER "/tests/data/arrays/") + file;
}

} // namespace

/// Every format through the door that the window and the command line share.
class DataFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void every_reader_is_documented() {
        for (const FileReader& reader : file_readers()) {
            QVERIFY(!reader.key.empty() && !reader.title.empty() && !reader.endings.empty());
            QVERIFY2(reader.summary.ends_with('.'), reader.key.c_str());
            QVERIFY(reader.read);
            for (const Field& field : reader.fields) QVERIFY(field.help.ends_with('.'));
        }
    }

    void content_decides_before_the_ending() {
        const QString array = write("array.txt", bytes_of(arrays("f8.npy")));
        QCOMPARE(open(array)->reading.kind, std::string("npy"));
        QCOMPARE(open(array)->numeric_columns.size(), std::size_t{2});
        const QString text = write("text.json", "a,b\n1,2\n2,3\n3,5\n4,1\n5,9\n6,3\n7,7\n8,2\n");
        QVERIFY(refusal(text).contains("not JSON")); // nothing in it says what it is
        QCOMPARE(open(text, "text")->first_title, std::string("a"));
        QCOMPARE(open(arrays("deflated.npz"))->reading.kind, std::string("npz"));
        QCOMPARE(open(write("rows.csv", "[[1,2],[2,3],[3,5],[4,1],[5,9],[6,3],[7,7],[8,2]]"))
                     ->reading.kind,
                 std::string("json"));
    }

    void a_reading_that_is_not_known_is_refused() {
        QVERIFY(refusal(arrays("f8.npy"), "imag").contains("image"));
        QVERIFY(refusal(arrays("f8.npy"), "image(ink=red)").contains("ink"));
        QVERIFY(refusal(arrays("f8.npy"), "npz").contains("f8.npy"));
    }

    void a_reading_survives_its_file() {
        Experiment experiment = example_experiment();
        experiment.data = {};
        experiment.data.file = "/somewhere/picture.png";
        experiment.data.reading = validated_reading(parse_spec("image(ink=light, blur=2)"));
        const Experiment read = experiment_from(experiment_json(validated(experiment)), "");
        QVERIFY(read.data == experiment.data);
        QJsonObject object = experiment_json(experiment);
        QJsonObject data = object["data"].toObject();
        data["reading"] = QJsonObject{{"kind", "imag"}};
        object["data"] = data;
        QVERIFY_THROWS_EXCEPTION(Error, experiment_from(object, ""));
    }

    void a_picture_is_a_density_with_a_floor() {
        QImage image(40, 20, QImage::Format_RGB32);
        image.fill(Qt::white);
        for (int y = 0; y < 10; ++y)
            for (int x = 0; x < 20; ++x) image.setPixel(x, y, qRgb(0, 0, 0)); // on the upper left
        const auto data = open(saved(image, "quarter.png"), "image(count=500, fresh=true)");
        QVERIFY(std::abs(data->floor.value() - std::log(8.0)) < 1e-12); // a rectangle of 4 × 2
        QCOMPARE(data->points.cols(), 500);
        QVERIFY(data->fresh && data->generator);
        QVERIFY(data->points.row(0).maxCoeff() < 0 && data->points.row(0).minCoeff() >= -4);
        QVERIFY(data->points.row(1).minCoeff() > 0 && data->points.row(1).maxCoeff() <= 2);
        QCOMPARE(data->title, std::string("quarter.png"));
        const auto light = open(saved(image, "quarter.png"), "image(ink=light)");
        QVERIFY(std::abs(light->floor.value() - std::log(24.0)) < 1e-12);
    }

    void transparency_is_no_ink() {
        QImage image(10, 10, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        for (int x = 0; x < 10; ++x) image.setPixel(x, 3, qRgba(255, 255, 255, 255));
        const auto data = open(saved(image, "line.png"), "image(ink=light)");
        QVERIFY(std::abs(data->floor.value() - std::log(8.0 * 0.8)) < 1e-12);
        QVERIFY(refusal(saved(image, "line.png")).contains("holds no ink"));
    }

    void faint_ink_and_blur_are_as_asked_for() {
        QImage image(16, 16, QImage::Format_RGB32);
        image.fill(qRgb(230, 230, 230));
        image.setPixel(8, 8, qRgb(0, 0, 0));
        const QString path = saved(image, "dot.png");
        QVERIFY(std::abs(open(path)->floor.value() - std::log(0.25)) < 1e-12); // one pixel
        QVERIFY(open(path, "image(threshold=0.05)")->floor.value() > 3);
        const double blurred = open(path, "image(blur=2)")->floor.value();
        // A Gaussian of a deviation of one unit, but for its cut and its pixels.
        QVERIFY2(std::abs(blurred - std::log(2 * M_PI * M_E)) < 0.06,
                 qPrintable(QString::number(blurred)));
    }

    void every_format_is_read_data() {
        QTest::addColumn<QString>("format");
        for (const char* format : {"png", "jpg", "webp", "bmp"})
            QTest::newRow(format) << QString(format);
    }

    void every_format_is_read() {
        QFETCH(QString, format);
        QVERIFY2(QImageReader::supportedImageFormats().contains(format.toLatin1()),
                 "Qt's plug-in for it is not there: see app/packages");
        QImage image(64, 32, QImage::Format_RGB32);
        image.fill(Qt::white);
        for (int y = 0; y < 32; ++y)
            for (int x = 0; x < 32; ++x) image.setPixel(x, y, qRgb(0, 0, 0));
        const auto data = open(saved(image, "half." + format), "image(threshold=0.5)");
        QVERIFY(std::abs(data->floor.value() - std::log(16.0)) < 0.02);
    }

    void a_drawing_is_drawn() {
        const QString path =
            write("disc.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='20'>"
                              "<circle cx='10' cy='10' r='5'/></svg>");
        const auto data = open(path);
        QVERIFY(std::abs(data->floor.value() - std::log(M_PI * 4)) < 0.02);
        const QString text =
            write("text.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='20'>"
                              "<text x='2' y='15'>a</text></svg>");
        QVERIFY(open(text)->floor.has_value());
    }

    void a_large_picture_is_scaled_down() {
        QImage image(3000, 1500, QImage::Format_Grayscale8);
        image.fill(0);
        const auto data = open(saved(image, "large.png"));
        QVERIFY(QString::fromStdString(data->notes).contains("scaled down to 1024 × 512"));
        QVERIFY(std::abs(data->floor.value() - std::log(32.0)) < 1e-9);
    }

    void a_turned_photograph_is_set_upright() {
        QImage image(40, 20, QImage::Format_RGB32);
        image.fill(Qt::white);
        for (int y = 0; y < 20; ++y)
            for (int x = 0; x < 20; ++x) image.setPixel(x, y, qRgb(0, 0, 0));
        QFile file(saved(image, "turned.jpg"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString path = write("exif.jpg", with_orientation(file.readAll(), 6));
        const auto data = open(path, "image(threshold=0.5)");
        // Turned clockwise: the left half is on top.
        QVERIFY(data->points.row(1).minCoeff() > -0.3 && data->points.row(1).maxCoeff() > 3.5);
        QVERIFY(data->points.row(0).minCoeff() < -1.5 && data->points.row(0).maxCoeff() > 1.5);
    }

    void a_bad_picture_is_refused_with_its_name_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("told");
        const QByteArray whole = bytes_of(saved(QImage(30, 30, QImage::Format_RGB32), "p.png"));
        QTest::newRow("one pixel") << png_of(1, 1, '\0') << "1 × 1 pixels";
        QTest::newRow("white") << png_of(50, 50, '\xff') << "holds no ink";
        QTest::newRow("huge") << png_of(20000, 20000, '\0') << "20000 × 20000 pixels. At most 50";
        QTest::newRow("cut off") << whole.left(40) << "cannot be read";
        QTest::newRow("empty") << QByteArray() << "not a picture";
        QTest::newRow("text") << QByteArray("not a picture at all") << "not a picture";
        QTest::newRow("drawing without an end") << QByteArray("<svg><circle") << "cannot be read";
    }

    void a_bad_picture_is_refused_with_its_name() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, told);
        const QString path = write("bad.png", bytes);
        const QString sentence = refusal(path);
        QVERIFY2(sentence.startsWith(path), qPrintable(sentence));
        QVERIFY2(sentence.contains(told), qPrintable(sentence));
        QVERIFY2(sentence.endsWith('.'), qPrintable(sentence));
    }

private:
    QString write(const QString& name, const QByteArray& bytes) const {
        QFile file(folder_.filePath(name));
        if (file.open(QIODevice::WriteOnly)) file.write(bytes);
        return file.fileName();
    }

    static QByteArray bytes_of(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QString saved(const QImage& image, const QString& name) const {
        image.save(folder_.filePath(name), nullptr, 95);
        return folder_.filePath(name);
    }

    QTemporaryDir folder_;
};

static const InProgram<DataFilesTest> data_files_test(__FILE__);
#include "tst_data_files.moc"

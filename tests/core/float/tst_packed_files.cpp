// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/readers/file_reader.h"
#include "core/math/error.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pushforward;

namespace {

std::string packed(const QString& file) {
    return (QStringLiteral(SOURCE_FOLDER "/tests/data/packed/") + file).toStdString();
}

Table read(const std::string& path) {
    const DataFile file = open_data_file(path);
    return read_data_file(file, settled_reading(file, {}), {}).table;
}

QString refusal(const std::string& path) {
    try {
        read(path);
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

} // namespace

/// Files that are packed, and files of other programs.
class PackedFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void packed_tables_are_read_data() {
        QTest::addColumn<QString>("file");
        for (const char* file : {"table.csv.gz", "two_parts.csv.gz", "table.tsv.xz",
                                 "table.txt.bz2", "rows.jsonl.gz", "table.zip"})
            QTest::newRow(file) << QString(file);
    }

    void packed_tables_are_read() {
        QFETCH(QString, file);
        const Table table = read(packed(file));
        QCOMPARE(table.first_title, std::string("a"));
        QCOMPARE(table.points.cols(), 12);
        QCOMPARE(table.points(0, 0), 2.153);
        QCOMPARE(table.points(1, 11), 55.5);
    }

    void a_damaged_file_is_refused_data() { packed_tables_are_read_data(); }

    void a_damaged_file_is_refused() {
        QFETCH(QString, file);
        QFile whole(QString::fromStdString(packed(file)));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray bytes = whole.readAll();
        const auto refused = [&](const QByteArray& damaged) {
            QFile copy(folder_.filePath(file));
            if (copy.open(QIODevice::WriteOnly)) copy.write(damaged);
            copy.close();
            return refusal(folder_.filePath(file).toStdString());
        };
        const QString cut = refused(bytes.left(bytes.size() / 2));
        QVERIFY2(cut.contains(file) && cut.endsWith('.'), qPrintable(cut));
        QByteArray flipped = bytes;
        const qsizetype within = bytes.size() / 4; // of the table, in an archive too
        flipped[within] = static_cast<char>(flipped[within] ^ 0x55);
        const QString wrong = refused(flipped);
        QVERIFY2(wrong.contains(file) && wrong.endsWith('.'), qPrintable(wrong));
    }

    void a_file_that_inflates_without_end_is_refused() {
        const QByteArray zeros(80 << 20, '0');
        // What qCompress makes, but for its length, zlib's two bytes and zlib's checksum.
        const QByteArray bomb =
            QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10) + qCompress(zeros, 9).mid(6).chopped(4);
        QFile file(folder_.filePath("zeros.csv.gz"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bomb);
        file.close();
        const QString sentence = refusal(file.fileName().toStdString());
        QVERIFY2(sentence.contains("far more than numbers do"), qPrintable(sentence));
    }

    void an_archive_of_several_files_names_them() {
        QVERIFY2(refusal(packed("several.zip")).contains("several files: a.csv and b.csv"),
                 qPrintable(refusal(packed("several.zip"))));
        const QString arrays = refusal(SOURCE_FOLDER "/tests/data/arrays/no_array.npz");
        QVERIFY2(arrays.contains("without any NumPy array"), qPrintable(arrays));
    }

    void formats_of_others_are_named_with_what_to_do_data() {
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("line");
        const auto row = [](const char* name, const QByteArray& start, const char* format,
                            const char* line) {
            QTest::newRow(name) << start << QString(format) << QString(line);
        };
        row("a.h5", "\x89HDF\r\n\x1a\n", "an HDF5 file", "h5py.File('");
        row("a.mat", "MATLAB 5.0 MAT-file, Platform: GLNXA64", "a MATLAB file", "loadmat('");
        row("b.mat", "MATLAB 7.3 MAT-file", "a MATLAB file", "h5py.File('");
        row("a.fits", "SIMPLE  =                    T", "a FITS file", "Table.read('");
        row("a.parquet", "PAR1\x15\x04", "a Parquet file", "read_parquet('");
        row("a.feather", "ARROW1\0\0", "a Feather file", "read_feather('");
        row("a.xls", "\xD0\xCF\x11\xE0\xA1\xB1", "an old Excel workbook", "read_excel('");
    }

    void formats_of_others_are_named_with_what_to_do() {
        QFETCH(QByteArray, start);
        QFETCH(QString, format);
        QFETCH(QString, line);
        QFile file(folder_.filePath(QTest::currentDataTag()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(start + QByteArray(600, '\0'));
        file.close();
        const QString sentence = refusal(file.fileName().toStdString());
        QVERIFY2(sentence.startsWith(file.fileName() + " is " + format), qPrintable(sentence));
        QVERIFY2(sentence.contains(line + file.fileName()), qPrintable(sentence));
    }

    void a_workbook_is_not_called_an_archive() {
        const QString sentence = refusal(packed("book.xlsx"));
        QVERIFY2(sentence.contains("is an Excel workbook") && sentence.contains("book.csv'"),
                 qPrintable(sentence));
    }

private:
    QTemporaryDir folder_;
};

static const InProgram<PackedFilesTest> packed_files_test(__FILE__);
#include "tst_packed_files.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/table_text.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace pushforward;

class BadTablesTest : public QObject {
    Q_OBJECT
private slots:
    void bad_tables_are_refused_with_a_sentence_data();
    void bad_tables_are_refused_with_a_sentence();
    void bad_files_are_refused_with_a_sentence();
    void any_bytes_are_read_or_refused();
};

void BadTablesTest::bad_tables_are_refused_with_a_sentence_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    const QByteArray rows = QByteArray::fromStdString(eight_rows);
    QTest::newRow("empty") << QByteArray() << "t.csv is empty.";
    QTest::newRow("blank lines only") << QByteArray("\n \n\r\n") << "t.csv is empty.";
    QTest::newRow("a byte order mark only") << QByteArray("\xEF\xBB\xBF") << "t.csv is empty.";
    QTest::newRow("a header only") << QByteArray("x,y\n") << "has column names but no rows";
    QTest::newRow("zero bytes") << QByteArray("1,2\n\0\0\0,3\n", 11) << "holds binary data";
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)
                               << "holds binary data";
    QTest::newRow("binary data later")
        << rows.repeated(50000) + QByteArray("\x01", 1) << "holds binary data";
    QTest::newRow("UTF-16 without its mark")
        << QByteArray("1\0,\0002\0\n\0", 8) << "holds binary data";
    QTest::newRow("one column") << QByteArray("x\n1\n2\n3\n")
                                << "has only one column of numbers, “x”";
    QTest::newRow("one column of numbers")
        << QByteArray("a,x\nb,1\nc,2\nd,3\n") << "has only one column of numbers, “x”";
    QTest::newRow("a sentence") << QByteArray("It is not a table.\nNot at all.\n")
                                << "has no column of numbers";
    QTest::newRow("text columns") << QByteArray("a,b\nc,d\ne,f\n") << "has no column of numbers";
    QTest::newRow("a short row") << "x,y\n" + rows + "\n3\n4,5\n"
                                 << "t.csv, row 9 (line 11) has 1 cell where the first row has 2. "
                                    "Fill in the missing cells, or delete the row.";
    QTest::newRow("a long row") << "x,y\n" + rows + "3,4,5\n"
                                << "t.csv, row 9 (line 10) has 3 cells where the first row has 2.";
    QTest::newRow("a short row far down") << rows.repeated(1000) + "3\n"
                                          << "t.csv, row 8001 (line 8001) has 1 cell";
    QTest::newRow("a short row after quoted lines") << "x,y\n\"1\",\"2\n\"\r\n" + rows + "3"
                                                    << "row 10 (line 12) has 1 cell";
    QTest::newRow("a constant column") << QByteArray("x,y\n") + QByteArray("1,3\n2,3\n").repeated(9)
                                       << "t.csv: column “y” is constant, always 3.";
    QTest::newRow("few rows") << QByteArray("1,2\n2,3\n4,5\n")
                              << "t.csv has 3 usable rows; at least 8 are needed.";
    QTest::newRow("few usable rows")
        << "x,y\n" + rows.left(12) + QByteArray("1,\n").repeated(3)
        << "t.csv has 3 usable rows; at least 8 are needed. 3 of 6 rows "
           "were left out: a cell was empty (rows 4, 5 and 6).";
    QTest::newRow("an open quotation mark")
        << "x,y\n" + rows + "\"1,2\n" + rows << "a quotation mark is never closed";
    QTest::newRow("an endless row") << QByteArray(6 << 20, 'x') << "the row is longer than 4 MB";
    QTest::newRow("an endless quotation") << rows + "\"" + QByteArray("1,2\n").repeated(2 << 20)
                                          << "A quotation mark may lack its end";
}

void BadTablesTest::bad_tables_are_refused_with_a_sentence() {
    QFETCH(QByteArray, text);
    QFETCH(QString, message);
    const QString found = refusal(text.toStdString());
    QVERIFY2(found.contains(message), qPrintable(found));
    QVERIFY2(found.startsWith("t.csv"), qPrintable(found));
    QCOMPARE(refusal("a,b,c\n" + eight_rows),
             QString("t.csv, row 1 (line 2) has 2 cells where the "
                     "first row has 3. Fill in the missing cells, or delete the "
                     "row."));
    QVERIFY(refusal("p,x,y\nq,1,2\nr,3,4\n", {"p", "x"})
                .contains("column “p” does not hold numbers. These do: “x” and “y”."));
}

void BadTablesTest::bad_files_are_refused_with_a_sentence() {
    QTemporaryDir folder;
    const std::string path = folder.path().toStdString();
    QCOMPARE(message_of([&] { read_table_file(path + "/none.csv"); }),
             QString::fromStdString("There is no file " + path +
                                    "/none.csv. Check its name and folder."));
    QVERIFY(
        message_of([&] { read_table_file(path); }).endsWith("is a folder. Choose a file in it."));
    QVERIFY(message_of([&] { read_table_file(""); }).startsWith("There is no file"));
    QVERIFY(message_of([&] { read_table_file("/dev/null"); }).startsWith("/dev/null is empty."));
    std::ofstream(path + "/t.csv") << eight_rows;
    QCOMPARE(read_table_file(path + "/t.csv").points.cols(), 8);
    QFile::setPermissions(folder.filePath("t.csv"), QFileDevice::Permissions());
    if (!QFileInfo(folder.filePath("t.csv")).isReadable())
        QVERIFY(message_of([&] {
                    read_table_file(path + "/t.csv");
                }).contains("cannot be opened: Permission denied"));
}

void BadTablesTest::any_bytes_are_read_or_refused() {
    std::uint32_t state = 1;
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (int i = 0; i < 60; ++i) {
            state = state * 1664525u + 1013904223u;
            text += "12.-e,;\t \"\n\rxn\xff\xc3,\n"[(state >> 16) % 19];
        }
        const QString message = refusal(text);
        QVERIFY(message.size() < 700);
    }
    QVERIFY(refusal(std::string(1 << 20, ',')).startsWith("t.csv"));
    QVERIFY(refusal(std::string(1 << 20, '\n')).startsWith("t.csv is empty"));
}

static const InProgram<BadTablesTest> bad_tables_test(__FILE__);
#include "tst_bad_tables.moc"

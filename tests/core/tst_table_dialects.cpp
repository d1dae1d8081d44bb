// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/table_text.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cstdlib>

using namespace pushforward;

namespace {

const QString folder = SOURCE_FOLDER "/tests/data/tables/";

QJsonObject expected() {
    QFile file(folder + "expected.json");
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

QByteArray with_rows(const QByteArray& row, int count = 9) {
    return QByteArray(row).repeated(count);
}

} // namespace

/// Tables as other programs write them; tests/data/make_tables.py wrote those that are files.
class TableDialectsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void files_of_NumPy_and_pandas_open_with_the_numbers_that_those_read_data() {
        QTest::addColumn<QJsonObject>("expected");
        const QJsonObject all = expected();
        QVERIFY(all.size() >= 18);
        for (auto entry = all.begin(); entry != all.end(); ++entry)
            QTest::newRow(qPrintable(entry.key())) << entry.value().toObject();
    }

    void files_of_NumPy_and_pandas_open_with_the_numbers_that_those_read() {
        QFETCH(QJsonObject, expected);
        const QString path = folder + QTest::currentDataTag();
        const Table table = read_table_file(path.toStdString());
        const QJsonArray titles = expected["titles"].toArray();
        QCOMPARE(QString::fromStdString(table.first_title), titles[0].toString());
        QCOMPARE(QString::fromStdString(table.second_title), titles[1].toString());
        QCOMPARE(table.rows_left_out, 0);
        for (int c = 0; c < 2; ++c) {
            const QJsonArray column = expected["columns"].toArray()[c].toArray();
            QCOMPARE(table.points.cols(), column.size());
            for (int i = 0; i < column.size(); ++i) {
                const QByteArray number = column[i].toString().toLatin1();
                QCOMPARE(table.points(c, i), std::strtod(number.constData(), nullptr));
            }
        }
    }

    void an_index_is_passed_over_but_can_be_chosen() {
        std::string text = ",a,b\n", alone = ",a\n", named = "n,a,b\n", other = ",a,b\n";
        for (int i = 0; i < 9; ++i) {
            const std::string n = std::to_string(i), square = std::to_string(i * i);
            text += n + "," + square + ",1" + n + "\n";
            alone += n + "," + square + "\n";
            named += n + "," + square + ",1" + n + "\n";
            other += n + "5," + square + ",1" + n + "\n";
        }
        QCOMPARE(read(text).first_title, std::string("a"));
        QCOMPARE(read(text, {"index", "b"}).points(0, 3), 3.0);
        QCOMPARE(read(alone).first_title, std::string("index"));
        QCOMPARE(read(named).first_title, std::string("n"));
        QCOMPARE(read(other).first_title, std::string("column 1"));
    }

    void the_delimiter_is_found_by_what_it_makes_of_the_rows_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("comma") << with_rows("1,2\n");
        QTest::newRow("bar") << with_rows("1|2\n");
        QTest::newRow("colon") << with_rows("1:2\n");
        QTest::newRow("commas within text") << with_rows("Paris, Texas;1;2\n");
        QTest::newRow("spaces within text") << with_rows("New York,1,2\n");
        QTest::newRow("times") << with_rows("10:30:00,1,2\n");
        QTest::newRow("bars in quotes") << with_rows("\"a|b|c\",1,2\n");
        QTest::newRow("decimal commas between spaces") << with_rows("1,0  2,0\n");
        QTest::newRow("decimal commas between semicolons") << with_rows("1,0;2,0\n");
        QTest::newRow("a name with a comma") << "\"a, b\"\tc\n" + with_rows("1\t2\n");
        QTest::newRow("thousands in quotes") << with_rows("\"1,000\",\"2,000\"\n");
    }

    void the_delimiter_is_found_by_what_it_makes_of_the_rows() {
        QFETCH(QByteArray, text);
        const Table table = read_table_text(text.toStdString(), "t.csv", {{}, false});
        QCOMPARE(table.points.cols(), 9);
        QCOMPARE(table.points(1, 8), 2 * table.points(0, 8));
    }

    void a_decimal_sign_is_that_of_the_whole_table_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<double>("first");
        QTest::newRow("points") << with_rows("\"1,234\",0.5\n") << 1234.0;
        QTest::newRow("commas") << with_rows("1.234;0,5\n") << 1234.0;
        QTest::newRow("a comma, nothing known") << with_rows("1,234;5\n") << 1.234;
        QTest::newRow("a point, nothing known") << with_rows("1.234;5\n") << 1.234;
        QTest::newRow("thousands of both") << with_rows("1.234.567,5;1\n") << 1234567.5;
        QTest::newRow("with an exponent") << with_rows("-1,5e3;0,25\n") << -1500.0;
    }

    void a_decimal_sign_is_that_of_the_whole_table() {
        QFETCH(QByteArray, text);
        QFETCH(double, first);
        QCOMPARE(read_table_text(text.toStdString(), "t.csv", {{}, false}).points(0, 0), first);
    }

    void groups_that_are_no_thousands_are_no_numbers() {
        const Table table =
            read("0.5,2.5\n1.5,3.5\n" + eight_rows + "\"1,23\",1\n\"12,3456\",1\n\"1,234,56\",1\n");
        QCOMPARE(table.rows_left_out, 3);
    }

    void comments_are_told_from_cells() {
        const std::string colours = "colour,x,y\n", row = "#ff0000,1,2\n#00ff00,2,5\n";
        QCOMPARE(read(colours + row + row + row + row).rows_read, 8);
        const Table table = read("# by hand, \"May\nx,y\n" + eight_rows + "#17,18\n 19,20\n# end");
        QCOMPARE(table.rows_read, 9);
        QCOMPARE(table.first_title, std::string("x"));
        QVERIFY(refusal("#\n#\nx,y\n" + eight_rows + "3").contains("row 9 (line 12)"));
    }
};

static const InProgram<TableDialectsTest> table_dialects_test(__FILE__);
#include "tst_table_dialects.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/table_reference.h"
#include "tests/support/table_text.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <sstream>

using namespace pushforward;

namespace {

const QString folder = SOURCE_FOLDER "/tests/data/forms/";

QJsonObject expected() {
    QFile file(folder + "expected.json");
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

constexpr bool for_training = false;

Table read_as(const std::string& text, const TextForm& form, const ColumnChoice& columns = {}) {
    return read_table_text(text, "t.csv", {columns, for_training}, nullptr, form);
}

} // namespace

/// Tables as people write them. Each kind of tests/data/forms has at least three files.
class TextFormsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void files_are_read_as_they_are_meant_data() {
        QTest::addColumn<QJsonObject>("expected");
        const QJsonObject all = expected();
        QVERIFY(all.size() >= 50);
        for (auto entry = all.begin(); entry != all.end(); ++entry)
            QTest::newRow(qPrintable(entry.key())) << entry.value().toObject();
    }

    void files_are_read_as_they_are_meant() {
        QFETCH(QJsonObject, expected);
        const QString path = folder + QTest::currentDataTag();
        const Table table = read_table_file(path.toStdString(), {{}, for_training});
        const QJsonArray titles = expected["titles"].toArray();
        QCOMPARE(QString::fromStdString(table.first_title), titles[0].toString());
        QCOMPARE(QString::fromStdString(table.second_title), titles[1].toString());
        QCOMPARE(table.points.cols(), expected["rows"].toInt());
        QCOMPARE(table.rows_left_out, expected["left_out"].toInt());
        const QString notes = QString::fromStdString(table.notes);
        QCOMPARE(notes.isEmpty(), expected["notes"].toArray().isEmpty());
        for (const QJsonValue& note : expected["notes"].toArray())
            QVERIFY2(notes.contains(note.toString()), qPrintable(notes));
        for (int c = 0; c < 2; ++c) {
            QCOMPARE(table.points(c, 0), expected["first"].toArray()[c].toDouble());
            QCOMPARE(table.points(c, table.points.cols() - 1),
                     expected["last"].toArray()[c].toDouble());
        }
    }

    void what_is_said_is_done() {
        const std::string text = "7 ; of May\nx;y\n1,234;-999\n2,345;5\n3,456;x\n# 1;2\n";
        TextForm form;
        form.lines_skipped = 1;
        form.missing = {"-999", "x"};
        const Table table = read_as(text, form);
        QCOMPARE(table.points.cols(), 1);
        QCOMPARE(table.points(0, 0), 2.345);
        QCOMPARE(table.left_out, (std::vector<Index>{0, 2}));
        QVERIFY(QString::fromStdString(table.left_out_reason).contains("marked as missing (rows"));
        form.decimal = DecimalSign::point;
        QCOMPARE(read_as(text, form).points(0, 0), 2345.0);
        QCOMPARE(table.rows_read, 3);
        form.comment = "";
        QCOMPARE(read_as(text, form).rows_read, 4);
        TextForm none;
        none.names = NamesIn::nowhere;
        QCOMPARE(read_as("x,y\n1,2\n3,4\n", none).rows_left_out, 1);
        TextForm row;
        row.names = NamesIn::first_row;
        QCOMPARE(read_as("1,2\n3,4\n5,6\n", row).first_title, std::string("1"));
        TextForm comment;
        comment.names = NamesIn::comment;
        QCOMPARE(read_as("# a,b\n3,4\n5,6\n", comment).second_title, std::string("b"));
        QCOMPARE(read_as("# a,b\n3,4\n5,6\n", {}).second_title, std::string("column 2"));
        TextForm bars;
        bars.separator = '|';
        QCOMPARE(read_as("1,5|2,5\n3,5|4,5\n", bars).points(0, 0), 1.5);
        TextForm wide;
        wide.encoding = Encoding::utf16_little;
        const std::string little("1\0,\0002\0\n\0", 8);
        QCOMPARE(read_as(little, wide).points(1, 0), 2.0);
        TextForm windows;
        windows.encoding = Encoding::windows_1252;
        QCOMPARE(read_as("\x80 a,b\n1,2\n3,5\n", windows).first_title, std::string("€ a"));
    }

    void what_was_found_is_told() {
        const std::string text = "Title\na;b\n1,5;NA\n2,5;3\n% x\n";
        QCOMPARE(read_as(text, {}).form,
                 std::string("separator semicolon · decimal sign comma · names in line 2 · lines "
                             "skipped: 1 · missing: NA · UTF-8"));
        QCOMPARE(
            read_as("% p q\n1 2\n3 4\n", {}).form,
            std::string("separator spaces · decimal sign point · names in a comment · comments "
                        "begin with % · UTF-8"));
        QCOMPARE(read_as("\xE4,b\n1,2\n3,4\n", {}).form,
                 std::string("separator comma · decimal sign point · names in line 1 · "
                             "Windows-1252"));
    }

    void columns_of_the_same_name_can_be_chosen() {
        const std::string text = "a,a,b,a (2)\n1,2,3,4\n5,6,7,8\n";
        const Table table = read_as(text, {}, {"a (3)", "a (2)"});
        QCOMPARE(table.all_columns, (std::vector<std::string>{"a", "a (3)", "b", "a (2)"}));
        QCOMPARE(table.points(0, 0), 2.0);
        QCOMPARE(table.points(1, 0), 4.0);
    }

    void a_column_may_be_called_like_a_logarithm() {
        const auto chosen = [](const std::string& columns) {
            return parse_table_reference("none.csv:" + columns).columns;
        };
        const std::string text = "log(M),y\n2,3\n4,5\n";
        QCOMPARE(read_as(text, {}, chosen("log(M),y")).points(0, 0), 2.0);
        QCOMPARE(read_as(text, {}, chosen("\"log(M)\",y")).first_title, std::string("log(M)"));
        QCOMPARE(read_as(text, {}, chosen("log(log(M)),y")).points(0, 0), std::log10(2.0));
        const std::string both = "M,log(M)\n10,7\n1000,8\n";
        QCOMPARE(read_as(both, {}, chosen("log(M),\"log(M)\"")).points(0, 1), 3.0);
        QCOMPARE(read_as(both, {}, chosen("log(M),\"log(M)\"")).points(1, 1), 8.0);
    }

    void a_late_column_can_be_chosen_and_is_listed() {
        std::string text = "a,b,c\n";
        for (int i = 0; i < 1500; ++i) text += std::to_string(i) + "," + std::to_string(-i) + ",\n";
        text += "1,2,3\n4,5,6\n";
        QCOMPARE(read_as(text, {}).numeric_columns.size(), std::size_t{3});
        QCOMPARE(read_as(text, {}, {"a", "c"}).points(1, 1), 6.0);
    }

    /// A row that begins with # may lie across two of the pieces that are read.
    void marked_rows_are_whole_across_pieces() {
        std::string text = "tag,x,y\n";
        const int rows = 60000;
        for (int i = 0; i < rows; ++i)
            text += (i % 3 ? "#" : "n") + std::to_string(i) + "," + std::to_string(i) + "," +
                    std::to_string(-i) + "\n";
        const Table table = read_as(text, {});
        QCOMPARE(table.points.cols(), rows);
        for (int i = 0; i < rows; ++i) QCOMPARE(table.points(1, i), -i);
    }

    void numbers_are_read_as_people_write_them_data() {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<double>("number");
        const auto row = [](const char* cell, double number) {
            QTest::newRow(cell) << QString(cell) << number;
        };
        row("1.5D+03", 1500);
        row("1.5d-1", 0.15);
        row("-0.25-103", -0.25e-103);
        row("−3.5", -3.5);
        row("–3.5", -3.5);
        row("1.5E−2", 0.015);
        row("$1,234.50", 1234.5);
        row("-$5", -5);
        row("$ -5", -5);
        row("5 €", 5);
        row("12.5 %", 12.5);
        row("12 345.5", 12345.5);
        row("12\u00a0345.5", 12345.5);
        row("1\u2009234\u2009567", 1234567);
        row("1'234.5", 1234.5);
        row("1’234", 1234);
    }

    void numbers_are_read_as_people_write_them() {
        QFETCH(QString, cell);
        QFETCH(double, number);
        const Cell read = read_cell(cell.toStdString(), DecimalSign::point);
        QVERIFY(read.kind == CellKind::number);
        QCOMPARE(read.number, number);
    }

    void what_is_no_number_stays_none() {
        for (const char* text : {"1 2", "12 34", "1'23", "$", "%", "5 %%", "1-2", "2020-01-05",
                                 "12.34-567", "5 apples", "--5", "1d", "0,1234,567", "+-5"})
            QVERIFY2(read_cell(text, DecimalSign::point).kind == CellKind::text, text);
    }
};

static const InProgram<TextFormsTest> text_forms_test(__FILE__);
#include "tst_text_forms.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/table_reference.h"
#include "tests/support/table_text.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <fstream>
#include <streambuf>
#include <thread>

using namespace pushforward;

namespace {

std::string shipped(const std::string& file) { return SOURCE_FOLDER "/resources/data/" + file; }

/// An endless table that is made while it is read.
class Generated : public std::streambuf {
public:
    explicit Generated(std::size_t rows) : rows_(rows) {}

protected:
    int_type underflow() override {
        if (row_ == rows_) return traits_type::eof();
        piece_.clear();
        for (std::size_t i = 0; i < 1000 && row_ < rows_; ++i, ++row_) {
            const auto x = static_cast<double>(row_ * 2654435761u % 1000003) / 1000003;
            piece_ += std::to_string(x) + "," + std::to_string(1 - x * x) + "\n";
        }
        setg(piece_.data(), piece_.data(), piece_.data() + piece_.size());
        return traits_type::to_int_type(piece_[0]);
    }

private:
    std::size_t rows_, row_ = 0;
    std::string piece_;
};

} // namespace

class TablesTest : public QObject {
    Q_OBJECT
private slots:
    void shipped_tables_are_read_data();
    void shipped_tables_are_read();
    void empty_cells_are_left_out_and_counted();
    void columns_are_found_without_a_header();
    void a_header_is_told_from_numbers_data();
    void a_header_is_told_from_numbers();
    void notation_does_not_matter_data();
    void notation_does_not_matter();
    void text_columns_are_passed_over();
    void columns_are_chosen_by_name_or_number();
    void numbers_are_read_without_the_locale();
    void unusable_cells_are_left_out_with_their_reason();
    void long_lists_of_rows_are_cut();
    void rows_may_lie_across_the_pieces_that_are_read();
    void reading_tells_how_far_it_is();
    void reading_stops_when_it_is_cancelled();
    void a_reference_names_a_file_and_columns();
    void a_path_may_hold_a_colon();
};

void TablesTest::shipped_tables_are_read_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("left_out");
    QTest::addColumn<double>("first_number");
    QTest::newRow("faithful") << "faithful.csv"
                              << "eruptions"
                              << "waiting" << 272 << 0 << 3.6;
    QTest::newRow("penguins") << "penguins.csv"
                              << "bill_length_mm"
                              << "bill_depth_mm" << 344 << 2 << 39.1;
    QTest::newRow("earthquakes") << "earthquakes.csv"
                                 << "longitude"
                                 << "latitude" << 1707 << 0 << -118.6671667;
    QTest::newRow("airports") << "airports.csv"
                              << "longitude"
                              << "latitude" << 3376 << 0 << -89.23450472;
}

void TablesTest::shipped_tables_are_read() {
    QFETCH(QString, file);
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(int, rows);
    QFETCH(int, left_out);
    QFETCH(double, first_number);
    const std::string path = shipped(file.toStdString());
    const TableColumns named = {{first.toStdString(), second.toStdString()}};
    for (const TableColumns& columns : {TableColumns(), named}) {
        const Table table = read_table_file(path, columns);
        QCOMPARE(table.name, path);
        QCOMPARE(table.first_title, named.first);
        QCOMPARE(table.second_title, named.second);
        QCOMPARE(table.rows_read, rows);
        QCOMPARE(table.rows_left_out, left_out);
        QCOMPARE(table.points.cols(), rows - left_out);
        QCOMPARE(table.points(0, 0), first_number);
    }
}

void TablesTest::empty_cells_are_left_out_and_counted() {
    const Table table = read_table_file(shipped("penguins.csv"));
    QCOMPARE(QString::fromStdString(table.left_out_reason),
             QString("2 of 344 rows were left out: a cell was empty (rows 4 and 340)."));
    const std::vector<std::string> numeric = {"bill_length_mm", "bill_depth_mm",
                                              "flipper_length_mm", "body_mass_g"};
    QVERIFY(table.numeric_columns == numeric);
    QCOMPARE(read_table_file(shipped("faithful.csv")).left_out_reason, std::string());
}

void TablesTest::columns_are_found_without_a_header() {
    const Table table = read(eight_rows);
    QCOMPARE(table.points.cols(), 8);
    QCOMPARE(table.first_title, std::string("column 1"));
    QCOMPARE(table.second_title, std::string("column 2"));
    QCOMPARE(table.points(1, 7), 16.0);
}

void TablesTest::a_header_is_told_from_numbers_data() {
    QTest::addColumn<QString>("first_row");
    QTest::addColumn<bool>("header");
    QTest::newRow("names") << "x,y" << true;
    QTest::newRow("names in quotes") << "\"x\",\"y\"" << true;
    QTest::newRow("one name is a number") << "x,2020" << true;
    QTest::newRow("spaces in names") << "bill length,bill depth" << true;
    QTest::newRow("one name is empty") << ",y" << true;
    QTest::newRow("numbers") << "0,1" << false;
    QTest::newRow("a missing value") << "NA,1" << false;
    QTest::newRow("an empty cell") << ",1" << false;
    QTest::newRow("nan") << "nan,1" << false;
}

void TablesTest::a_header_is_told_from_numbers() {
    QFETCH(QString, first_row);
    QFETCH(bool, header);
    const Table table = read(first_row.toStdString() + "\n" + eight_rows);
    QCOMPARE(table.rows_read, header ? 8 : 9);
    QCOMPARE(table.points(0, table.points.cols() - 1), 15.0);
}

void TablesTest::notation_does_not_matter_data() {
    QTest::addColumn<QByteArray>("text");
    const QByteArray plain = "x,y\n1,-2.5\n3,4\n5,6\n7,8\n9,10\n11,12\n13,14\n15,16\n";
    QByteArray text = plain;
    QTest::newRow("plain") << plain;
    QTest::newRow("carriage returns and line feeds") << QByteArray(plain).replace("\n", "\r\n");
    QTest::newRow("carriage returns") << QByteArray(plain).replace("\n", "\r");
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + plain;
    QTest::newRow("no final newline") << plain.chopped(1);
    QTest::newRow("blank lines") << "\n\n" + QByteArray(plain).replace("\n", "\n  \n") + "\n\n";
    QTest::newRow("spaces") << QByteArray(plain).replace(",", " ,  ");
    QTest::newRow("semicolons") << QByteArray(plain).replace(",", ";");
    QTest::newRow("decimal commas") << QByteArray(plain).replace(",", ";").replace("-2.5", "-2,5");
    QTest::newRow("tabs") << QByteArray(plain).replace(",", "\t");
    QTest::newRow("columns of spaces") << QByteArray(plain).replace(",", "   ");
    QTest::newRow("spaces before and after")
        << "  " + QByteArray(plain).replace(",", " ").replace("\n", "  \n ");
    QTest::newRow("quotes") << "\"x\",\"y\"\n\"1\",\"-2.5\"\n" + plain.mid(plain.indexOf("3,4"));
    QTest::newRow("signs and exponents")
        << QByteArray(plain).replace("-2.5", "-25e-1").replace("\n3,", "\n+0.3E+1,");
    QTest::newRow("delimiter at the end of rows") << QByteArray(plain).replace("\n", ",\n");
}

void TablesTest::notation_does_not_matter() {
    QFETCH(QByteArray, text);
    const Table table = read(text.toStdString());
    QCOMPARE(table.first_title, std::string("x"));
    QCOMPARE(table.second_title, std::string("y"));
    QCOMPARE(table.points.cols(), 8);
    QCOMPARE(table.rows_read, 8);
    QCOMPARE(table.points(0, 0), 1.0);
    QCOMPARE(table.points(1, 0), -2.5);
    QCOMPARE(table.points(0, 1), 3.0);
    QCOMPARE(table.points(1, 7), 16.0);
}

void TablesTest::text_columns_are_passed_over() {
    std::string text = "place,x,note,y\n";
    for (int i = 0; i < 10; ++i) {
        const std::string n = std::to_string(i);
        text += "\"Paris, \"\"TX\"\"\nline two\"," + n + ",," + n + ".5\n";
    }
    const Table table = read(text);
    QCOMPARE(table.first_title, std::string("x"));
    QCOMPARE(table.second_title, std::string("y"));
    QCOMPARE(table.points(1, 9), 9.5);
}

void TablesTest::columns_are_chosen_by_name_or_number() {
    std::string text = "a,b c,d\n", bare;
    for (int i = 0; i < 9; ++i) {
        const std::string n = std::to_string(i);
        const std::string row = n + ",1" + n + ",2" + n + "\n";
        text += row;
        bare += row;
    }
    QCOMPARE(read(text, {"d", "b c"}).points(0, 3), 23.0);
    QCOMPARE(read(text, {"d", "b c"}).points(1, 3), 13.0);
    QCOMPARE(read(text, {" D", "B C"}).points(0, 3), 23.0);
    QCOMPARE(read(text, {"3", "column 1"}).points(1, 3), 3.0);
    QCOMPARE(read(bare, {"column 3", "1"}).points(0, 3), 23.0);
    QCOMPARE(refusal(text, {"a", "e"}),
             QString("t.csv has no column “e”. Choose among its columns: “a”, “b c” and “d”."));
    QVERIFY(refusal(bare, {"4", "1"}).startsWith("t.csv has no column “4”. Choose"));
    QVERIFY(refusal(text, {"a", "1"}).contains("is chosen twice"));
    QVERIFY(refusal(text, {"a", ""}).contains("Name both, or none"));
}

void TablesTest::numbers_are_read_without_the_locale() {
    setlocale(LC_ALL, "de_DE.UTF-8");
    const Table table = read("1.5,2e3\n" + eight_rows);
    setlocale(LC_ALL, "C");
    QCOMPARE(table.points(0, 0), 1.5);
    QCOMPARE(table.points(1, 0), 2000.0);
    const Table exact = read("0.1,-179.99999999999997\n1e-400,1e-30\n" + eight_rows);
    QCOMPARE(exact.points(0, 0), 0.1);
    QCOMPARE(exact.points(1, 0), -179.99999999999997);
    QCOMPARE(exact.points(0, 1), 0.0);
}

void TablesTest::unusable_cells_are_left_out_with_their_reason() {
    const Table table =
        read("x,y\n" + eight_rows + "nan,1\n1,inf\n-Infinity,1\n1,\n1,abc\n1e31,1\n" +
             "1,1e999\n1 2,3\n0x10,1\n1.5.2,1\n1,NA\n");
    QCOMPARE(table.rows_read, 19);
    QCOMPARE(table.rows_left_out, 11);
    QCOMPARE(table.points.cols(), 8);
    QCOMPARE(
        QString::fromStdString(table.left_out_reason),
        QString("11 of 19 rows were left out: a cell was beyond ±1e30 in 2 (rows 14 and 15), a "
                "cell was empty in 1 (row 12), a cell was infinite in 2 (rows 10 and 11), a "
                "cell was nan in 1 (row 9) and a cell was not a number in 5 (rows 13, 16, 17, 18 "
                "and 19)."));
    QCOMPARE(QString::fromStdString(read(eight_rows + ",3\n").left_out_reason),
             QString("1 of 9 rows was left out: a cell was empty (row 9)."));
}

void TablesTest::long_lists_of_rows_are_cut() {
    std::string text = "x,y\n";
    for (int i = 0; i < 100; ++i) text += std::to_string(i) + (i % 4 ? ",1" : ",") + "\n";
    const Table table = read(text + "1,2\n");
    QCOMPARE(QString::fromStdString(table.left_out_reason),
             QString("25 of 101 rows were left out: a cell was empty (rows 1, 5, 9, 13, 17 and 20 "
                     "more)."));
}

void TablesTest::rows_may_lie_across_the_pieces_that_are_read() {
    std::string text = "label,x,y\r\n";
    const int rows = 40000;
    for (int i = 0; i < rows; ++i)
        text += "\"a, \"\"" + std::string(static_cast<std::size_t>(i % 13), 'b') + "\"\"\r\n\"," +
                std::to_string(i) + "," + std::to_string(-2 * i) + "\r\n";
    const Table table = read(text);
    QCOMPARE(table.points.cols(), rows);
    for (int i = 0; i < rows; ++i) {
        QCOMPARE(table.points(0, i), i);
        QCOMPARE(table.points(1, i), -2 * i);
    }
}

void TablesTest::reading_tells_how_far_it_is() {
    QTemporaryDir folder;
    const std::string path = folder.path().toStdString() + "/t.csv";
    std::ofstream(path) << eight_rows;
    Reading reading;
    QCOMPARE(read_table_file(path, {}, &reading).points.cols(), 8);
    QCOMPARE(reading.bytes_total.load(), std::int64_t(eight_rows.size()));
    QCOMPARE(reading.bytes_done.load(), std::int64_t(eight_rows.size()));
}

void TablesTest::reading_stops_when_it_is_cancelled() {
    Generated source(std::size_t{1} << 60); // has no end that could be waited for
    std::istream input(&source);
    Reading reading;
    std::thread person([&] {
        while (reading.bytes_done < 1 << 20) std::this_thread::yield();
        reading.cancelled = true;
    });
    QVERIFY_EXCEPTION_THROWN(read_table(input, "t.csv", {}, &reading), CancelledError);
    person.join();
    QVERIFY(reading.bytes_done < std::int64_t{1} << 30);
}

void TablesTest::a_reference_names_a_file_and_columns() {
    const std::string file = shipped("penguins.csv");
    const auto check = [](const std::string& text, const std::string& path,
                          const std::string& first, const std::string& second) {
        const TableReference reference = parse_table_reference(text);
        QCOMPARE(reference.file, path);
        QCOMPARE(reference.columns.first, first);
        QCOMPARE(reference.columns.second, second);
    };
    check(file, file, "", "");
    check(file + ":bill_length_mm,body_mass_g", file, "bill_length_mm", "body_mass_g");
    check(file + ":bill length,\"a, b: c\"", file, "bill length", "a, b: c");
    check("missing.csv", "missing.csv", "", "");
    check("missing.csv:x,y", "missing.csv", "x", "y");
    check(":/data/penguins.csv", ":/data/penguins.csv", "", "");
    check(":/data/penguins.csv:x,y", ":/data/penguins.csv", "x", "y");
    for (const char* columns : {"", "x", "x,", ",y", "x,y,", "w,x,y,z"}) {
        const QString message = message_of([&] { parse_table_reference(file + ":" + columns); });
        QVERIFY2(message.contains("does not name two columns of"), qPrintable(message));
    }
}

void TablesTest::a_path_may_hold_a_colon() {
    QTemporaryDir folder;
    const std::string path = folder.path().toStdString() + "/run 12:30:x,y.csv";
    std::ofstream(path) << eight_rows;
    QCOMPARE(parse_table_reference(path).file, path);
    QCOMPARE(parse_table_reference(path).columns.first, std::string());
    QCOMPARE(parse_table_reference(path + ":1,2").file, path);
    QCOMPARE(parse_table_reference(path + ":1,2").columns.second, std::string("2"));
}

static const InProgram<TablesTest> tables_test(__FILE__);
#include "tst_tables.moc"

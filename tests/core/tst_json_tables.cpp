// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/error.h"
#include "core/tables/json/json_table.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace pushforward;

namespace {

DataFile file_of(const std::string& text) { return DataFile::in_memory("t.json", text); }

Table read(const std::string& text, const TableColumns& columns = {}) {
    return read_json(file_of(text), columns);
}

std::string refusal(const std::string& text, const TableColumns& columns = {}) {
    try {
        read(text, columns);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

/// Ten rows, each made of its number.
template <class Row>
std::string ten(Row row) {
    std::string text;
    for (int i = 0; i < 10; ++i) text += (i > 0 ? "," : "") + row(i);
    return text;
}

std::string number(double n) { return QByteArray::number(n, 'g', 17).toStdString(); }

std::string pairs() {
    return ten([](int i) { return "[" + number(0.1 * i) + ", " + number(i * i) + "]"; });
}

std::string objects() {
    return ten([](int i) {
        return "{\"name\": \"a\", \"y\": " + number(i * i) + ", \"x\": " + number(0.1 * i) + "}";
    });
}

std::string column(const std::string& name, double factor) {
    return "\"" + name + "\": [" + ten([&](int i) { return number(factor * i); }) + "]";
}

} // namespace

class JsonTablesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tables_are_read_however_they_are_written_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        const auto row = [](const char* name, const std::string& text, const char* first,
                            const char* second) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << first << second;
        };
        row("pairs", "[" + pairs() + "]", "column 1", "column 2");
        row("with a mark", "\xef\xbb\xbf [" + pairs() + "]\n", "column 1", "column 2");
        row("with names", "[[\"x\", \"y\"], " + pairs() + "]", "x", "y");
        row("objects", "[" + objects() + "]", "x", "y");
        row("columns",
            "{" + column("x", 0.1) + ", \"about\": \"text\", \"names\": [" +
                ten([](int) { return std::string("\"n\""); }) + "], \"y\": [" +
                ten([](int i) { return number(i * i); }) + "]}",
            "x", "y");
        row("pandas",
            "{\"x\": {" + ten([](int i) { return "\"" + number(i) + "\": " + number(0.1 * i); }) +
                "}, \"y\": {" +
                ten([](int i) { return "\"" + number(i) + "\": " + number(i * i); }) + "}}",
            "x", "y");
    }

    void other_shapes_are_read_data() {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* name, const std::string& text) {
            QTest::newRow(name) << QByteArray::fromStdString(text);
        };
        const auto rows = [](const char* between, auto made) {
            std::string text;
            for (int i = 0; i < 10; ++i)
                text += (i > 0 ? between : "") + made(number(0.1 * i), number(i * i), i);
            return text;
        };
        const auto object = [](const std::string& x, const std::string& y, int) {
            return "{\"x\": " + x + ", \"y\": " + y + "}";
        };
        const auto list = [](const std::string& x, const std::string& y, int) {
            return "[" + x + "," + y + "]";
        };
        const auto labelled = [](const std::string& x, const std::string& y, int i) {
            return "\"" + number(i) + "\":{\"x\":" + x + ",\"y\":" + y + "}";
        };
        const std::string index = ten([](int i) { return number(i); });
        row("lines", rows("\n", object) + "\n");
        row("lines with blank ones", "\n" + rows("\r\n\r\n", object));
        row("lines of lists", "[\"x\",\"y\"]\n" + rows("\n", list));
        row("split", "{\"columns\":[\"x\",\"y\"],\"index\":[" + index + "],\"data\":[" +
                         rows(",", list) + "]}");
        row("index", "{" + rows(",", labelled) + "}");
        row("table", "{\"schema\":{\"fields\":[{\"name\":\"x\"}],\"version\":\"1\"},\"data\":[" +
                         rows(",", object) + "]}");
        row("under a key", "{\"count\":10,\"results\":[" + rows(",", object) + "],\"next\":null}");
    }

    void other_shapes_are_read() {
        QFETCH(QByteArray, text);
        const Table table = read(text.toStdString());
        QCOMPARE(table.first_title, std::string("x"));
        QCOMPARE(table.second_title, std::string("y"));
        QCOMPARE(table.points.cols(), 10);
        for (int i = 0; i < 10; ++i) {
            QCOMPARE(table.points(0, i), 0.1 * i);
            QCOMPARE(table.points(1, i), i * i);
        }
    }

    void points_of_a_map_are_read() {
        std::string features;
        for (int i = 0; i < 9; ++i)
            features += std::string(i ? "," : "") + "{\"type\":\"Feature\",\"id\":" + number(i) +
                        ",\"geometry\":{\"type\":\"Point\",\"coordinates\":[" + number(i) + "," +
                        number(-i) + ",7]},\"properties\":{\"size\":" + number(i * i) +
                        ",\"tags\":[1,2]}}";
        features += ",{\"type\":\"Feature\",\"properties\":{\"size\":3},\"geometry\":{\"type\":"
                    "\"Polygon\",\"coordinates\":[[[1,2],[3,4],[5,6],[1,2]]]}}";
        for (const char* before :
             {"", "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"a\"}},"}) {
            const std::string text = "{\"type\":\"FeatureCollection\"," + std::string(before) +
                                     "\"features\":[" + features + "]}";
            const Table table = read(text);
            QCOMPARE(table.first_title, std::string("longitude"));
            QCOMPARE(table.second_title, std::string("latitude"));
            QCOMPARE(table.points.cols(), 9);
            QCOMPARE(table.points(1, 8), -8.0);
            QCOMPARE(table.rows_left_out, 1);
            QCOMPARE(read(text, {"size", "longitude"}).points(0, 8), 64.0);
        }
    }

    void names_that_repeat_are_told_apart() {
        QCOMPARE(read("[[\"x\", \"x\"], " + pairs() + "]").second_title, std::string("x (2)"));
    }

    void a_model_is_not_called_a_table() {
        const std::string sentence = refusal("{\"format\": \"pushforward\", \"version\": 1}");
        QVERIFY2(sentence.find("is a model or an experiment of this program") != sentence.npos,
                 sentence.c_str());
    }

    void tables_are_read_however_they_are_written() {
        QFETCH(QByteArray, text);
        QFETCH(QString, first);
        QFETCH(QString, second);
        const Table table = read(text.toStdString(), {first.toStdString(), second.toStdString()});
        QCOMPARE(QString::fromStdString(table.first_title), first);
        QCOMPARE(QString::fromStdString(table.second_title), second);
        QCOMPARE(table.points.cols(), 10);
        for (int i = 0; i < 10; ++i) {
            QCOMPARE(table.points(0, i), 0.1 * i);
            QCOMPARE(table.points(1, i), i * i);
        }
    }

    void the_first_two_columns_of_numbers_are_taken() {
        const Table table = read("[" + objects() + "]");
        QCOMPARE(table.first_title, std::string("y"));
        QCOMPARE(table.second_title, std::string("x"));
        const std::vector<std::string> names{"y", "x"};
        QCOMPARE(table.numeric_columns, names);
    }

    void what_is_no_number_leaves_its_row_out() {
        const Table table = read("[" + pairs() + ", [1, null], [1], [NaN, 2], [\"a\", 2], " +
                                 "[-Infinity, 1], [1e31, 1], [[1, 2], 3], [true, 1, 7]]");
        QCOMPARE(table.rows_read, 18);
        QCOMPARE(table.rows_left_out, 7);
        QCOMPARE(table.points(0, 10), 1.0);
        for (const char* part : {"null or missing in 2 (rows 11 and 12)", "nan in 1 (row 13)",
                                 "not a number in 2 (rows 14 and 17)", "infinite in 1 (row 15)",
                                 "±1e30 in 1 (row 16)"})
            QVERIFY2(table.left_out_reason.find(part) != std::string::npos,
                     table.left_out_reason.c_str());
        const Table columns = read("{\"a\": [1, 2, null, 4, 5, 6, 7, 8, 9, 10], \"b\": [" +
                                   ten([](int i) { return number(i); }) + "]}");
        QCOMPARE(columns.rows_left_out, 1);
        QCOMPARE(columns.points.cols(), 9);
    }

    void odd_numbers_are_numbers_or_none() {
        const Table table = read(
            "[" + pairs() + ", [1e-400, -0.0], [1.5e2, 123456789012345678901], " + "[NaNe0, 1]]");
        QCOMPARE(table.points.cols(), 12);
        QCOMPARE(table.points(0, 10), 0.0);
        QCOMPARE(table.points(0, 11), 150.0);
        QCOMPARE(table.points(1, 11), 123456789012345678901.0);
        QCOMPARE(table.rows_left_out, 1);
    }

    void dates_in_strings_are_days() {
        const Table table = read(
            R"([{"when": "1970-01-02", "level": 1.5}, {"when": "1970-01-03T12:00:00Z", "level": 2},)"
            R"({"when": "soon", "level": 3}, {"when": null, "level": 4},)" +
            ten([](int i) {
                return "{\"when\": \"1970-01-1" + number(i) + "\", \"level\": " + number(i) + "}";
            }) +
            "]");
        QCOMPARE(table.columns.first, std::string("when"));
        QCOMPARE(table.points.cols(), 12);
        QCOMPARE(table.points(0, 0), 1.0);
        QCOMPARE(table.points(0, 1), 2.5);
        QCOMPARE(table.points(0, 11), 18.0);
        QCOMPARE(table.rows_left_out, 2);
        QCOMPARE(table.notes, std::string("“when” was read as days since 1970-01-01."));
    }

    void dates_are_taken_only_where_there_are_no_two_other_columns() {
        const std::string columns = "\"day\": [" +
                                    ten([](int i) { return "\"2020-05-1" + number(i) + "\""; }) +
                                    "], " + column("a", 1);
        QCOMPARE(read("{" + columns + "}").columns.first, std::string("day"));
        const Table beside = read("{" + columns + ", " + column("b", 2) + "}");
        QCOMPARE(beside.columns.first, std::string("a"));
        QCOMPARE(beside.columns.second, std::string("b"));
        QVERIFY(beside.notes.empty());
        const Table named = read("{" + columns + ", " + column("b", 2) + "}", {{"b", "day"}});
        QCOMPARE(named.points(1, 9) - named.points(1, 0), 9.0);
    }

    void days_that_may_be_months_are_told() {
        const Table table =
            read("[" + ten([](int i) {
                     return "[\"0" + number(i % 9 + 1) + "/02/2020\", " + number(i) + "]";
                 }) +
                 "]");
        QVERIFY2(table.notes.find("the month first; it may be the day") != std::string::npos,
                 table.notes.c_str());
    }

    void numbers_in_quotation_marks_are_numbers() {
        const Table table = read(
            "[" + ten([](int i) { return "[\"" + number(i) + ".5\", \"−" + number(i) + "\"]"; }) +
            "]");
        QCOMPARE(table.points.cols(), 10);
        QCOMPARE(table.points(0, 0), 0.5);
        QCOMPARE(table.points(1, 9), -9.0);
        QVERIFY2(table.notes.find("stand in quotation marks") != std::string::npos,
                 table.notes.c_str());
        const Table headed = read(
            "[[\"u\", \"v\"]," +
            ten([](int i) { return "[\"" + number(i) + "\", \"1" + number(i) + "\"]"; }) + "]");
        QCOMPARE(headed.columns.first, std::string("u"));
        QCOMPARE(headed.points.cols(), 10);
    }

    void files_of_many_pieces_are_read() {
        std::string text = "[";
        for (int i = 0; i < 100000; ++i)
            text += (i > 0 ? ",[" : "[") + number(i + 0.25) + "," + number(-i) + "]";
        const Table table = read(text + "]");
        QCOMPARE(table.points.cols(), 100000);
        for (int i = 0; i < 100000; ++i) QCOMPARE(table.points(0, i), i + 0.25);
    }

    void what_is_no_table_is_refused_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("told");
        const auto row = [](const char* name, const std::string& text, const char* told) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << QString(told);
        };
        row("nothing", "", "empty");
        row("an empty list", "[]", "empty");
        row("an empty object", "{}", "empty");
        row("cut off", "[" + pairs(), "cut off");
        row("cut off in a number", "[[1, 2", "cut off");
        row("more behind", "[" + pairs() + "] x", "not JSON");
        row("one list", "[1, 2, 3]", "single values");
        row("one value", "3", "single value");
        row("deep", std::string(100000, '['), "deeper than 64");
        row("text", "[[\"a\", \"b\"], [\"c\", \"d\"]]", "no column of numbers");
        row("one column", "[[1], [2], [3]]", "only one column");
        row("few", "[[1, 2], [3, 4]]", "2 usable rows");
        row("constant", "[" + ten([](int i) { return "[1, " + number(i) + "]"; }) + "]",
            "constant");
        row("lengths", "{" + column("a", 1) + ", \"b\": [1, 2]}", "“a” 10 and “b” 2");
        row("huge number", "[[1e999, 2]]", "not JSON");
        row("broken letters", "[[\"\xff\xfe\", 2]]", "not JSON");
    }

    void what_is_no_table_is_refused() {
        QFETCH(QByteArray, text);
        QFETCH(QString, told);
        const std::string sentence = refusal(text.toStdString());
        QVERIFY2(sentence.starts_with("t.json"), sentence.c_str());
        QVERIFY2(QString::fromStdString(sentence).contains(told), sentence.c_str());
        QVERIFY2(sentence.ends_with('.'), sentence.c_str());
    }

    void too_many_columns_are_refused() {
        std::string text = "[[0";
        for (int i = 0; i < 5000; ++i) text += ",0";
        const std::string sentence = refusal(text + "]]");
        QVERIFY2(sentence.find("more than 4096 columns") != std::string::npos, sentence.c_str());
    }

    void a_start_tells_json_from_text() {
        for (const char* text : {"[[1", " [\n {", "{\"a\"", "[NaN", "[null", "[", "{"})
            QVERIFY2(looks_like_json(text), text);
        for (const char* text : {"", "1,2", "[m],[s]", "[name],[nan]", "{x},{y}", "x"})
            QVERIFY2(!looks_like_json(text), text);
    }
};

static const InProgram<JsonTablesTest> json_tables_test(__FILE__);
#include "tst_json_tables.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/readers/file_reader.h"
#include "core/io/writers/table_writer.h"
#include "core/math/error.h"
#include "core/spec/sentence.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cstring>
#include <set>

using namespace pushforward;

namespace {

std::string written(const char* path, const WrittenTable& table) {
    return find_writer(path).bytes(table);
}

Points some_points() {
    Points points(2, 3);
    points << 1, 2, 3, -0.5, 1e300, 0;
    return points;
}

/// What our own readers make of a file with these bytes.
Table read_back(const std::string& name, const std::string& bytes, const ColumnChoice& columns) {
    const DataFile file = DataFile::in_memory(name, bytes);
    constexpr bool for_training = false;
    return read_data_file(file, settled_reading(file, {}), {columns, for_training}).table;
}

QString refusal(const char* path) {
    try {
        find_writer(path);
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

} // namespace

class TableWritersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void every_writer_is_documented_and_has_endings_of_its_own() {
        std::set<std::string> endings;
        for (const TableWriter& writer : table_writers()) {
            QVERIFY(!writer.key.empty() && !writer.title.empty() && !writer.endings.empty());
            QVERIFY2(writer.summary.ends_with('.'), writer.key.c_str());
            for (const std::string& ending : writer.endings)
                QVERIFY2(endings.insert(ending).second, ending.c_str());
        }
    }

    void the_ending_chooses_the_writer() {
        QCOMPARE(find_writer("points.csv").key, std::string("csv"));
        QCOMPARE(find_writer("points.txt").key, std::string("csv"));
        QCOMPARE(find_writer("a.folder/points").key, std::string("csv"));
        QCOMPARE(find_writer("/dev/stdout").key, std::string("csv"));
        QCOMPARE(find_writer("points.csv.NPY").key, std::string("npy"));
        const std::string endings = listed(table_endings(), "or");
        QCOMPARE(refusal("points.xlsx"),
                 QStringLiteral("points.xlsx cannot be written: no table format has the ending "
                                ".xlsx. Choose a name that ends in %1.")
                     .arg(QString::fromStdString(endings)));
    }

    // Classes have no place in an array of points.
    void every_writer_writes_what_our_readers_read_data() {
        QTest::addColumn<QString>("ending");
        for (const TableWriter& writer : table_writers())
            for (const std::string& ending : writer.endings)
                QTest::newRow(ending.c_str()) << QString::fromStdString(ending);
    }

    void every_writer_writes_what_our_readers_read() {
        QFETCH(QString, ending);
        const std::string name = "table." + ending.toStdString();
        const Points points = some_points().min(1e30);
        const Table two =
            read_back(name, find_writer(name).bytes(written_points(points, "a", "b")), {});
        QVERIFY((two.points == points).all());
        const Eigen::ArrayXd third = Eigen::ArrayXd::LinSpaced(3, 0.1, 1.0 / 3);
        const WrittenTable three{
            {{"a", points.row(0)}, {"x₁, \"it's\" \\", points.row(1)}, {"log_prob", third}}};
        const Table read =
            read_back(name, find_writer(name).bytes(three), {three.columns[1].title, "log_prob"});
        QVERIFY((read.points.row(0) == points.row(1)).all());
        QVERIFY((read.points.row(1).transpose() == third).all());
        QCOMPARE(read.numeric_columns.size(), std::size_t{3});
    }

    void points_have_numpys_layout() {
        const std::string bytes = written("a.npy", written_points(some_points(), "x", "y"));
        QCOMPARE(bytes.substr(0, 8), std::string("\x93NUMPY\x01\x00", 8));
        const std::size_t header =
            static_cast<unsigned char>(bytes[8]) +
            256 * static_cast<std::size_t>(static_cast<unsigned char>(bytes[9]));
        QCOMPARE((10 + header) % 64, std::size_t(0));
        QCOMPARE(bytes[9 + header], '\n');
        QVERIFY(bytes.find("'shape': (3, 2)") != bytes.npos);
        QCOMPARE(bytes.size(), 10 + header + 48);
        double second = 0;
        std::memcpy(&second, bytes.data() + 10 + header + 8, 8);
        QCOMPARE(second, -0.5);
    }

    void more_columns_than_two_are_named_fields() {
        const Eigen::ArrayXd column = Eigen::ArrayXd::Constant(4, 1.5);
        const std::string bytes =
            written("a.npy", {{{"x0", column}, {"x1", column}, {"log_prob", column}}});
        QVERIFY(bytes.find("{'descr': [('x0', '<f8'), ('x1', '<f8'), ('log_prob', '<f8')], "
                           "'fortran_order': False, 'shape': (4,), }") != bytes.npos);
        const std::string in_greek =
            written("a.npy", {{{"x", column}, {"y", column}, {"λ", column}}});
        QCOMPARE(in_greek.substr(0, 8), std::string("\x93NUMPY\x03\x00", 8)); // which holds UTF-8
        QCOMPARE(in_greek.size() % 64, std::size_t(4 * 3 * 8 % 64));
    }

    void classes_are_written_beside_their_points() {
        Points points(2, 3);
        points << 1, 2, 3, 4, 5, 6;
        QCOMPARE(
            written("a.csv", written_points(points, "x", "y", {"kind", {"a,b", "c"}, {1, 0, 1}})),
            std::string("x,y,kind\n1,4,c\n2,5,\"a,b\"\n3,6,c\n"));
    }

    void titles_with_commas_are_quoted() {
        Points points(2, 1);
        points << 0.1, 1.0 / 3;
        QCOMPARE(written("a.csv", written_points(points, "a, \"b\"", "c")),
                 std::string("\"a, \"\"b\"\"\",c\n0.1,0.3333333333333333\n"));
    }
};

static const InProgram<TableWritersTest> table_writers_test(__FILE__);
#include "tst_table_writers.moc"

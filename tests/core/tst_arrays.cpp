// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/error.h"
#include "core/tables/numpy/npy.h"
#include "core/tables/numpy/npz.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QTest>

#include <cmath>
#include <cstring>
#include <map>
#include <zip.h>

using namespace pushforward;

namespace {

using Numbers = std::vector<double>;

QString folder() { return QStringLiteral(SOURCE_FOLDER "/tests/data/"); }

std::string path(const std::string& file) { return folder().toStdString() + "arrays/" + file; }

std::string bytes_of(const std::string& file) { return DataFile::on_disk(path(file)).all(1 << 20); }

Table read(const DataFile& file, const TableColumns& columns) {
    return file.ending() == "npz" ? read_npz(file, columns) : read_npy(file, columns);
}

/// Columns of a file as NumPy reads them.
using Columns = std::vector<std::pair<std::string, Numbers>>;

std::map<std::string, Columns> numpy_columns() {
    std::map<std::string, Columns> files;
    QFile text(folder() + "arrays.csv");
    if (!text.open(QIODevice::ReadOnly)) return files;
    while (!text.atEnd()) {
        const QList<QByteArray> cells = text.readLine().trimmed().split(',');
        Numbers numbers;
        for (const QByteArray& cell : cells.mid(2)) numbers.push_back(cell.toDouble());
        files[cells[0].toStdString()].emplace_back(cells[1].toStdString(), numbers);
    }
    return files;
}

bool same(const Points& points, Index row, const Numbers& numbers) {
    if (points.cols() != static_cast<Index>(numbers.size())) return false;
    for (Index i = 0; i < points.cols(); ++i)
        if (points(row, i) != numbers[static_cast<std::size_t>(i)]) return false;
    return true;
}

/// What the file is refused with.
std::string refusal(const DataFile& file, const TableColumns& columns = {}) {
    try {
        read(file, columns);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != text.npos;
}

std::string npy(const std::string& header, const std::string& data = {}) {
    std::string bytes = "\x93NUMPY\x01";
    bytes += '\0';
    bytes += static_cast<char>(header.size() & 0xff);
    bytes += static_cast<char>(header.size() >> 8);
    return bytes + header + data;
}

std::string header(const std::string& type, const std::string& shape) {
    return "{'descr': " + type + ", 'fortran_order': False, 'shape': " + shape + ", }\n";
}

std::string replaced(std::string text, const std::string& part, const std::string& by) {
    return text.replace(text.find(part), part.size(), by);
}

/// An archive with one deflated member, made by libzip.
std::string archive_of(const std::string& name, const std::string& bytes, bool encrypted = false) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t* const archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    zip_source_t* const member = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const auto place = zip_file_add(archive, name.c_str(), member, 0);
    if (encrypted)
        zip_file_set_encryption(archive, static_cast<zip_uint64_t>(place), ZIP_EM_TRAD_PKWARE,
                                "word");
    if (zip_close(archive) != 0) return {};
    zip_stat_t told;
    zip_source_stat(target, &told);
    std::string out(static_cast<std::size_t>(told.size), '\0');
    zip_source_open(target);
    zip_source_read(target, out.data(), out.size());
    zip_source_close(target);
    zip_source_free(target);
    return out;
}

} // namespace

/// .npy and .npz, most of them written by NumPy: tests/data/make_arrays.py.
class ArraysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbers_are_those_of_numpy() {
        const auto files = numpy_columns();
        QVERIFY(files.size() > 30);
        for (const auto& [file, columns] : files)
            for (std::size_t i = 0; i < columns.size(); ++i) {
                const auto& [first, numbers] = columns[i];
                const auto& [second, others] = columns[(i + 1) % columns.size()];
                const std::string bytes = bytes_of(file);
                for (const DataFile& from :
                     {DataFile::on_disk(path(file)), DataFile::in_memory(file, bytes)}) {
                    const Table table = read(from, {{first, second}, false});
                    const std::string what = file + ": " + first;
                    QCOMPARE(table.first_title, first);
                    QVERIFY2(same(table.points, 0, numbers), what.c_str());
                    QVERIFY2(same(table.points, 1, others), what.c_str());
                }
            }
    }

    void the_first_two_columns_of_numbers_are_taken() {
        const Table fields = read_npy(DataFile::on_disk(path("fields.npy")));
        QCOMPARE(fields.first_title, std::string("größe"));
        QCOMPARE(fields.second_title, std::string("flag"));
        const std::vector<std::string> names{"größe", "flag", "y"};
        QCOMPARE(fields.numeric_columns, names);
        const Table arrays = read_npz(DataFile::on_disk(path("deflated.npz")));
        QCOMPARE(arrays.first_title, std::string("matrix 1"));
        const std::vector<std::string> all{"matrix 1", "matrix 2",  "x",
                                           "y",        "columns 1", "columns 2"};
        QCOMPARE(arrays.numeric_columns, all);
    }

    void rows_that_are_no_points_are_left_out_and_counted() {
        const Table table = read_npy(DataFile::on_disk(path("gaps.npy")));
        QCOMPARE(table.rows_read, 12);
        QCOMPARE(table.rows_left_out, 3);
        for (const char* reason :
             {"nan in 1 (row 3)", "infinite in 1 (row 6)", "±1e30 in 1 (row 8)"}) {
            const bool has = holds(table.left_out_reason, reason);
            QVERIFY2(has, table.left_out_reason.c_str());
        }
    }

    void large_arrays_are_read_in_pieces_data() {
        QTest::addColumn<bool>("column_major");
        QTest::addColumn<int>("columns");
        QTest::newRow("rows") << false << 3;
        QTest::newRow("columns") << true << 3;
        QTest::newRow("wide rows") << false << 1500;
    }

    void large_arrays_are_read_in_pieces() {
        QFETCH(bool, column_major);
        QFETCH(int, columns);
        const int rows = columns > 100 ? 300 : 100000;
        std::string data(static_cast<std::size_t>(rows * columns) * 4, '\0');
        for (int i = 0; i < rows; ++i)
            for (int c = 0; c < columns; ++c) {
                const auto value = static_cast<float>(i * 2 + c);
                const int place = column_major ? c * rows + i : i * columns + c;
                std::memcpy(data.data() + place * 4, &value, 4);
            }
        const std::string shape = "(" + std::to_string(rows) + ", " + std::to_string(columns) + ")";
        std::string head = header("'<f4'", shape);
        if (column_major) head = replaced(head, "False", "True");
        const Table table = read_npy(DataFile::in_memory("a.npy", npy(head, data)), {"3", "1"});
        QCOMPARE(table.points.cols(), rows);
        for (int i = 0; i < rows; ++i) {
            QCOMPARE(table.points(0, i), i * 2 + 2.0);
            QCOMPARE(table.points(1, i), i * 2.0);
        }
    }

    void what_is_no_table_of_numbers_is_refused_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("told");
        const auto row = [](const char* file, const char* told) {
            QTest::newRow(file) << QString(file) << QString(told);
        };
        row("list.npy", "one list of 12 numbers");
        row("cube.npy", "(3, 4, 2)");
        row("scalar.npy", "()");
        row("complex.npy", "complex");
        row("text.npy", "text");
        row("dates.npy", "dates");
        row("objects.npy", "pickled");
        row("none.npy", "0 usable rows");
        row("objects.npz", "things");
        row("lengths.npz", "“a” 12 and “b” 5");
        row("no_array.npz", "without any NumPy array");
    }

    void what_is_no_table_of_numbers_is_refused() {
        QFETCH(QString, file);
        QFETCH(QString, told);
        const std::string sentence = refusal(DataFile::on_disk(path(file.toStdString())));
        QVERIFY2(sentence.starts_with(path(file.toStdString())), sentence.c_str());
        QVERIFY2(QString::fromStdString(sentence).contains(told), sentence.c_str());
        QVERIFY2(sentence.ends_with('.'), sentence.c_str());
    }

    void arrays_of_different_lengths_are_no_pair() {
        const std::string sentence = refusal(DataFile::on_disk(path("stored.npz")), {"x", "short"});
        QVERIFY2(holds(sentence, "“short” has 5"), sentence.c_str());
        const std::string text = refusal(DataFile::on_disk(path("stored.npz")), {"x", "label"});
        QVERIFY2(holds(text, "“label” does not hold numbers"), text.c_str());
    }

    void a_header_that_lies_is_refused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("told");
        const auto row = [](const char* name, const std::string& bytes, const char* told) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString(told);
        };
        const std::string good = bytes_of("f8.npy");
        row("cut off", good.substr(0, good.size() - 1), "191 are there");
        row("cut off in the header", good.substr(0, 40), "ends within its header");
        row("nothing but a beginning", good.substr(0, 7), "ends within its header");
        row("more than it tells", good + "x", "193 are there");
        row("more rows", replaced(good, "(12, 2), ", "(1200, 2)"), "(1200, 2)");
        row("too many rows", npy(header("'<f8'", "(9223372036854775808, 4)")), "2⁶⁴");
        row("beyond numbers", npy(header("'<f8'", "(99999999999999999999, 2)")), "byte");
        row("nothing times much", npy(header("'<f8'", "(0, 18446744073709551615)")), "columns");
        row("giant header", std::string("\x93NUMPY\x02\x00\xff\xff\xff\xff{}", 14), "4294967295");
        row("version", std::string("\x93NUMPY\x09\x00\xff\xff\xff\xff{}", 14), "version 9");
        row("negative", npy(header("'<f8'", "(-1, 2)")), "byte");
        row("no shape", npy("{'descr': '<f8', 'fortran_order': False}"), "shape");
        row("no order", npy("{'descr': '<f8', 'shape': (1, 2)}"), "order");
        row("no type", npy("{'fortran_order': False, 'shape': (1, 2)}"), "type");
        row("open string", npy("{'descr': '<f8"), "byte");
        row("deep", npy(std::string(60000, '(')), "byte");
        row("unknown type", npy(header("'<f16'", "(1, 2)")), "<f16");
        row("empty type", npy(header("''", "(1, 2)")), "type");
        row("field of objects", npy(header("[('a', '<f8'), ('b', '|O')]", "(9,)")), "pickled");
        row("nested fields", npy(header("[('a', [('b', '<f8')])]", "(9,)")), "structure");
        row("endless field", npy(header("[('a', '<f8', (4294967295, 99999))]", "(9,)")),
            "structure");
        row("no fields", npy(header("[]", "(9,)")), "type");
        row("many columns", npy(header("'|u1'", "(3, 5000)"), std::string(15000, '1')), "5000");
        row("too few", npy(header("'|u1'", "(3, 2)"), "123456"), "3 usable rows");
        row("constant", npy(header("'|u1'", "(9, 2)"), std::string(18, '1')), "always 49");
    }

    void a_header_that_lies_is_refused() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, told);
        const std::string sentence = refusal(DataFile::in_memory("lie.npy", bytes.toStdString()));
        QVERIFY2(sentence.starts_with("lie.npy"), sentence.c_str());
        QVERIFY2(QString::fromStdString(sentence).contains(told), sentence.c_str());
        QVERIFY2(sentence.ends_with('.'), sentence.c_str());
    }

    void a_damaged_archive_is_refused() {
        const std::string good = bytes_of("stored.npz");
        for (std::size_t cut = 0; cut < good.size(); cut += 97) {
            const std::string sentence =
                refusal(DataFile::in_memory("cut.npz", good.substr(0, cut)));
            QVERIFY2(sentence.starts_with("cut.npz"), std::to_string(cut).c_str());
        }
        std::string changed = good;
        const std::size_t number = changed.find("NUMPY") + 150; // of the first array's numbers
        changed[number] = static_cast<char>(changed[number] ^ 1);
        const std::string sentence = refusal(DataFile::in_memory("changed.npz", changed));
        QVERIFY2(holds(sentence, "CRC"), sentence.c_str());
    }

    void an_encrypted_archive_is_refused() {
        const std::string bytes = archive_of("a.npy", bytes_of("f8.npy"), true);
        QVERIFY2(!bytes.empty(), "this libzip cannot encrypt");
        const std::string sentence = refusal(DataFile::in_memory("secret.npz", bytes));
        QVERIFY2(holds(sentence, "encrypted"), sentence.c_str());
    }

    void an_archive_that_inflates_without_measure_is_refused() {
        std::string zeros = npy(header("'|u1'", "(50000000, 2)"));
        zeros.resize(zeros.size() + 100'000'000);
        const std::string bytes = archive_of("zeros.npy", zeros);
        QVERIFY(!bytes.empty() && bytes.size() < 200'000);
        const std::string sentence = refusal(DataFile::in_memory("bomb.npz", bytes));
        QVERIFY2(holds(sentence, "would inflate from"), sentence.c_str());
    }
};

static const InProgram<ArraysTest> arrays_test(__FILE__);
#include "tst_arrays.moc"

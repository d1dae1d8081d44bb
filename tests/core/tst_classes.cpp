// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/class_weights.h"
#include "core/tables/json/json_table.h"
#include "core/tables/numpy/npy.h"
#include "core/tables/table_reference.h"
#include "core/train/shape_points.h"
#include "core/train/shapings/shaping.h"
#include "core/train/training_data.h"
#include "tests/support/table_text.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace pushforward;

namespace {

using Names = std::vector<std::string>;

/// x is the row's number from 1 on, y its square, kind each word in turn.
std::string table_of(const Names& words, int rows, const std::string& separator = ",") {
    std::string text = "x" + separator + "y" + separator + "kind\n";
    for (int i = 1; i <= rows; ++i)
        text += std::to_string(i) + separator + std::to_string(i * i) + separator +
                words[static_cast<std::size_t>(i - 1) % words.size()] + "\n";
    return text;
}

const ColumnChoice by_kind{"x", "y", false, false, "kind"};

/// Points on the diagonal, the class of each its number modulo the names.
ShapedPoints striped(Index count, const Names& names) {
    ShapedPoints measured{Points(2, count), {"kind", names, {}}, {}};
    for (Index i = 0; i < count; ++i) {
        measured.points.col(i) = Eigen::Array2d(double(i), double(i * i % 97));
        measured.categories.of.push_back(
            static_cast<std::uint8_t>(static_cast<std::size_t>(i) % names.size()));
    }
    return measured;
}

ShapedPoints shaped(const ShapedPoints& measured, const std::string& weights,
                    const std::string& others = "") {
    const Spec spec = parse_spec("standardise(class_weights=\"" + weights + "\"" + others + ")");
    return shape_points(measured, validate(find_kind(shaping_kinds(), spec.kind, "shaping"), spec),
                        {"x", "y"}, 1);
}

} // namespace

class ClassesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void every_point_has_the_class_of_its_row() {
        const Table table = read(table_of({"b", "a", "", " b "}, 40), {by_kind});
        QCOMPARE(table.categories.title, std::string("kind"));
        QCOMPARE(table.categories.names, (Names{"a", "b", "(empty)"}));
        QCOMPARE(table.categories.of.size(), std::size_t{40});
        const std::array<int, 4> expected = {1, 0, 2, 1};
        for (Index i = 0; i < 40; ++i) {
            const auto place = static_cast<std::size_t>(i);
            QCOMPARE(int(table.categories.of[place]), expected[place % 4]);
            QCOMPARE(table.points(0, i), double(i + 1));
        }
        QCOMPARE(table.all_columns, (Names{"x", "y", "kind"}));
        QCOMPARE(table.class_columns, Names{"kind"}); // forty values differ in the others
        QCOMPARE(table.numeric_columns, (Names{"x", "y"}));
        QVERIFY(read(table_of({"a"}, 20)).categories.empty());
    }

    void rows_that_are_left_out_have_no_class() {
        const Table table =
            read("x,y,kind\n" + std::string("1,,lost\n2,nan,lost\n") +
                     table_of({"a", "b"}, 20).substr(std::string("x,y,kind\n").size()),
                 {by_kind});
        QCOMPARE(table.rows_left_out, 2);
        QCOMPARE(table.categories.names, (Names{"a", "b"}));
        QCOMPARE(table.categories.of.size(), std::size_t{20});
        QCOMPARE(int(table.categories.of[1]), 1);
    }

    void classes_that_are_numbers_are_in_their_order() {
        const Table table = read(table_of({"10", "9", "-1", "2.50"}, 40), {by_kind});
        QCOMPARE(table.categories.names, (Names{"-1", "2.50", "9", "10"}));
    }

    void a_column_of_too_many_values_makes_no_classes() {
        Names words;
        for (int i = 0; i < 20; ++i) words.push_back("w" + std::to_string(i));
        QCOMPARE(read(table_of(words, 60), {by_kind}).categories.names.size(), std::size_t{20});
        words.push_back("one more");
        QCOMPARE(refusal(table_of(words, 60), {by_kind}),
                 QString("t.csv: column “kind” has more than 20 different values; classes come "
                         "from a column of few. Choose another."));
        QVERIFY(refusal(table_of({"a"}, 20), {{"x", "y", false, false, "sort"}})
                    .contains("has no column “sort”"));
    }

    // However many values stand beside rows that are no points.
    void the_limit_counts_the_rows_that_are_used() {
        std::string csv = "x,y,kind\n", rows, lists[3];
        for (int i = 1; i <= 60; ++i) {
            const bool used = i % 2 == 0;
            const std::string x = used ? std::to_string(i) : "null", y = std::to_string(i * i),
                              kind = used ? "k" + std::to_string(i % 4) : "w" + std::to_string(i);
            const std::string comma = i == 1 ? "" : ",";
            csv += (used ? x : "") + "," + y + "," + kind + "\n";
            rows += comma + "[" + x + "," + y + ",\"" + kind + "\"]";
            lists[0] += comma + x;
            lists[1] += comma + y;
            lists[2] += comma + "\"" + kind + "\"";
        }
        QCOMPARE(read(csv, {by_kind}).categories.names, (Names{"k0", "k2"}));
        QCOMPARE(read("x,y,kind\n-1,1,lost\n" + table_of({"a"}, 20).substr(9),
                      {{"x", "y", true, false, "kind"}})
                     .categories.names,
                 Names{"a"});
        const std::string by_rows = "[" + rows + "]", by_columns = "{\"1\":[" + lists[0] +
                                                                   "],\"2\":[" + lists[1] +
                                                                   "],\"3\":[" + lists[2] + "]}";
        for (const std::string& text : {by_rows, by_columns})
            QCOMPARE(read_json(DataFile::in_memory("t.json", text), {{"1", "2", false, false, "3"}})
                         .categories.names,
                     (Names{"k0", "k2"}));
    }

    void cells_that_look_alike_are_of_one_class() {
        const std::string long_name(300, 'n');
        const Table table =
            read(table_of({long_name + "1", long_name + "2", "", "(empty)"}, 40), {by_kind});
        QCOMPARE(table.categories.names.size(), std::size_t{2});
        QCOMPARE(int(table.categories.of[0]), int(table.categories.of[1]));
        QCOMPARE(int(table.categories.of[2]), int(table.categories.of[3]));
    }

    void json_and_arrays_have_classes_too() {
        std::string rows, lists[3];
        for (int i = 1; i <= 12; ++i) {
            const std::string kind = i % 3 == 0 ? "null" : i % 3 == 1 ? "\"a\"" : "2";
            const std::string x = std::to_string(i), y = std::to_string(i * i);
            rows += (i == 1 ? "" : ",") + ("{\"x\":" + x + ",\"y\":" + y) +
                    (i % 3 == 0 ? "}" : ",\"kind\":" + kind + "}");
            for (std::string& list : lists) list += i == 1 ? "" : ",";
            lists[0] += x;
            lists[1] += y;
            lists[2] += kind;
        }
        for (const std::string& text :
             {"[" + rows + "]",
              "{\"x\":[" + lists[0] + "],\"y\":[" + lists[1] + "],\"kind\":[" + lists[2] + "]}"}) {
            const Table table = read_json(DataFile::in_memory("t.json", text), {by_kind});
            QCOMPARE(table.class_columns, (Names{"x", "y", "kind"})); // of twelve rows
            QCOMPARE(table.categories.names, (Names{"2", "a", "(empty)"}));
            for (std::size_t i = 0; i < 12; ++i)
                QCOMPARE(int(table.categories.of[i]), i % 3 == 0 ? 1 : i % 3 == 1 ? 0 : 2);
        }

        const DataFile array = DataFile::on_disk(SOURCE_FOLDER "/tests/data/arrays/fields.npy");
        QVERIFY(read_npy(array, {{}, false}).categories.empty());
        const Table classed = read_npy(array, {{"größe", "flag", false, false, "flag"}, false});
        QCOMPARE(classed.categories.of.size(), static_cast<std::size_t>(classed.points.cols()));
        for (Index i = 0; i < classed.points.cols(); ++i) {
            const std::uint8_t of = classed.categories.of[static_cast<std::size_t>(i)];
            QCOMPARE(std::stod(classed.categories.names[of]), classed.points(1, i));
        }
    }

    void the_logarithm_of_a_column_is_taken() {
        const std::string text = table_of({"a"}, 20) + "-1,4,a\n0,9,a\n3,0,a\n";
        const Table table = read(text, {{"x", "y", true, false}});
        QCOMPARE(table.first_title, std::string("log₁₀ x"));
        QCOMPARE(table.second_title, std::string("y"));
        QCOMPARE(table.columns, (ColumnChoice{"x", "y", true, false}));
        QCOMPARE(table.points.cols(), 21);
        for (Index i = 0; i < 20; ++i) {
            QCOMPARE(table.points(0, i), std::log10(double(i + 1)));
            QCOMPARE(table.points(1, i), double((i + 1) * (i + 1)));
        }
        QCOMPARE(QString::fromStdString(table.left_out_reason),
                 QString("2 of 23 rows were left out: a value was not above 0 and has no logarithm "
                         "(rows 21 and 22)."));
        const Table both = read(text, {{"x", "y", true, true}});
        QCOMPARE(both.points.cols(), 20);
        QVERIFY(((both.points.row(1) - 2 * both.points.row(0)).abs() < 1e-14).all());
        QVERIFY(
            refusal("x,y\n-1,2\n-3,4\n", {{"x", "y", true}, false}).contains("has 0 usable rows"));
    }

    void a_reference_names_classes_and_logarithms() {
        const auto columns = [](const std::string& text) {
            return parse_table_reference("t.csv:" + text).columns;
        };
        QCOMPARE(columns("x,y,kind"), by_kind);
        QCOMPARE(columns("log(x),y"), (ColumnChoice{"x", "y", true, false}));
        QCOMPARE(columns("x, log(y) , kind"), (ColumnChoice{"x", "y", false, true, "kind"}));
        QCOMPARE(columns("x,log(a name),kind"), (ColumnChoice{"x", "a name", false, true, "kind"}));
        QCOMPARE(columns("\"log(x)\",log(\"a,b\")"), (ColumnChoice{"log(x)", "a,b", false, true}));
        for (const char* wrong : {"log(),y", "x,y,", "x, ,kind", "a,b,c,d"})
            QVERIFY_EXCEPTION_THROWN(columns(wrong), Error);
    }

    void weights_are_read_and_written() {
        const ClassWeights weights{{"a", 2}, {"b, \"c\"=\\", 0.25}, {" d", 0}};
        QCOMPARE(parse_class_weights(class_weights_text(weights)), weights);
        QCOMPARE(parse_class_weights("  Adelie = 0.5 ,Gentoo=0"),
                 (ClassWeights{{"Adelie", 0.5}, {"Gentoo", 0}}));
        QVERIFY(parse_class_weights("").empty());
        QCOMPARE(class_weights_text({{"a", 1}}), std::string());
        for (const char* wrong : {"a", "a=", "=1", "a=x", "a=-1", "a=11", "a=nan", "a=1 b=2",
                                  "a=1,a=2", "\"a=1", "a=1,,b=2", "a=2,"})
            QVERIFY_EXCEPTION_THROWN(parse_class_weights(wrong), Error);
    }

    // The classes are mixed by their weights: within four deviations of a binomial's.
    void points_are_drawn_by_the_weights_of_their_classes() {
        const ShapedPoints all = striped(30'000, {"a", "b", "c"});
        const ShapedPoints some = shaped(all, "a=2, c=0.5");
        std::array<int, 3> counts{};
        for (const std::uint8_t of : some.categories.of) ++counts[of];
        QCOMPARE(counts[0], 10'000);
        QVERIFY(std::abs(counts[1] - 5'000) < 4 * std::sqrt(10'000 * 0.25));
        QVERIFY(std::abs(counts[2] - 2'500) < 4 * std::sqrt(10'000 * 0.1875));
        QCOMPARE(std::size_t(some.points.cols()), some.categories.of.size());
        for (Index i = 0; i < some.points.cols(); ++i)
            QCOMPARE(int(some.points(0, i)) % 3,
                     int(some.categories.of[static_cast<std::size_t>(i)]));
        QVERIFY(some.notes.starts_with("By the weights of the classes these were drawn: 10,000 of "
                                       "10,000 a, "));
        QVERIFY((some.points == shaped(all, "a=2, c=0.5").points).all());
        QVERIFY((shaped(all, "").points == all.points).all());
        QVERIFY(shaped(all, "a=2, b=2, c=2").notes.find("weights") == std::string::npos);
    }

    void weights_that_do_not_fit_are_refused() {
        const ShapedPoints all = striped(300, {"a", "b"});
        const auto refused = [&](const ShapedPoints& points, const std::string& weights) {
            return message_of([&] { shaped(points, weights); });
        };
        QVERIFY(refused(all, "aa=2")
                    .startsWith("Column “kind” has no class aa in the rows that are used. "));
        QVERIFY(refused(all, "a=0, b=0").startsWith("Every class has the weight 0"));
        QVERIFY(refused({all.points}, "a=2").contains("no classes"));
    }

    void classes_stay_with_their_points() {
        const ShapedPoints some = shaped(striped(5'000, {"a", "b", "c"}), "b=0", ", subsample=600");
        const auto data = prepare_points({some.points, some.categories}, 0.2, 1);
        QCOMPARE(data->points.cols(), 600);
        QCOMPARE(data->categories.names, (Names{"a", "b", "c"}));
        for (Index i = 0; i < 600; ++i)
            QCOMPARE(int(data->points(0, i)) % 3,
                     int(data->categories.of[static_cast<std::size_t>(i)]));
        QVERIFY(!(data->points == some.points).all()); // they were shuffled
    }
};

static const InProgram<ClassesTest> classes_test(__FILE__);
#include "tst_classes.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/error.h"
#include "core/spec/kind.h"
#include "core/spec/sentence.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <limits>

using namespace pushforward;

namespace {

KindInfo example_kind() {
    KindInfo kind;
    kind.key = "affine-coupling";
    kind.fields = {
        {"hidden", "Hidden units", "", "Width.", IntField{64, 1, 1024, true}},
        {"scale", "Scale", "", "Bound.", RealField{2, 0.1, 10, false}},
        {"frozen", "Frozen", "", "Does not learn.", BoolField{false}},
        {"moves", "Moves", "", "Which.",
         ChoiceField{"alternate", {{"alternate", "In turn"}, {"1", "First"}, {"2", "Second"}}}}};
    return kind;
}

template <class Function>
QString message_of(Function function) {
    try {
        function();
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return "nothing was thrown";
}

QString validation_message(const std::string& text) {
    return message_of([&] { validate(example_kind(), parse_spec(text), "layer"); });
}

QString parse_message(const std::string& text) {
    return message_of([&] { parse_spec_list(text); });
}

} // namespace

class SpecTest : public QObject {
    Q_OBJECT
private slots:
    void values_have_the_kind_they_are_written_in();
    void text_is_read_back_as_the_same_spec();
    void a_list_is_expanded();
    void garbage_is_refused_with_the_place_data();
    void garbage_is_refused_with_the_place();
    void any_bytes_are_read_or_refused();
    void missing_fields_take_their_initial_values();
    void numbers_are_widened_where_nothing_is_lost();
    void wrong_values_are_named_with_their_range_data();
    void wrong_values_are_named_with_their_range();
    void values_that_are_not_finite_are_refused();
    void a_slip_of_the_finger_gets_a_suggestion();
    void numbers_in_sentences_are_written_as_in_the_window();
    void text_from_outside_is_made_fit_to_show();
};

void SpecTest::values_have_the_kind_they_are_written_in() {
    const Spec spec = parse_spec(
        " kind ( a = true, b=-12 ,c=1e-3, d=some word, e=\"x, (y) \\\"\\\\\", f=+2, g=1.0)");
    QCOMPARE(spec.kind, std::string("kind"));
    QCOMPARE(spec.flag("a"), true);
    QCOMPARE(spec.integer("b"), -12);
    QCOMPARE(spec.real("c"), 1e-3);
    QCOMPARE(spec.choice("d"), std::string("some word"));
    QCOMPARE(spec.choice("e"), std::string("x, (y) \"\\"));
    QCOMPARE(spec.integer("f"), 2);
    QCOMPARE(spec.real("g"), 1.0);
}

void SpecTest::text_is_read_back_as_the_same_spec() {
    Spec spec;
    spec.kind = "kind";
    QCOMPARE(to_text(spec), std::string("kind"));
    spec.values = {{"a", true},
                   {"b", std::numeric_limits<std::int64_t>::min()},
                   {"c", 3.0},
                   {"d", 0.1 + 0.2},
                   {"e", 1e300},
                   {"f", std::numeric_limits<double>::denorm_min()},
                   {"g", std::string("relu")},
                   {"h", std::string("12")},
                   {"i", std::string("true")},
                   {"j", std::string("nan")},
                   {"k", std::string("a \"quoted\" back\\slash, and (more)\n")},
                   {"l", std::string()},
                   {"m", -0.0},
                   {"n", 1e20}};
    QCOMPARE(to_text(parse_spec(to_text(spec))), to_text(spec));
    QVERIFY(parse_spec(to_text(spec)) == spec);
    QCOMPARE(to_text(parse_spec("moons( noise = 0.05,fresh=true )")),
             std::string("moons(fresh=true, noise=0.05)"));
}

void SpecTest::a_list_is_expanded() {
    const auto specs = parse_spec_list("actnorm, 8*affine-coupling(hidden=32),2 * linear");
    QCOMPARE(specs.size(), std::size_t{11});
    QCOMPARE(specs[0].kind, std::string("actnorm"));
    QCOMPARE(specs[8].integer("hidden"), 32);
    QCOMPARE(specs[10].kind, std::string("linear"));
    QCOMPARE(parse_spec_list("256*planar").size(), std::size_t{256});
}

void SpecTest::garbage_is_refused_with_the_place_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* text, const char* part) {
        QTest::newRow(text) << text << part;
    };
    row("", "a name was expected at the end");
    row("  ", "a name was expected at the end");
    row(",", "a name was expected at character 1 (,)");
    row("planar,", "a name was expected at the end");
    row("planar,,radial", "a name was expected at character 8 (,radial)");
    row("planar radial", "a comma was expected at character 8 (radial)");
    row("planar(", "a field's name was expected at the end");
    row("planar(a", "an equals sign was expected after a at the end");
    row("planar(a=", "a value was expected for a at the end");
    row("planar(a=1", "a comma or a closing parenthesis was expected at the end");
    row("planar(a=1,)", "a field's name was expected at character 12 ())");
    row("planar(a=1)(b=2)", "a comma was expected at character 12");
    row("planar(a=1,a=2)", "a is given twice");
    row("planar(a=b(c=1))", "a comma or a closing parenthesis was expected at character 11");
    row("planar(a=\"b", "a closing quotation mark was expected at the end");
    row("planar(a=nan)", "a must be a finite number");
    row("planar(a=-Infinity)", "a must be a finite number");
    row("planar(a=1e999)", "a must be a finite number");
    row("0*planar", "the count 0 is out of range; it must be 1 to 256");
    row("257*planar", "the count 257 is out of range");
    row("99999999999999999999999*planar", "is out of range");
    row("200*planar,100*radial", "there are more than 256 entries");
    row("-3*planar", "a comma was expected");
    row("*planar", "a name was expected at character 1");
    row("8*", "a name was expected at the end");
}

void SpecTest::garbage_is_refused_with_the_place() {
    QFETCH(QString, text);
    QFETCH(QString, part);
    const QString message = parse_message(text.toStdString());
    QVERIFY2(message.contains(part), qPrintable(message));
    QVERIFY2(message.contains("cannot be read"), qPrintable(message));
}

void SpecTest::any_bytes_are_read_or_refused() {
    const std::size_t size = 1 << 20;
    for (const std::string unit : {"(", ")", "a(", "a(b=", "a,", "\"", "9", "9*", "\\", "\xff",
                                   "a(b=\"", "=", " ", "8*8*", "a(b=1),"}) {
        std::string text;
        while (text.size() < size) text += unit;
        QVERIFY2(parse_message(text).size() < 400, unit.c_str());
        (void)message_of([&] { parse_spec(text); });
    }
    const std::string long_word(size, 'x');
    QCOMPARE(parse_spec(long_word).kind.size(), size);
    QVERIFY(message_of([&] {
                throw_unknown_kind(long_word, {"planar", "radial"}, "layer");
            }).size() < 200);
    QVERIFY(validation_message("k(" + long_word + "=1)").size() < 300);
    std::string bytes;
    std::uint32_t state = 1;
    for (int round = 0; round < 20000; ++round) {
        bytes.clear();
        for (int i = 0; i < 24; ++i) {
            state = state * 1664525u + 1013904223u;
            bytes += "ab1(),=*\". \\-+e\xc3\n"[(state >> 16) % 17];
        }
        (void)parse_message(bytes);
    }
}

void SpecTest::missing_fields_take_their_initial_values() {
    const Spec spec = validate(example_kind(), parse_spec("affine-coupling(hidden=8)"));
    QCOMPARE(to_text(spec), std::string("affine-coupling(frozen=false, hidden=8, "
                                        "moves=alternate, scale=2.0)"));
    QVERIFY(initial_spec(example_kind()) ==
            validate(example_kind(), parse_spec("affine-coupling")));
}

void SpecTest::numbers_are_widened_where_nothing_is_lost() {
    const Spec spec = validate(example_kind(), parse_spec("k(scale=3, hidden=1e2, moves=2)"));
    QCOMPARE(spec.real("scale"), 3.0);
    QCOMPARE(spec.integer("hidden"), 100);
    QCOMPARE(spec.choice("moves"), std::string("2"));
}

void SpecTest::wrong_values_are_named_with_their_range_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* text, const char* message) {
        QTest::newRow(text) << text << message;
    };
    row("k(hidden=0)",
        "Layer affine-coupling: hidden = 0 is out of range; it must be a whole number "
        "from 1 to 1024.");
    row("k(hidden=1.5)",
        "Layer affine-coupling: hidden = 1.5 is not a whole number; it must be a whole "
        "number from 1 to 1024.");
    row("k(hidden=1e30)",
        "Layer affine-coupling: hidden = 1e+30 is not a whole number; it must be a "
        "whole number from 1 to 1024.");
    row("k(hidden=big)",
        "Layer affine-coupling: hidden = big is not a number; it must be a whole number "
        "from 1 to 1024.");
    row("k(scale=11)",
        "Layer affine-coupling: scale = 11 is out of range; it must be a number from "
        "0.1 to 10.");
    row("k(scale=true)",
        "Layer affine-coupling: scale = true is not a number; it must be a number from "
        "0.1 to 10.");
    row("k(frozen=1)", "Layer affine-coupling: frozen = 1 is not known; it must be true or false.");
    row("k(moves=3)", "Layer affine-coupling: moves = 3 is not known; it must be one of alternate, "
                      "1, 2.");
    row("k(moves=up)",
        "Layer affine-coupling: moves = up is not known; it must be one of alternate, "
        "1, 2.");
    row("k(hiden=3)", "Layer affine-coupling: there is no field hiden. Did you mean hidden?");
    row("k(quite=3)", "Layer affine-coupling: there is no field quite. Known are hidden, scale, "
                      "frozen and moves.");
}

void SpecTest::wrong_values_are_named_with_their_range() {
    QFETCH(QString, text);
    QFETCH(QString, message);
    QCOMPARE(validation_message(text.toStdString()), message);
}

void SpecTest::values_that_are_not_finite_are_refused() {
    for (const double value :
         {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
          -std::numeric_limits<double>::infinity()})
        for (const char* key : {"scale", "hidden"}) {
            Spec spec;
            spec.values[key] = value;
            const QString message = message_of([&] { validate(example_kind(), spec); });
            QVERIFY2(message.startsWith(QString("affine-coupling: ") + key), qPrintable(message));
        }
}

void SpecTest::a_slip_of_the_finger_gets_a_suggestion() {
    const std::vector<std::string> known = {"planar", "radial", "affine-coupling"};
    QCOMPARE(suggestion("plannar", known), std::string("Did you mean planar?"));
    QCOMPARE(suggestion("afine-copling", known), std::string("Did you mean affine-coupling?"));
    QCOMPARE(suggestion("zebra", known),
             std::string("Known are planar, radial and affine-coupling."));
    QCOMPARE(message_of([&] { throw_unknown_kind("radail", known, "layer"); }),
             QString("There is no layer called radail. Did you mean radial?"));
}

void SpecTest::numbers_in_sentences_are_written_as_in_the_window() {
    QCOMPARE(grouped_digits(16627), std::string("16,627"));
    QCOMPARE(grouped_digits(-1234567), std::string("-1,234,567"));
    QCOMPARE(grouped_digits(999), std::string("999"));
    QCOMPARE(read_out(3.4123), std::string("3.412"));
    QCOMPARE(read_out(-0.25), std::string("−0.250"));
    QCOMPARE(read_out(2.764e30), std::string("2.76·10³⁰"));
    QCOMPARE(read_out(-std::numeric_limits<double>::infinity()), std::string("−∞"));
}

void SpecTest::text_from_outside_is_made_fit_to_show() {
    QCOMPARE(shown("a\nb\xff"
                   "c\xc3\xa9"),
             std::string("a\uFFFDb\uFFFDcé"));
    QCOMPARE(shown("ééééé", 5), std::string("éé…"));
    QCOMPARE(listed({"a", "b", "c"}), std::string("a, b and c"));
    QCOMPARE(listed({}), std::string());
}

static const InProgram<SpecTest> spec_test(__FILE__);
#include "tst_spec.moc"

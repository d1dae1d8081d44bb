// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/typed/typed_formula.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace pushforward;

namespace {

double at(const char* text, double x = 0.5, double y = -2) {
    return parse_formula(text).program.at(x, y);
}

/// The place of the mistake and the sentence, "7+4 At character 8: …".
QString mistake(const std::string& text) {
    try {
        parse_formula(text);
    } catch (const FormulaError& error) {
        return QString("%1+%2 %3")
            .arg(error.place().position)
            .arg(error.place().length)
            .arg(QString::fromStdString(error.sentence()));
    }
    return "none";
}

} // namespace

class FormulaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void formulas_have_the_values_of_mathematics();
    void signs_that_are_pasted_mean_what_they_say();
    void named_numbers_are_constants_and_other_names_values();
    void a_constant_is_rewritten_in_its_place();
    void mistakes_are_at_their_place_data();
    void mistakes_are_at_their_place();
    void nasty_texts_get_a_sentence();
    void blocks_have_the_values_of_single_points();
};

void FormulaTest::formulas_have_the_values_of_mathematics() {
    const auto is = [](const char* text, double expected) {
        const double found = at(text);
        QVERIFY2(std::abs(found - expected) <= 1e-15 * std::abs(expected),
                 qPrintable(QString("%1 = %2").arg(text).arg(found, 0, 'g', 17)));
    };
    is("1 + 2 * 3 - 4 / 8", 6.5);
    is("2^3^2", 512);
    is("-2^2", -4);
    is("2^-1", 0.5);
    is("10 - 3 - 2", 5);
    is("16 / 4 / 2", 2);
    is("-x - -y", -2.5);
    is("x^3 * y^-2", 0.125 / 4);
    is("y^0.5 + 1 < 7", 0); // no number compares as false
    is("1.5e1 + .5 + 2.", 17.5);
    is("1 < 2 and not (2 <= 1) or 1 / 0 < 0", 1);
    is("x == 0.5 and y != 3 and x >= 0.5 and y > -3", 1);
    is("if(x > 0, y, 1 / 0)", -2);
    is("min(3, x, y) + max(1, 2)", 0);
    is("hypot(3, 4) + sign(y) + square(3)", 13);
    is("r^2", 4.25);
    is("theta", std::atan2(-2, 0.5));
    is("exp(log(2)) * sqrt(2)^2 / e + pi", 4 / std::numbers::e + std::numbers::pi);
    is("tan(x) - sin(x) / cos(x) + abs(y)", 2);
    is("cosh(x)^2 - sinh(x)^2", 1);
    is("relu(y) + softplus(0) + sigmoid(0) + tanh(0)", std::log(2) + 0.5);
    is("log(2 * exp(x) + exp(2000 * x) / 4 + 3)", 1000 - std::log(4));
    is("U = (x +\n 1) # and a remark", 1.5);
    is("x +\n 1", 1.5);
    is("x^70", std::pow(0.5, 70));
    is("atan2(1, 1) * 4", std::numbers::pi);
    QVERIFY(std::isnan(at("sqrt(y)")));
}

void FormulaTest::signs_that_are_pasted_mean_what_they_say() {
    QCOMPARE(at("x₁² − 3·x₂ × 2 ÷ 4 + √4"), 0.25 + 3 + 2);
    QCOMPARE(at("θ − theta + π / pi"), 1.0);
    QCOMPARE(at("(x ≤ 1) + (x ≥ 1) + (x ≠ 2)"), 2.0);
    QCOMPARE(at("σ = 2; x ** σ"), 0.25);
}

void FormulaTest::named_numbers_are_constants_and_other_names_values() {
    const TypedFormula f =
        parse_formula("a = 2 in [0, 5]; b = -1.5\nc = a + 1; d = 0\n\nU = a*b + c*x + d");
    QCOMPARE(f.constants.size(), std::size_t{3});
    QVERIFY((f.constants[0] == NamedConstant{"a", 2, 0, 5, {}}));
    QVERIFY((f.constants[1] == NamedConstant{"b", -1.5, -5, 5, {}}));
    QVERIFY((f.constants[2] == NamedConstant{"d", 0, -1, 1, {}}));
    QCOMPARE(f.program.at(1, 0), 0.0);
    QCOMPARE(f.constants[0].place.position, std::size_t{4});
    // What is the same is computed once, what is a number not at all.
    QCOMPARE(parse_formula("exp(x*2) + exp(x*2) * (3 + 4)").program.instructions().size(),
             std::size_t{7});
}

void FormulaTest::a_constant_is_rewritten_in_its_place() {
    const std::string text = "σ = -1.5 in [-3, 0]; x * σ";
    const TypedFormula f = parse_formula(text);
    QCOMPARE(with_constant(text, f.constants[0], -2.25), "σ = -2.25 in [-3, 0]; x * σ");
}

void FormulaTest::mistakes_are_at_their_place_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* text, const char* said) {
        QTest::newRow(text) << text << said;
    };
    row("x^2 + sine(y)", "6+4 At character 7: “sine” is not a function. Did you mean sin?");
    row("σ = 2; thetta + σ", "8+6 At character 8: “thetta” is not known. Did you mean theta?");
    row("2 x",
        "2+1 At character 3: an operator is missing before “x”; products are written with *.");
    row("a = 2\nx^2 +", "11+0 In line 2, character 6: a value is missing before the end.");
    row("(x + 1", "0+1 At character 1: this parenthesis is not closed.");
    row("x + 1)", "5+1 At character 6: this parenthesis closes nothing.");
    row("a = 2; a = 3; x", "7+1 At character 8: “a” has a value already.");
    row("exp = 2; x", "0+3 At character 1: “exp” has a meaning already; choose another name.");
    row("hypot(x)", "0+5 At character 1: hypot takes 2 values, not 1.");
    row("0 < x < 1", "6+1 At character 7: compare two values at a time: write 0 < x and x < 1.");
    row("|x|", "0+1 At character 1: “|”: write abs(…) for an absolute value.");
    row("x = 2", "0+1 At character 1: “x” has a meaning already; choose another name.");
    row("a = 2", "5+0 At character 6: the last statement is U itself, and it is missing.");
    row("a = 2 in [3, 5]; x", "4+1 At character 5: this number is outside of its range.");
    row("x + 1e999", "4+5 At character 5: this number is too large or too small.");
    row("", "0+0 At character 1: there is no formula; write U as a function of x and y.");
    row("x = = 2", "0+1 At character 1: “x” has a meaning already; choose another name.");
    row("exp x", "0+3 At character 1: “exp” is a function; write exp(…).");
    row("x^2\ny^2",
        "4+1 In line 2, character 1: the line before is already U; give its value a name, as in a "
        "= …, or put the operator at the end of that line.");
    row("x + \x01", "4+1 At character 5: “�”: this sign has no meaning here.");
}

void FormulaTest::mistakes_are_at_their_place() {
    QFETCH(QString, text);
    QFETCH(QString, said);
    QCOMPARE(mistake(text.toStdString()), said);
}

void FormulaTest::nasty_texts_get_a_sentence() {
    const auto repeated = [](const std::string& part, std::size_t times) {
        std::string text;
        while (times-- > 0) text += part;
        return text;
    };
    QVERIFY(mistake(repeated("(", 10000) + "x" + repeated(")", 10000)).contains("too deeply"));
    QVERIFY(mistake(repeated("-", 60000) + "x").contains("too deeply"));
    QVERIFY(mistake(repeated("x^", 30000) + "x").contains("too deeply"));
    QVERIFY(mistake(repeated("√", 20000) + "x").contains("too deeply"));
    QVERIFY(mistake(repeated("not ", 16000) + "x").contains("too deeply"));
    QVERIFY(mistake(repeated("exp(", 16000)).contains("too deeply"));
    QVERIFY(mistake(repeated("x+", 1 << 19)).contains("65536 bytes"));
    std::string many = "0";
    for (int i = 0; i < 6000; ++i) many += "+sin(x*" + std::to_string(i) + ")";
    QVERIFY(mistake(many.substr(0, 65000) + ")").contains("too long"));
    QVERIFY(mistake(std::string(60000, '\xff')).contains("no meaning"));
    QVERIFY(mistake(std::string("x\0y", 3)).contains("no meaning"));
}

void FormulaTest::blocks_have_the_values_of_single_points() {
    const Program program =
        parse_formula(
            "s = r^2.5 + tan(x) - atan2(y, x) * tanh(y)\n"
            "if(x < y and x <= 1 or y == 0, min(s, x), max(s / y, -x)) + hypot(s, x) + "
            "softplus(x) * sigmoid(y) - relu(x) + sqrt(abs(x)) + exp(-x) + cos(y) - sin(x)")
            .program;
    double x[50], y[50], out[50];
    Random random(2);
    for (int i = 0; i < 50; ++i) {
        x[i] = random.uniform(-3, 3);
        y[i] = random.uniform(-3, 3);
    }
    program.at(x, y, out, 50);
    for (int i = 0; i < 50; ++i) {
        const double one = program.at(x[i], y[i]);
        QVERIFY(std::abs(out[i] - one) < 1e-13 * (1 + std::abs(one)));
    }
}

static const InProgram<FormulaTest> formula_test(__FILE__);
#include "tst_formula.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/typed/plane_integral.h"
#include "core/targets/typed/typed_formula.h"
#include "core/targets/typed_energy.h"
#include "tests/support/layer_case.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace pushforward;

namespace {

std::unique_ptr<const Energy> typed(const std::string& text, bool walls = false) {
    return make(
        energy_kinds(),
        Spec{"formula", {{"text", text}, {"envelope", std::string(walls ? "walls" : "none")}}},
        "energy");
}

QString refusal(const std::string& text, bool walls = false) {
    try {
        typed(text, walls)->facts();
    } catch (const NoIntegral& error) {
        return error.what();
    }
    return "none";
}

struct Slopes {
    std::vector<Real> u, by_x, by_y;
};

Slopes on_tape(const Energy& energy, const std::vector<Real>& x, const std::vector<Real>& y) {
    Tape tape;
    tape.begin(Tape::Mode::record, {});
    const Plane plane = {tape.input(x, true), tape.input(y, true)};
    const Var u = energy.on_tape(plane);
    tape.seed(u, Real(1));
    tape.pull_back();
    const auto copy = [](auto span) { return std::vector<Real>(span.begin(), span.end()); };
    return {copy(u.values()), copy(plane.first.gradient()), copy(plane.second.gradient())};
}

const char* const wave = "w = sin(2*pi*x/4)\n";
const std::string u1 = "((r - 2)/0.4)^2/2 - log(exp(-((x - 2)/0.6)^2/2) + exp(-((x + 2)/0.6)^2/2))";
const std::string u2 = std::string(wave) + "((y - w)/0.4)^2/2";
const std::string u3 = std::string(wave) +
                       "v = 3*exp(-((x - 1)/0.6)^2/2)\n"
                       "-log(exp(-((y - w)/0.35)^2/2) + exp(-((y - w + v)/0.35)^2/2))";
const std::string u4 = std::string(wave) +
                       "v = 3*sigmoid((x - 1)/0.3)\n"
                       "-log(exp(-((y - w)/0.4)^2/2) + exp(-((y - w + v)/0.35)^2/2))";

} // namespace

class TypedEnergyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void typed_energies_are_the_hand_written_ones_data();
    void typed_energies_are_the_hand_written_ones();
    void gradients_match_differences();
    void a_branch_that_is_not_taken_leaves_no_gradient();
    void normalisers_are_those_of_the_reference_data();
    void normalisers_are_those_of_the_reference();
    void moments_are_those_of_a_gaussian();
    void what_has_no_integral_is_told();
    void a_target_is_a_key_or_a_formula();
};

void TypedEnergyTest::typed_energies_are_the_hand_written_ones_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("walls");
    QTest::newRow("u1") << QString::fromStdString(u1) << false;
    QTest::newRow("u2") << QString::fromStdString(u2) << true;
    QTest::newRow("u3") << QString::fromStdString(u3) << true;
    QTest::newRow("u4") << QString::fromStdString(u4) << true;
}

void TypedEnergyTest::typed_energies_are_the_hand_written_ones() {
    QFETCH(QString, text);
    QFETCH(bool, walls);
    const auto mine = typed(text.toStdString(), walls);
    const auto theirs = make(energy_kinds(), Spec{QTest::currentDataTag(), {}}, "energy");
    Random random(5);
    std::vector<Real> x(5000), y(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] = static_cast<Real>(random.uniform(-9, 9));
        y[i] = static_cast<Real>(random.uniform(-9, 9));
    }
    const Slopes a = on_tape(*mine, x, y), b = on_tape(*theirs, x, y);
    const auto same = [](double one, double other) {
        return std::abs(one - other) <= 1e-12 * (1 + std::abs(other));
    };
    for (std::size_t i = 0; i < x.size(); ++i) {
        const Eigen::Array2d place(x[i], y[i]);
        QVERIFY(same(mine->at(place), theirs->at(place)));
        QVERIFY(same(a.u[i], b.u[i]) && same(a.by_x[i], b.by_x[i]) && same(a.by_y[i], b.by_y[i]));
    }
}

void TypedEnergyTest::gradients_match_differences() {
    const char* const texts[] = {
        "x^2.5 * exp(-y) + log(x + y) * sqrt(x) / (1 + r)",
        "2^x + e^y + x^y + tan(x / 3) + atan2(y, x) + theta",
        "if(x < y, sin(x * y), cos(x)) + min(x, y, 1.3) * max(x^2, y^3) + abs(x - 1.1)",
        "log(exp(-x^2) + 3 * exp(-y^2) / 2 + exp(x * y)) + tanh(x) * sigmoid(y) + softplus(x)"};
    Random random(4);
    for (const char* text : texts) {
        const auto energy = typed(text);
        std::vector<Real> x(50), y(50);
        for (std::size_t i = 0; i < 50; ++i) {
            x[i] = static_cast<Real>(random.uniform(0.2, 2));
            y[i] = static_cast<Real>(random.uniform(0.2, 2));
        }
        const Slopes slopes = on_tape(*energy, x, y);
        for (std::size_t i = 0; i < 50; ++i)
            for (Index row = 0; row < 2; ++row) {
                const auto difference = [&](double h) {
                    Eigen::Array2d up(x[i], y[i]), down = up;
                    up[row] += h;
                    down[row] -= h;
                    return (energy->at(up) - energy->at(down)) / (2 * h);
                };
                const double expected = (4 * difference(5e-5) - difference(1e-4)) / 3;
                const double found = row == 0 ? slopes.by_x[i] : slopes.by_y[i];
                QVERIFY2(std::abs(found - expected) < 1e-8 * (1 + std::abs(expected)), text);
            }
    }
}

void TypedEnergyTest::a_branch_that_is_not_taken_leaves_no_gradient() {
    // Each has an untaken branch without a finite value or slope at these points.
    const std::vector<Real> x = {-1, 0, 4}, y = {1, 1, 1};
    for (const char* text : {"if(x > 0, sqrt(x), -x)", "s = sqrt(x); if(x > 0, s, -x)",
                             "if(x <= 0, -x, log(x) + 1 / x + x^0.3)"}) {
        const Slopes slopes = on_tape(*typed(text), x, y);
        QVERIFY2(slopes.by_x[0] == -1 && slopes.by_x[1] == -1, text);
        QVERIFY2(std::isfinite(slopes.by_x[2]) && slopes.by_x[2] > 0, text);
        for (std::size_t i = 0; i < 3; ++i) QVERIFY(slopes.by_y[i] == 0);
    }
    // A formula that knows neither x nor y is still a row of points.
    QCOMPARE(on_tape(*typed("3"), x, y).u, (std::vector<Real>{3, 3, 3}));
}

void TypedEnergyTest::normalisers_are_those_of_the_reference_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("walls");
    QTest::addColumn<double>("expected");
    const auto row = [](const char* name, const std::string& text, bool walls, double expected) {
        QTest::newRow(name) << QString::fromStdString(text) << walls << expected;
    };
    const std::string box = " + if(max(abs(x), abs(y)) <= 4, 0, 1000)";
    row("u1", u1, false, 1.877502);
    row("u2, walls", u2, true, 2.625318);
    row("u3, walls", u3, true, 3.184934);
    row("u4, walls", u4, true, 3.253927);
    row("two moons", "((r - 2)/0.2)^2/2 - log(exp(-((x - 2)/0.3)^2/2) + exp(-((x + 2)/0.3)^2/2))",
        false, 0.804214);
    row("ring mixture", "-log(exp(-((r - 1)/0.125)^2/2) + exp(-((r - 2)/0.125)^2/2))", false,
        1.775986);
    row("smiley", "((r - 2)/0.3)^2/2 + ((abs(y + 0.8) - 1.2)/0.3)^2/2", false, 1.008909);
    row("zuko", "2*(r^2 - 2)^2 - sin(pi*x)", false, 1.611997);
    row("banana", "x^2/200 + (y + 0.1*x^2 - 10)^2/2 + log(2*pi*10)", false, 0);
    row("ring with modes at ±2",
        "((r - 4)/0.4)^2/2 - log(exp(-((x - 2)/0.8)^2/2) + exp(-((x + 2)/0.8)^2/2))", false,
        2.313289);
    const double pi = std::numbers::pi;
    row("gaussian", "(x^2 + y^2)/2", false, std::log(2 * pi));
    row("far and small", "((x - 300)^2 + (y + 70)^2)/2e-4", false, std::log(2e-4 * pi));
    row("two far apart", "-log(exp(-((x - 8)^2 + y^2)/0.02) + exp(-((x + 8)^2 + y^2)/0.02))", false,
        std::log(2 * 0.02 * pi));
    row("very long", "(x/1000)^2/2 + y^2/2", false, std::log(2000 * pi));
    row("heavy tails", "4*log(1 + r^2)", false, std::log(pi / 3));
    row("a cone", "r", false, std::log(2 * pi));
    row("nothing but walls", "0", true, 2 * std::log(12 + std::sqrt(pi)));
    row("large numbers", "r^2/2 + 5000", false, std::log(2 * pi) - 5000);
}

void TypedEnergyTest::normalisers_are_those_of_the_reference() {
    QFETCH(QString, text);
    QFETCH(bool, walls);
    QFETCH(double, expected);
    if (test::sanitized && qstrcmp(QTest::currentDataTag(), "gaussian") != 0) return;
    const double found = typed(text.toStdString(), walls)->facts().log_normaliser;
    QVERIFY2(std::abs(found - expected) < 2e-6, qPrintable(QString::number(found, 'g', 12)));
}

void TypedEnergyTest::moments_are_those_of_a_gaussian() {
    const EnergyFacts facts =
        typed("u = x - 3; v = y + 1; u^2 - u*v + v^2")->facts_with_covariance();
    QVERIFY((facts.mean - Eigen::Array2d(3, -1)).abs().maxCoeff() < 1e-7);
    QVERIFY((facts.deviation - std::sqrt(2.0 / 3)).abs().maxCoeff() < 1e-7);
    QVERIFY(std::abs(facts.covariance - 1.0 / 3) < 1e-7);
}

void TypedEnergyTest::what_has_no_integral_is_told() {
    if (test::sanitized) return;
    const auto told = [](const char* text, const char* words, bool walls = false) {
        const QString said = refusal(text, walls);
        QVERIFY2(said.contains(words), qPrintable(QString("%1: %2").arg(text, said)));
    };
    told("x^2", "its mass is infinite");
    told("0", "its mass is infinite");
    told("(y - sin(x))^2", "its mass is infinite");
    told("log(1 + r^2)", "its mass is infinite");
    told("x^2", "Choose walls");
    told("1.8*log(1 + r^2)", "has the integral 3.93, but tails so heavy that it has no deviation");
    told("1.5*log(1 + x^2 + y^2)", "has the integral 6.28, but tails so heavy");
    told("log(1 + x^2) + log(1 + y^2)", "has the integral 9.87, but");
    told("1.25*log(1 + (x - 3)^2 + y^2/4)", "has the integral 25.1, but");
    told("x", "falls without end");
    told("-x^2", "falls without end");
    told("-r^2", "The walls do not hold it", true);
    told("r^2 + log(abs(x - 0.05))", "−∞");
    told("sqrt(x) + r^2", "not finite at");
    told("sqrt(-1 - r)", "not a number anywhere");
    QCOMPARE(refusal("x^2 - y", true), "none");
}

void TypedEnergyTest::a_target_is_a_key_or_a_formula() {
    QVERIFY((parse_energy(" u1 ") == Spec{"u1", {}}));
    QCOMPARE(parse_energy("two-moons (width=0.3)").kind, "two-moons");
    QVERIFY((parse_energy("(r - 2)^2 / 0.32") == Spec{"formula", {{"text", "(r - 2)^2 / 0.32"}}}));
    QCOMPARE(parse_energy("x^2 + y^2").kind, "formula");
    QCOMPARE(parse_energy("r").kind, "formula");
    const auto said = [](const char* text) -> QString {
        try {
            parse_energy(text);
        } catch (const Error& error) {
            return error.what();
        }
        return "none";
    };
    QVERIFY(said("two-mons(width=0.3)").contains("Did you mean two-moons?"));
    QVERIFY(said("banan").contains("no energy called banan"));
    QVERIFY(said("sine(x)").contains("Did you mean sin?"));
    QVERIFY(said("u1(").contains("cannot be read"));
}

static const InProgram<TypedEnergyTest> typed_energy_test(__FILE__);
#include "tst_typed_energy.moc"

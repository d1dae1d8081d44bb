// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/quadrature.h"
#include "core/targets/integrate_energy.h"
#include "tests/support/layer_case.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <map>
#include <numbers>

using namespace pushforward;

namespace {

/// An energy with every field at its initial value, and one for each field at its ends.
std::vector<Spec> variants() {
    std::vector<Spec> all;
    for (const EnergyKind& kind : energy_kinds()) {
        const Spec initial = initial_spec(kind);
        all.push_back(initial);
        for (const Field& field : kind.fields) {
            const auto add = [&](Value value) {
                all.push_back(initial);
                all.back().values[field.key] = std::move(value);
            };
            if (const auto* real = std::get_if<RealField>(&field.type)) {
                add(real->minimum);
                add(real->maximum);
            } else if (const auto* whole = std::get_if<IntField>(&field.type)) {
                add(whole->minimum);
                add(whole->maximum);
            }
        }
    }
    return all;
}

std::unique_ptr<const Energy> energy_of(const Spec& spec) {
    return make(energy_kinds(), spec, "energy");
}

/// Points where the density has its mass, and some far from it.
Points some_points(const Energy& energy, Index count) {
    const EnergyFacts facts = energy.facts();
    Random random(3);
    Points points(2, count);
    for (Index i = 0; i < count; ++i)
        points.col(i) = facts.mean + (i % 5 == 0 ? 3.0 : 1.0) * facts.deviation *
                                         Eigen::Array2d(random.normal(), random.normal());
    return points;
}

Plane on(Tape& tape, const Batch& points) {
    const auto n = static_cast<std::size_t>(points.cols());
    return {tape.input({points.row(0).data(), n}, true),
            tape.input({points.row(1).data(), n}, true)};
}

/// The same density with panels half as wide.
class Finer : public Energy {
public:
    explicit Finer(const Energy& energy) : energy_(energy) {}
    Var on_tape(Plane x) const override { return energy_.on_tape(x); }
    double at(const Eigen::Array2d& x) const override { return energy_.at(x); }
    EnergyDomain domain() const override {
        EnergyDomain domain = energy_.domain();
        domain.panel /= 2;
        return domain;
    }
    EnergyFacts facts() const override { return energy_.facts(); }

private:
    const Energy& energy_;
};

/// What the whole domain takes to integrate.
double evaluations(const Energy& energy) {
    const EnergyDomain d = energy.domain();
    return 64 * ((d.high - d.low) / d.panel).prod();
}

double apart(const EnergyFacts& a, const EnergyFacts& b) {
    return std::max({std::abs(a.log_normaliser - b.log_normaliser),
                     (a.mean - b.mean).abs().maxCoeff(),
                     (a.deviation - b.deviation).abs().maxCoeff()});
}

/// −∫ p log p by the trapezoid rule on 2,000 × 2,000 points, which knows nothing of panels.
double entropy_by_trapezoids(const Energy& energy) {
    const EnergyDomain d = energy.domain();
    constexpr int n = 2000;
    const Eigen::Array2d step = (d.high - d.low) / n;
    double mass = 0, sum = 0;
    for (int i = 0; i <= n; ++i)
        for (int k = 0; k <= n; ++k) {
            const double u = energy.at(d.low + step * Eigen::Array2d(i, k));
            mass += std::exp(-u);
            sum += u * std::exp(-u);
        }
    return sum / mass + std::log(mass * step.prod());
}

} // namespace

class EnergiesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void normalisers_are_those_of_the_reference_data();
    void normalisers_are_those_of_the_reference();
    void closed_forms_agree();
    void tables_and_closed_forms_are_what_the_integral_says();
    void panels_are_narrow_enough();
    void value_on_the_tape_is_the_value_in_double();
    void gradients_match_differences();
    void energies_are_finite_far_out();
    void every_kind_is_described();
};

void EnergiesTest::normalisers_are_those_of_the_reference_data() {
    QTest::addColumn<QString>("spec");
    QTest::addColumn<double>("log_normaliser");
    QTest::addColumn<double>("entropy");
    const auto row = [](const char* spec, double log_normaliser, double entropy) {
        QTest::newRow(spec) << QString(spec) << log_normaliser << entropy;
    };
    row("u1", 1.877502, 2.660013);
    row("u2", 2.625318, 3.189666);
    row("u3", 3.184934, 3.159616);
    row("u4", 3.253927, 3.441661);
    row("two-moons", 0.804214, 1.571062);
    row("ring-mixture", 1.775986, 2.275893);
    row("smiley", 1.008909, 1.889067);
    // normflows' deviation, to ten digits.
    row("eight-gaussians(deviation=0.2551222882)", 0, 2.177596);
}

void EnergiesTest::normalisers_are_those_of_the_reference() {
    QFETCH(QString, spec);
    QFETCH(double, log_normaliser);
    QFETCH(double, entropy);
    const auto energy = energy_of(parse_spec(spec.toStdString()));
    const double found = energy->facts().log_normaliser;
    QVERIFY2(std::abs(found - log_normaliser) < 1e-6, qPrintable(QString::number(found, 'g', 12)));
    if (test::sanitized) return;
    const double other = entropy_by_trapezoids(*energy);
    QVERIFY2(std::abs(other - entropy) < 2e-6, qPrintable(QString::number(other, 'g', 12)));
}

void EnergiesTest::closed_forms_agree() {
    using std::numbers::pi;
    // U₂ between walls at ±reach: a Gaussian across, 2 reach and two halves of exp(−t²) along.
    const double root = std::sqrt(2 * pi);
    for (const double reach : {6.0, 9.0}) {
        const auto u2 = energy_of(parse_spec("u2(reach=" + std::to_string(reach) + ")"));
        const double expected = std::log((2 * reach + std::sqrt(pi)) * 0.4 * root);
        QVERIFY(std::abs(u2->facts().log_normaliser - expected) < 1e-8);
    }
    // One ring: 2π ∫ r exp(−½((r − 2)/w)²) dr over r > 0.
    const double w = 0.5;
    const double ring = 2 * pi *
                        (w * w * std::exp(-2 / (w * w)) +
                         2 * w * root * 0.5 * (1 + std::erf(2 / w / std::sqrt(2.0))));
    const auto one = energy_of(parse_spec("ring-mixture(rings=1, width=0.5)"));
    QVERIFY(std::abs(one->facts().log_normaliser - std::log(ring)) < 1e-9);
}

void EnergiesTest::tables_and_closed_forms_are_what_the_integral_says() {
    std::vector<Spec> specs;
    for (const EnergyKind& kind : energy_kinds()) specs.push_back(initial_spec(kind));
    for (const char* text :
         {"banana(bend=0.5, deviation=0.9)", "banana(bend=0, deviation=3)", "funnel(deviation=0.4)",
          "eight-gaussians(modes=2, radius=1, deviation=0.3)",
          "eight-gaussians(modes=5, radius=3, deviation=0.6)"})
        specs.push_back(parse_spec(text));
    int compared = 0;
    for (const Spec& spec : specs) {
        const auto energy = energy_of(spec);
        if (evaluations(*energy) > 2e7) continue; // banana's and funnel's initial ones
        ++compared;
        const double off = apart(energy->facts(), integrate_energy(*energy));
        QVERIFY2(off < 2e-9, qPrintable(QString("%1: %2").arg(to_text(spec).c_str()).arg(off)));
    }
    QCOMPARE(compared, static_cast<int>(specs.size()) - 2);
}

void EnergiesTest::panels_are_narrow_enough() {
    for (const Spec& spec : variants()) {
        const auto energy = energy_of(spec);
        if (evaluations(*energy) > (test::sanitized ? 1e5 : 5e6)) continue;
        const double off = apart(integrate_energy(*energy), integrate_energy(Finer(*energy)));
        // A wall at a reach that no panel ends at leaves a bend inside of one; ‖x‖ has a tip at 0.
        const bool smooth =
            spec.kind == "banana" || spec.kind == "funnel" || spec.kind == "eight-gaussians";
        const double tolerance = smooth ? 1e-8 : 1e-6;
        QVERIFY2(off < tolerance,
                 qPrintable(QString("%1: %2").arg(to_text(spec).c_str()).arg(off)));
    }
}

void EnergiesTest::value_on_the_tape_is_the_value_in_double() {
    for (const Spec& spec : variants()) {
        const auto energy = energy_of(spec);
        const Points points = some_points(*energy, 200);
        const Batch batch = points.cast<Real>();
        Tape tape;
        tape.begin(Tape::Mode::evaluate, {});
        const Var u = energy->on_tape(on(tape, batch));
        for (Index i = 0; i < points.cols(); ++i) {
            const double expected = energy->at(points.col(i));
            const auto found = static_cast<double>(u.values()[static_cast<std::size_t>(i)]);
            QVERIFY2(std::abs(found - expected) < 1e-12 * (1 + std::abs(expected)),
                     to_text(spec).c_str());
        }
    }
}

void EnergiesTest::gradients_match_differences() {
    for (const Spec& spec : variants()) {
        const auto energy = energy_of(spec);
        const Batch points = some_points(*energy, 60).cast<Real>();
        Tape tape;
        tape.begin(Tape::Mode::record, {});
        const Plane x = on(tape, points);
        tape.seed(energy->on_tape(x), Real(1));
        tape.pull_back();
        const EnergyDomain domain = energy->domain();
        const double h = std::min(1e-4, 1e-3 * domain.panel);
        for (Index i = 0; i < points.cols(); ++i)
            for (Index row = 0; row < 2; ++row) {
                const auto slope = [&](double step) {
                    Eigen::Array2d up = points.col(i).cast<double>(), down = up;
                    up[row] += step;
                    down[row] -= step;
                    return (energy->at(up) - energy->at(down)) / (2 * step);
                };
                const double expected = (4 * slope(h / 2) - slope(h)) / 3;
                const Var side = row == 0 ? x.first : x.second;
                const auto found =
                    static_cast<double>(side.gradient()[static_cast<std::size_t>(i)]);
                const double size = 1 + std::abs(expected) + std::abs(energy->at(points.col(i)));
                QVERIFY2(std::abs(found - expected) < 1e-6 * size,
                         qPrintable(QString("%1 point %2: %3, not %4")
                                        .arg(to_text(spec).c_str())
                                        .arg(i)
                                        .arg(found)
                                        .arg(expected)));
            }
    }
}

void EnergiesTest::energies_are_finite_far_out() {
    for (const EnergyKind& kind : energy_kinds()) {
        const auto energy = energy_of(initial_spec(kind));
        Batch points(2, 4);
        points << 0, 100, 0, -40, 0, 0, 20, -5;
        Tape tape;
        tape.begin(Tape::Mode::record, {});
        const Plane x = on(tape, points);
        const Var u = energy->on_tape(x);
        tape.seed(u, Real(1));
        tape.pull_back();
        for (std::size_t i = 0; i < 4; ++i)
            QVERIFY2(std::isfinite(u.values()[i]) && std::isfinite(x.first.gradient()[i]) &&
                         std::isfinite(x.second.gradient()[i]),
                     kind.key.c_str());
    }
}

void EnergiesTest::every_kind_is_described() {
    QVERIFY(energy_kinds().size() >= 10);
    std::map<std::string, int> keys;
    for (const EnergyKind& kind : energy_kinds()) {
        QVERIFY2(!kind.title.empty() && !kind.summary.empty() && !kind.formula.empty() &&
                     !kind.reference.empty(),
                 kind.key.c_str());
        QCOMPARE(++keys[kind.key], 1);
        for (const Field& field : kind.fields) QVERIFY(!field.help.empty());
    }
}

static const InProgram<EnergiesTest> energies_test(__FILE__);
#include "tst_energies.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/base_distribution.h"
#include "core/math/quadrature.h"
#include "core/math/random.h"
#include "tests/support/differences.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <numbers>

using namespace pushforward;
using namespace pushforward::test;

namespace {

/// A base distribution with parameters: those of its start, moved by random numbers of a scale.
struct TestedBase {
    TestedBase(const Spec& spec, double scale, std::uint64_t seed)
        : base(make(base_kinds(), spec, "base distribution")),
          parameters(static_cast<std::size_t>(base->parameter_count())) {
        Random random(seed);
        base->initialise(parameters, random);
        for (Real& p : parameters) p += static_cast<Real>(scale * random.normal());
    }

    Params params() const { return {0, base->parameter_count()}; }

    std::vector<double> log_prob(const Batch& z) const { return log_prob(z, parameters); }

    std::vector<double> log_prob(const Batch& z, const std::vector<Real>& with) const {
        Tape tape;
        tape.begin(Tape::Mode::evaluate, with);
        const Var out = base->log_prob(tape, params(), TestedLayer::plane(tape, z, false));
        return {out.values().begin(), out.values().end()};
    }

    Points draw(Index count, std::uint64_t seed, const std::vector<Real>& with) const {
        Random random(seed, 5);
        Points points(2, count);
        for (Index i = 0; i < count; ++i) points.col(i) = base->draw(with, random);
        return points;
    }

    std::unique_ptr<const BaseDistribution> base;
    std::vector<Real> parameters;
};

/// Every kind × {initial, each field at its least and greatest}.
std::vector<Spec> base_specs() {
    std::vector<Spec> specs;
    for (const BaseKind& kind : base_kinds()) {
        specs.push_back(initial_spec(kind));
        for (const Field& field : kind.fields) {
            const auto with = [&](Value value) {
                specs.push_back(initial_spec(kind));
                specs.back().values[field.key] = std::move(value);
            };
            if (const auto* real = std::get_if<RealField>(&field.type)) {
                with(real->minimum);
                with(real->maximum);
            } else if (const auto* whole = std::get_if<IntField>(&field.type)) {
                with(whole->minimum);
                with(whole->maximum);
            } else if (const auto* choice = std::get_if<ChoiceField>(&field.type)) {
                for (const Choice& c : choice->choices) with(c.key);
            }
        }
    }
    return specs;
}

/// A density over the plane in polar cells: 8 sectors of 6 annuli each.
struct Integrals {
    static constexpr int sectors = 8, turns = 16; // points of the angle in a sector
    static constexpr std::array<double, 7> edges = {0, 0.6, 1.2, 1.8, 3, 6, 12};
    static constexpr std::size_t cells = sectors * 6;

    explicit Integrals(const TestedBase& tested) {
        for (std::size_t a = 0; a + 1 < edges.size(); ++a)
            integrate_annulus(tested, a, edges[a], edges[a + 1], 40, [](double r) {
                return std::pair{r, 1.0};
            });
        // From 12 on outwards, with r = 12 / (1 − s).
        integrate_annulus(tested, cells, 0, 1, 16, [](double s) {
            return std::pair{12 / (1 - s), 12 / ((1 - s) * (1 - s))};
        });
    }

    static std::size_t cell(double x, double y) {
        const double r = std::hypot(x, y);
        double angle = std::atan2(y, x) / (2 * std::numbers::pi);
        if (angle < 0) angle += 1;
        const auto sector =
            std::min<std::size_t>(sectors - 1, static_cast<std::size_t>(angle * sectors));
        for (std::size_t a = 0; a + 1 < edges.size(); ++a)
            if (r < edges[a + 1]) return a * sectors + sector;
        return cells;
    }

    double total = 0, entropy = 0;
    std::array<double, cells + 1> probability{}; // the last: outside of all

private:
    void integrate_annulus(const TestedBase& tested, std::size_t annulus, double from, double to,
                           int panels, const std::function<std::pair<double, double>(double)>& at) {
        constexpr int angles = sectors * turns;
        integrate(
            [&](double s) {
                const auto [r, stretch] = at(s);
                Batch z(2, angles);
                for (int i = 0; i < angles; ++i) {
                    const double angle = 2 * std::numbers::pi * (i + 0.5) / angles;
                    z.col(i) << static_cast<Real>(r * std::cos(angle)),
                        static_cast<Real>(r * std::sin(angle));
                }
                const std::vector<double> logs = tested.log_prob(z);
                Sums sums;
                for (int i = 0; i < angles; ++i) {
                    const double log_p = logs[static_cast<std::size_t>(i)];
                    const double p = std::exp(log_p) * r * stretch * 2 * std::numbers::pi / angles;
                    const std::size_t place =
                        annulus == cells ? cells
                                         : annulus * sectors + static_cast<std::size_t>(i / turns);
                    sums.of[place] += p;
                    if (p > 0) sums.entropy -= p * log_p;
                }
                return sums;
            },
            from, to, panels);
    }

    struct Sums {
        std::array<double, cells + 1> of{};
        double entropy = 0;
    };

    template <class F>
    void integrate(const F& f, double from, double to, int panels) {
        const double half = (to - from) / (2 * panels);
        for (int i = 0; i < panels; ++i)
            for (const QuadraturePoint& point : gauss_legendre_8) {
                const Sums sums = f(from + (2 * i + 1 + point.position) * half);
                const double weight = point.weight * half;
                entropy += weight * sums.entropy;
                for (std::size_t c = 0; c <= cells; ++c) {
                    probability[c] += weight * sums.of[c];
                    total += weight * sums.of[c];
                }
            }
    }
};

} // namespace

class BaseLawsTest : public QObject {
    Q_OBJECT

private:
    void cases() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<double>("scale");
        for (const Spec& spec : base_specs())
            for (const double scale : {0.0, 0.3}) {
                const bool learned =
                    make(base_kinds(), spec, "base distribution")->parameter_count() > 0;
                if (scale > 0 ? !learned : learned && sanitized) continue;
                QTest::addRow("%s moved by %g", to_text(spec).c_str(), scale)
                    << QString::fromStdString(to_text(spec)) << scale;
            }
    }

private Q_SLOTS:
    void density_integrates_to_1_and_draws_are_of_it_data() { cases(); }
    void density_integrates_to_1_and_draws_are_of_it() {
        QFETCH(QString, spec);
        QFETCH(double, scale);
        const TestedBase t(parse_spec(spec.toStdString()), scale, 3);
        const Integrals integrals(t);
        QVERIFY2(std::abs(integrals.total - 1) < 1e-7,
                 qPrintable(QString::number(integrals.total, 'g', 12)));

        const Index n = 20000;
        const Points drawn = t.draw(n, 1, t.parameters);
        std::array<double, Integrals::cells + 1> counts{};
        for (Index i = 0; i < n; ++i) counts[Integrals::cell(drawn(0, i), drawn(1, i))] += 1;
        double chi_square = 0, freedom = -1, few = 0, few_expected = 0;
        const auto compare = [&](double found, double expected) {
            chi_square += (found - expected) * (found - expected) / expected;
            freedom += 1;
        };
        for (std::size_t c = 0; c <= Integrals::cells; ++c) {
            const double expected = integrals.probability[c] * static_cast<double>(n);
            if (expected >= 10) {
                compare(counts[c], expected);
            } else {
                few += counts[c];
                few_expected += expected;
            }
        }
        if (few_expected > 1) compare(few, few_expected);
        QVERIFY2(chi_square < freedom + 5 * std::sqrt(2 * freedom),
                 qPrintable(QStringLiteral("χ² = %1, %2 degrees").arg(chi_square).arg(freedom)));

        const std::vector<double> logs = t.log_prob(drawn.cast<Real>());
        double mean = 0, square = 0;
        for (const double log_p : logs) {
            mean -= log_p / static_cast<double>(n);
            square += log_p * log_p / static_cast<double>(n);
        }
        const double error = std::sqrt((square - mean * mean) / static_cast<double>(n));
        QVERIFY2(std::abs(mean - integrals.entropy) < 4 * error + 1e-9,
                 qPrintable(QStringLiteral("entropy %1, draws %2 ± %3")
                                .arg(integrals.entropy)
                                .arg(mean)
                                .arg(error)));
    }

    void gradients_are_those_of_differences_data() { cases(); }
    void gradients_are_those_of_differences() {
        QFETCH(QString, spec);
        QFETCH(double, scale);
        const TestedBase t(parse_spec(spec.toStdString()), scale, 3);
        const Index n = 12;
        Batch z = random_points(n, 1.5, 4);
        z.col(0) = Real(0);
        const Batch weights = random_points(n, 1, 5);
        const auto sum = [&](const Batch& at, const std::vector<Real>& with) {
            const std::vector<double> logs = t.log_prob(at, with);
            double total = 0;
            for (Index i = 0; i < n; ++i)
                total += static_cast<double>(weights(0, i)) * logs[static_cast<std::size_t>(i)];
            return total;
        };
        std::vector<Real> by_parameters(t.parameters.size(), Real(0));
        Tape tape;
        tape.begin(Tape::Mode::record, t.parameters, by_parameters);
        const Plane plane = TestedLayer::plane(tape, z, true);
        tape.seed(t.base->log_prob(tape, t.params(), plane),
                  {weights.row(0).data(), static_cast<std::size_t>(n)});
        tape.pull_back();

        const double size = 1 + std::abs(sum(z, t.parameters));
        const auto agrees = [&](double expected, auto change) {
            return difference_agrees(expected, 1e-7 * (size + std::abs(expected)),
                                     [&](double h) { return central_difference(change, h); });
        };
        for (Index i = 0; i < n; ++i)
            for (Index row = 0; row < 2; ++row) {
                const Var v = row == 0 ? plane.first : plane.second;
                const auto found = static_cast<double>(v.gradient()[static_cast<std::size_t>(i)]);
                QVERIFY(agrees(found, [&](double step) {
                    Batch moved = z;
                    moved(row, i) += static_cast<Real>(step);
                    return sum(moved, t.parameters);
                }));
            }
        for (std::size_t k = 0; k < by_parameters.size(); ++k)
            QVERIFY(agrees(static_cast<double>(by_parameters[k]), [&](double step) {
                std::vector<Real> moved = t.parameters;
                moved[k] += static_cast<Real>(step);
                return sum(z, moved);
            }));
    }

    void density_is_finite_far_away_data() { cases(); }
    void density_is_finite_far_away() {
        QFETCH(QString, spec);
        QFETCH(double, scale);
        const TestedBase t(parse_spec(spec.toStdString()), scale, 3);
        Batch z(2, 5);
        z << 1e4, -1e4, 0, 1e6, 0, 1e4, 0, -1e6, 1e6, 0;
        std::vector<Real> by_parameters(t.parameters.size(), Real(0));
        Tape tape;
        tape.begin(Tape::Mode::record, t.parameters, by_parameters);
        const Plane plane = TestedLayer::plane(tape, z, true);
        const Var out = t.base->log_prob(tape, t.params(), plane);
        tape.seed(out, Real(1));
        tape.pull_back();
        const auto finite = [](std::span<const Real> values) {
            return std::ranges::all_of(values, [](Real v) { return std::isfinite(v); });
        };
        QVERIFY(finite(out.values()));
        QVERIFY(finite(plane.first.gradient()) && finite(plane.second.gradient()));
        QVERIFY(finite(by_parameters));
    }

    void same_seed_same_points_data() { cases(); }
    void same_seed_same_points() {
        QFETCH(QString, spec);
        QFETCH(double, scale);
        const TestedBase t(parse_spec(spec.toStdString()), scale, 3);
        QVERIFY((t.draw(50, 1, t.parameters) == t.draw(50, 1, t.parameters)).all());
        QVERIFY((t.draw(50, 1, t.parameters) != t.draw(50, 2, t.parameters)).all());
    }

    void kinds_are_documented_and_specs_survive_text() {
        for (const BaseKind& kind : base_kinds()) {
            QVERIFY2(!kind.summary.empty() && !kind.formula.empty() && !kind.reference.empty(),
                     kind.key.c_str());
            for (const Field& field : kind.fields) QVERIFY(!field.help.empty());
        }
        for (const Spec& spec : base_specs()) {
            const BaseKind& kind = find_kind(base_kinds(), spec.kind, "base distribution");
            QVERIFY(validate(kind, parse_spec(to_text(spec))) == spec);
        }
    }
};

static const InProgram<BaseLawsTest> base_laws_test(__FILE__);
#include "tst_base_laws.moc"

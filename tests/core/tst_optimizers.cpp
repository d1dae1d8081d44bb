// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/optimizers/optimizer.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace pushforward;

namespace {

std::unique_ptr<const Optimizer> optimizer(const std::string& text) {
    return make(optimizer_kinds(), parse_spec(text), "optimizer");
}

/// The parameter after each step along these gradients.
std::vector<double> trace(const std::string& text, std::vector<double> gradients, double rate,
                          double start) {
    const auto rule = optimizer(text);
    std::vector<Real> parameter{static_cast<Real>(start)};
    std::vector<Real> memory(static_cast<std::size_t>(rule->memory_slots()), Real(0));
    std::vector<double> places;
    std::int64_t step = 0;
    for (const double g : gradients) {
        const std::vector<Real> gradient{static_cast<Real>(g)};
        rule->apply(parameter, gradient, memory, ++step, rate);
        places.push_back(static_cast<double>(parameter[0]));
    }
    return places;
}

} // namespace

class OptimizersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void steps_are_those_of_the_paper_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QList<double>>("places");
        // By hand, for the gradients 1, −2, 0.5 from θ = 1 with η = 0.1. Adam's quotients:
        // m̂/√v̂ = 1; −0.11/0.19 / √(0.4099/0.0199)… with β₁ = 0.9, β₂ = 0.5 as below.
        const double first = 1 - 0.1; // Adam's first step has the length η, whatever the gradient
        const double m2 = 0.9 * 0.1 - 0.2, v2 = 0.5 * 0.5 + 2;
        const double second = 0.1 * (m2 / 0.19) / std::sqrt(v2 / 0.75);
        const double m3 = 0.9 * m2 + 0.05, v3 = 0.5 * v2 + 0.125;
        const double third = 0.1 * (m3 / 0.271) / std::sqrt(v3 / 0.875);
        QTest::newRow("adam") << "adam(beta2=0.5, epsilon=1e-12)"
                              << QList<double>{first, first - second, first - second - third};
        // The decay takes 0.1 · 0.5 of what was there, beside the same steps.
        const double w1 = 0.95 - 0.1, w2 = 0.95 * w1 - second, w3 = 0.95 * w2 - third;
        QTest::newRow("adamw") << "adamw(beta2=0.5, epsilon=1e-12, decay=0.5)"
                               << QList<double>{w1, w2, w3};
        const double r1 = 1 - 0.1 / std::sqrt(0.5), r2 = r1 + 0.2 / std::sqrt(2.25);
        const double r3 = r2 - 0.05 / std::sqrt(1.25);
        QTest::newRow("rmsprop") << "rmsprop(beta=0.5, epsilon=1e-12)" << QList<double>{r1, r2, r3};
        const double u1 = 1 / std::sqrt(0.5), u2 = 0.5 * u1 - 2 / 1.5;
        QTest::newRow("rmsprop with momentum")
            << "rmsprop(beta=0.5, momentum=0.5, epsilon=1e-12)"
            << QList<double>{1 - 0.1 * u1, 1 - 0.1 * (u1 + u2),
                             1 - 0.1 * (u1 + u2 + 0.5 * u2 + 0.5 / std::sqrt(1.25))};
        QTest::newRow("sgd") << "sgd(momentum=0)" << QList<double>{0.9, 1.1, 1.05};
        // Velocities 1, −1.5, −0.25.
        QTest::newRow("momentum") << "sgd(momentum=0.5)" << QList<double>{0.9, 1.05, 1.075};
        // g + 0.5 v: 1.5, −2.75, 0.375.
        QTest::newRow("nesterov") << "sgd(momentum=0.5, nesterov=true)"
                                  << QList<double>{0.85, 1.125, 1.0875};
    }

    void steps_are_those_of_the_paper() {
        QFETCH(QString, spec);
        QFETCH(QList<double>, places);
        const std::vector<double> found = trace(spec.toStdString(), {1, -2, 0.5}, 0.1, 1);
        const double tolerance = sizeof(Real) == 8 ? 1e-9 : 1e-6;
        for (qsizetype i = 0; i < places.size(); ++i)
            QVERIFY2(std::abs(found[static_cast<std::size_t>(i)] - places[i]) < tolerance,
                     qPrintable(QStringLiteral("step %1: %2 for %3")
                                    .arg(i + 1)
                                    .arg(found[static_cast<std::size_t>(i)], 0, 'g', 12)
                                    .arg(places[i], 0, 'g', 12)));
    }

    void a_quadratic_is_descended_data() {
        QTest::addColumn<QString>("spec");
        for (const OptimizerKind& kind : optimizer_kinds())
            QTest::addRow("%s", kind.key.c_str()) << QString::fromStdString(kind.key);
        QTest::newRow("nesterov") << "sgd(nesterov=true)";
        QTest::newRow("rmsprop with momentum") << "rmsprop(momentum=0.9)";
    }

    // ½ Σ cᵢ (θᵢ − i)² with curvatures from 0.1 to 10, the rate falling to 0.
    void a_quadratic_is_descended() {
        QFETCH(QString, spec);
        Spec given = parse_spec(spec.toStdString());
        if (given.kind == "adamw") given.values["decay"] = 0.0; // which has a minimum of its own
        const auto rule = make(optimizer_kinds(), given, "optimizer");
        const std::size_t n = 21;
        std::vector<Real> p(n, Real(0)), g(n),
            memory(n * static_cast<std::size_t>(rule->memory_slots()));
        constexpr int steps = 2000;
        for (int t = 0; t < steps; ++t) {
            for (std::size_t i = 0; i < n; ++i) {
                const double curvature = std::pow(10.0, static_cast<double>(i % 3) - 1);
                g[i] = static_cast<Real>(curvature) * (p[i] - static_cast<Real>(i));
            }
            rule->apply(p, g, memory, t + 1, 0.1 * (1 - static_cast<double>(t) / steps));
        }
        for (std::size_t i = 0; i < n; ++i)
            QVERIFY2(std::abs(static_cast<double>(p[i]) - static_cast<double>(i)) < 1e-3,
                     qPrintable(QString::number(static_cast<double>(p[i]))));
    }

    void where_memory_lies_does_not_change_a_bit_data() {
        QTest::addColumn<QString>("key");
        for (const OptimizerKind& kind : optimizer_kinds())
            QTest::addRow("%s", kind.key.c_str()) << QString::fromStdString(kind.key);
    }

    // Nor does a number's place among the others.
    void where_memory_lies_does_not_change_a_bit() {
        QFETCH(QString, key);
        const auto rule = optimizer(key.toStdString());
        const std::size_t n = 53, most = 80;
        const auto slots_ = static_cast<std::size_t>(rule->memory_slots());
        const auto run = [&](std::size_t shift, std::size_t first, std::size_t count) {
            std::vector<Real> p(most), g(most), memory(most * (slots_ + 1));
            const std::span<Real> here = std::span(p).subspan(shift, count);
            const std::span<Real> gradient = std::span(g).subspan(shift + 1, count);
            const std::span<Real> state = std::span(memory).subspan(shift + 2, count * slots_);
            for (int t = 1; t <= 7; ++t) {
                for (std::size_t i = 0; i < count; ++i) {
                    const double place = static_cast<double>(first + i);
                    gradient[i] =
                        static_cast<Real>(std::sin(place * 1.7 + t) * std::exp(place / 9));
                }
                rule->apply(here, gradient, state, t, 0.03);
            }
            return std::vector<Real>(here.begin(), here.end());
        };
        const std::vector<Real> whole = run(0, 0, n);
        for (const std::size_t shift : {1, 2, 3, 5, 7}) QVERIFY(run(shift, 0, n) == whole);
        for (const std::size_t first : {1, 15, 16, 37}) {
            const std::vector<Real> part = run(1, first, n - first);
            QVERIFY(std::equal(part.begin(), part.end(),
                               whole.begin() + static_cast<std::ptrdiff_t>(first)));
        }
    }
};

static const InProgram<OptimizersTest> optimizers_test(__FILE__);
#include "tst_optimizers.moc"

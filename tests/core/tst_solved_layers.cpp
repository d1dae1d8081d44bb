// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/dormand_prince.h"
#include "tests/support/differences.h"
#include "tests/support/layer_case.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace pushforward;
using namespace pushforward::test;

namespace {

LayerCase case_of(const char* text, double scale, std::uint64_t seed = 1) {
    const Spec spec = parse_spec(text);
    return {text, validate(find_kind(layer_kinds(), spec.kind, "layer"), spec), scale, seed};
}

// The largest distance of the recorded images and log-determinants from the evaluated ones.
double apart(const char* text, TestedLayer::Direction direction) {
    TestedLayer layer(case_of(text, 3));
    const Batch points = random_points(50, 1, 3);
    const Mapped solved = layer.mapped(points, direction);
    layer.mode = Tape::Mode::record;
    const Mapped stepped = layer.mapped(points, direction);
    return static_cast<double>(
        std::max((solved.points - stepped.points).abs().maxCoeff(),
                 (solved.log_abs_det - stepped.log_abs_det).abs().maxCoeff()));
}

} // namespace

/// What holds of the layers whose maps are solved for, beyond the laws of every layer.
class SolvedLayers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void solver_knows_its_tolerance();
    void places_of_the_solver_do_not_touch_each_other();
    void solver_arrives_where_the_equation_is_stiff();
    void solver_gives_no_number_beyond_a_singularity();
    void steps_in_training_approach_the_solution_with_their_fourth_power();
    void stiff_velocities_are_undone_or_are_no_number();
    void residual_layer_is_undone_whatever_its_weights();
    void residual_layer_is_undone_where_steps_of_newton_leap();
};

void SolvedLayers::solver_knows_its_tolerance() {
    // A pendulum of unit frequency beside its own time integral, forth and back.
    const auto field = [](const Real* t, const Real(*y)[8], Real(*slope)[8]) {
        for (int i = 0; i < 8; ++i) {
            slope[0][i] = y[1][i];
            slope[1][i] = -y[0][i];
            slope[2][i] = std::cos(t[i]);
        }
    };
    for (const double tolerance : {1e-4, 1e-7, 1e-10})
        for (const double end : {5.0, -5.0}) {
            DormandPrince<3, 8> solver;
            for (int i = 0; i < 8; ++i) {
                solver.y[0][i] = Real(i);
                solver.y[1][i] = solver.y[2][i] = 0;
            }
            solver.solve(0, static_cast<Real>(end), 8, static_cast<Real>(tolerance), field);
            for (int i = 0; i < 8; ++i) {
                const double off = static_cast<double>(
                    std::max(std::abs(solver.y[0][i] - Real(i) * Real(std::cos(end))),
                             std::abs(solver.y[2][i] - Real(std::sin(end)))));
                QVERIFY2(off < 2 * tolerance * (1 + i),
                         qPrintable(QString("%1 at %2").arg(off).arg(tolerance)));
            }
        }
}

void SolvedLayers::places_of_the_solver_do_not_touch_each_other() {
    const auto field = [](const Real*, const Real(*y)[8], Real(*slope)[8]) {
        for (int i = 0; i < 8; ++i) slope[0][i] = std::sin(30 * y[0][i]) - y[0][i];
    };
    DormandPrince<1, 8> together, changed;
    for (int i = 0; i < 8; ++i) together.y[0][i] = changed.y[0][i] = Real(i) / 3;
    changed.y[0][2] = 1000;
    together.solve(0, 2, 8, Real(1e-8), field);
    changed.solve(0, 2, 7, Real(1e-8), field);
    for (const int i : {0, 1, 3, 4, 5, 6}) QCOMPARE(together.y[0][i], changed.y[0][i]);
}

void SolvedLayers::solver_arrives_where_the_equation_is_stiff() {
    const auto field = [](const Real* t, const Real(*y)[8], Real(*slope)[8]) {
        for (int i = 0; i < 8; ++i)
            slope[0][i] = -2000 * (y[0][i] - std::cos(t[i])) - std::sin(t[i]);
    };
    DormandPrince<1, 8> solver;
    std::fill_n(solver.y[0], 8, Real(3));
    solver.solve(0, 1, 8, Real(1e-8), field);
    QVERIFY(std::abs(solver.y[0][5] - std::cos(Real(1))) < Real(1e-7));
}

void SolvedLayers::solver_gives_no_number_beyond_a_singularity() {
    const auto field = [](const Real*, const Real(*y)[8], Real(*slope)[8]) {
        for (int i = 0; i < 8; ++i) slope[0][i] = y[0][i] * y[0][i];
    };
    DormandPrince<1, 8> solver;
    for (int i = 0; i < 8; ++i) solver.y[0][i] = i < 4 ? Real(0.5) : Real(2); // 1 / (1/y − t)
    solver.solve(0, 1, 8, Real(1e-8), field);
    for (int i = 0; i < 4; ++i) QVERIFY(std::abs(solver.y[0][i] - 1) < Real(1e-7));
    for (int i = 4; i < 8; ++i) QVERIFY(std::isnan(solver.y[0][i]));
}

void SolvedLayers::steps_in_training_approach_the_solution_with_their_fourth_power() {
    for (const TestedLayer::Direction direction : {&Transform::forward, &Transform::inverse}) {
        const double coarse = apart("continuous(steps=8)", direction),
                     fine = apart("continuous(steps=32)", direction); // 4⁴ = 256
        QVERIFY2(coarse > 130 * fine && coarse > 1e-6 && coarse < 0.05,
                 qPrintable(QString("%1 and %2").arg(coarse).arg(fine)));
    }
}

void SolvedLayers::stiff_velocities_are_undone_or_are_no_number() {
    const TestedLayer layer(case_of("continuous(hidden=16, time=2)", 5));
    const Batch points = random_points(60, 1.5, 4);
    const Mapped out = layer.forward(points), back = layer.inverse(out.points);
    const std::vector<double> growth = growths(layer, &Transform::inverse, out.points);
    int undone = 0;
    for (Index i = 0; i < points.cols(); ++i) {
        // Beyond this the way back enlarges more than a difference can see.
        if (!back.points.col(i).isFinite().all() || growth[static_cast<std::size_t>(i)] > 1e5)
            continue;
        ++undone;
        const auto off = static_cast<double>((back.points - points).col(i).abs().maxCoeff());
        const double allowed = layer.layer().tolerance() * growth[static_cast<std::size_t>(i)];
        QVERIFY2(off <= allowed, qPrintable(QString("%1, allowed %2").arg(off).arg(allowed)));
    }
    QVERIFY2(undone > 10, qPrintable(QString::number(undone)));
}

void SolvedLayers::residual_layer_is_undone_whatever_its_weights() {
    for (const double scale : {0.3, 10.0, 1000.0}) {
        const TestedLayer layer(case_of("residual(lipschitz=0.99, direction=base-to-data)", scale));
        const Batch points = random_points(200, 3, 5);
        const Mapped out = layer.forward(points), back = layer.inverse(out.points);
        QVERIFY((out.log_abs_det >= Real(2 * std::log(0.01))).all());
        QVERIFY((out.log_abs_det <= Real(2 * std::log(1.99))).all());
        // An error of rounding's size is enlarged by at most 1 / (1 − L).
        const auto off = static_cast<double>((back.points - points).abs().maxCoeff());
        QVERIFY2(off < 100 * 1e-14, qPrintable(QString::number(off)));
    }
}

void SolvedLayers::residual_layer_is_undone_where_steps_of_newton_leap() {
    // x₁ = z₁ − L tanh z₁: its slope is 1 − L at the middle and near 1 soon beside it.
    TestedLayer layer(
        case_of("residual(hidden=8, depth=1, lipschitz=0.99, direction=base-to-data)", 1));
    std::ranges::fill(layer.parameters, Real(0));
    layer.parameters[0] = 1;           // of the first unit by z₁
    layer.parameters[8 * 3] = -100000; // of x₁ by the first unit: the bound takes it to −L
    Batch points(2, 161);
    for (int i = 0; i < 161; ++i) points.col(i) << Real(i - 80) / 40, Real(0.3);
    const Mapped back = layer.inverse(points);
    for (int i = 0; i < 161; ++i) {
        const Real z = back.points(0, i);
        QVERIFY(std::abs(z - Real(0.99) * std::tanh(z) - points(0, i)) < Real(1e-9));
        QCOMPARE(back.points(1, i), points(1, i));
    }
    const auto off =
        static_cast<double>((layer.forward(back.points).points - points).abs().maxCoeff());
    QVERIFY2(off < 1e-14, qPrintable(QString::number(off)));
}

static const InProgram<SolvedLayers> solved_layers(__FILE__);
#include "tst_solved_layers.moc"

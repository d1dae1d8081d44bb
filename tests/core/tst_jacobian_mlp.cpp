// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/functions.h"
#include "core/nn/jacobian_mlp.h"
#include "core/nn/mlp.h"
#include "core/nn/spectral_bound.h"
#include "tests/support/test_program.h"

#include <Eigen/SVD>
#include <QTest>

#include <cmath>
#include <functional>
#include <vector>

using namespace pushforward;

namespace {

using Row = JacobianMlp::Row;

std::vector<Real> numbers(Index n, double scale, std::uint64_t seed) {
    Random random(seed);
    std::vector<Real> row(static_cast<std::size_t>(n));
    for (Real& x : row) x = static_cast<Real>(scale * random.normal());
    return row;
}

double slope(const std::function<double(double)>& f) {
    const double h = 1e-4;
    const auto d = [&](double s) { return (f(s) - f(-s)) / (2 * s); };
    return (4 * d(h / 2) - d(h)) / 3;
}

// A network at its points, and the sum of all that it returns with a random weight each.
struct Tested {
    JacobianMlp network;
    std::vector<Real> parameters, points[2], out_weights;

    Tested(Index inputs, Index hidden, Index depth, Index count)
        : network(inputs, hidden, depth),
          parameters(numbers(network.parameter_count(), 0.4, 1)),
          points{numbers(count, 1, 2), numbers(count, 1, 3)},
          out_weights(numbers(Row::row_count * count, 1, 4)) {}

    Var apply(Tape& tape, bool with_gradient) const {
        const Var first = tape.input(points[0], with_gradient);
        const Var second = tape.input(points[1], with_gradient);
        return network.apply(tape, tape.parameter_row({0, network.parameter_count()}), first,
                             second, Real(0.3));
    }
    double sum() const {
        Tape tape;
        tape.begin(Tape::Mode::evaluate, parameters);
        const Var out = apply(tape, false);
        double total = 0;
        for (Index r = 0; r < Row::row_count; ++r)
            for (Index i = 0; i < out.points(); ++i)
                total += static_cast<double>(out.values(r)[static_cast<std::size_t>(i)]) *
                         weight(r, i, out.points());
        return total;
    }
    double weight(Index r, Index i, Index count) const {
        return static_cast<double>(out_weights[static_cast<std::size_t>(r * count + i)]);
    }
};

} // namespace

/// The network of the residual and the continuous layers, in double.
class JacobianMlpTest : public QObject {
    Q_OBJECT

private:
    static void rows() {
        QTest::addColumn<Index>("inputs");
        QTest::addColumn<Index>("hidden");
        QTest::addColumn<Index>("depth");
        QTest::addColumn<Index>("count");
        for (const Index inputs : {2, 3})
            for (const Index hidden : {1, 9, 32})
                for (const Index depth : {1, 3})
                    for (const Index count : {1, 19, 100})
                        QTest::addRow("%ld inputs, %ld × %ld, %ld points", long(inputs),
                                      long(hidden), long(depth), long(count))
                            << inputs << hidden << depth << count;
    }

private Q_SLOTS:
    void values_are_those_of_a_plain_network_data() { rows(); }
    void values_are_those_of_a_plain_network();
    void jacobian_matches_differences_data() { rows(); }
    void jacobian_matches_differences();
    void gradients_match_differences_data() { rows(); }
    void gradients_match_differences();
    void bound_is_just_above_the_singular_values();
    void bound_has_its_gradient();
    void bound_of_a_network_that_starts_at_zero_is_zero();
};

void JacobianMlpTest::values_are_those_of_a_plain_network() {
    QFETCH(Index, inputs);
    QFETCH(Index, hidden);
    QFETCH(Index, depth);
    QFETCH(Index, count);
    const Tested t(inputs, hidden, depth, count);
    const Mlp plain(inputs, 2, hidden, depth, Activation::tanh);
    Tape tape;
    tape.begin(Tape::Mode::evaluate, t.parameters);
    const Var in = tape.make_node(inputs, count, false);
    const Tape::Node node = tape.node(in.id());
    for (Index i = 0; i < count; ++i) {
        for (Index r = 0; r < 2; ++r)
            node.value[r * node.stride + i] = t.points[r][static_cast<std::size_t>(i)];
        if (inputs == 3) node.value[2 * node.stride + i] = Real(0.3);
    }
    const Var expected = plain.apply(tape, {0, plain.parameter_count()}, in);
    const Var out = t.apply(tape, false);
    for (Index r = 0; r < 2; ++r)
        for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i)
            QVERIFY(std::abs(out.values(r)[i] - expected.values(r)[i]) < Real(1e-13));
}

void JacobianMlpTest::jacobian_matches_differences() {
    QFETCH(Index, inputs);
    QFETCH(Index, hidden);
    QFETCH(Index, depth);
    QFETCH(Index, count);
    Tested t(inputs, hidden, depth, count);
    Tape tape;
    tape.begin(Tape::Mode::evaluate, t.parameters);
    const Var out = t.apply(tape, false);
    const auto last = static_cast<std::size_t>(count - 1);
    for (Index by = 0; by < 2; ++by)
        for (Index of = 0; of < 2; ++of) {
            const Real at = t.points[by][last];
            const double expected = slope([&](double h) {
                t.points[by][last] = at + static_cast<Real>(h);
                Tape other;
                other.begin(Tape::Mode::evaluate, t.parameters);
                return static_cast<double>(t.apply(other, false).values(of)[last]);
            });
            t.points[by][last] = at;
            const auto seen = static_cast<double>(out.values(2 + 2 * by + of)[last]);
            QVERIFY2(std::abs(seen - expected) < 1e-9 * (1 + std::abs(expected)),
                     qPrintable(QString("%1, differences say %2").arg(seen).arg(expected)));
        }
}

void JacobianMlpTest::gradients_match_differences() {
    QFETCH(Index, inputs);
    QFETCH(Index, hidden);
    QFETCH(Index, depth);
    QFETCH(Index, count);
    Tested t(inputs, hidden, depth, count);
    std::vector<Real> gradient(t.parameters.size(), Real(0));
    Tape tape;
    tape.begin(Tape::Mode::record, t.parameters, gradient);
    const Var first = tape.input(t.points[0], true), second = tape.input(t.points[1], true);
    const Var out = t.network.apply(tape, tape.parameter_row({0, t.network.parameter_count()}),
                                    first, second, Real(0.3));
    for (Index r = 0; r < Row::row_count; ++r) {
        const auto from = t.out_weights.begin() + r * count;
        tape.seed(tape.row(out, r), std::vector<Real>(from, from + count));
    }
    tape.pull_back();
    const auto check = [&](Real& place, double seen) {
        const Real at = place;
        const double expected = slope([&](double h) {
            place = at + static_cast<Real>(h);
            return t.sum();
        });
        place = at;
        QVERIFY2(std::abs(seen - expected) < 1e-8 * (1 + std::abs(expected)),
                 qPrintable(QString("%1, differences say %2").arg(seen).arg(expected)));
    };
    const auto last = static_cast<std::size_t>(count - 1);
    check(t.points[0][last], static_cast<double>(first.gradient()[last]));
    check(t.points[1][0], static_cast<double>(second.gradient()[0]));
    const std::size_t step = std::max<std::size_t>(1, gradient.size() / 23);
    for (std::size_t p = 0; p < gradient.size(); p += step)
        check(t.parameters[p], static_cast<double>(gradient[p]));
}

void JacobianMlpTest::bound_is_just_above_the_singular_values() {
    using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    for (const double scale : {1e-6, 0.3, 1e5}) {
        const JacobianMlp network(2, 50, 2);
        const std::vector<Real> parameters = numbers(network.parameter_count(), scale, 5);
        Tape tape;
        tape.begin(Tape::Mode::evaluate, parameters);
        const Var row = tape.parameter_row({0, network.parameter_count()});
        const auto seen = static_cast<double>(lipschitz_bound(tape, network, row).values()[0]);
        double exact = 1;
        for (Index i = 0; i < 3; ++i) {
            const DenseMatrix w = network.weights(parameters.data(), i);
            const Matrix m =
                Eigen::Map<
                    const Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(
                    w.data, w.rows, w.columns)
                    .cast<double>();
            exact *= Eigen::JacobiSVD<Matrix>(m).singularValues()(0);
        }
        QVERIFY2(seen >= exact * (1 - 1e-12) && seen <= 1.08 * exact,
                 qPrintable(QString("%1 for %2").arg(seen).arg(exact)));
    }
}

void JacobianMlpTest::bound_has_its_gradient() {
    const JacobianMlp network(2, 12, 2);
    std::vector<Real> parameters = numbers(network.parameter_count(), 0.4, 6);
    std::vector<Real> gradient(parameters.size(), Real(0));
    const auto bound = [&](Tape& tape) {
        return lipschitz_bound(tape, network, tape.parameter_row({0, network.parameter_count()}));
    };
    Tape tape;
    tape.begin(Tape::Mode::record, parameters, gradient);
    tape.seed(bound(tape), Real(1));
    tape.pull_back();
    for (std::size_t p = 0; p < parameters.size(); p += 3) {
        const Real at = parameters[p];
        const double expected = slope([&](double h) {
            parameters[p] = at + static_cast<Real>(h);
            Tape other;
            other.begin(Tape::Mode::evaluate, parameters);
            return static_cast<double>(bound(other).values()[0]);
        });
        parameters[p] = at;
        QVERIFY2(std::abs(static_cast<double>(gradient[p]) - expected) <
                     1e-8 * (1 + std::abs(expected)),
                 qPrintable(QString("%1, differences say %2").arg(gradient[p]).arg(expected)));
    }
}

void JacobianMlpTest::bound_of_a_network_that_starts_at_zero_is_zero() {
    const JacobianMlp network(2, 12, 2);
    std::vector<Real> parameters(static_cast<std::size_t>(network.parameter_count()));
    std::vector<Real> gradient(parameters.size(), Real(0));
    Random random(1);
    network.initialise(parameters, random);
    Tape tape;
    tape.begin(Tape::Mode::record, parameters, gradient);
    const Var bound =
        lipschitz_bound(tape, network, tape.parameter_row({0, network.parameter_count()}));
    tape.seed(bound, Real(1));
    tape.pull_back();
    QCOMPARE(bound.values()[0], Real(0));
    for (const Real g : gradient) QCOMPARE(g, Real(0));
}

static const InProgram<JacobianMlpTest> jacobian_mlp_test(__FILE__);
#include "tst_jacobian_mlp.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/functions.h"
#include "core/autodiff/selection.h"
#include "core/math/random.h"
#include "core/nn/dense.h"
#include "core/nn/mlp.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <vector>

using namespace pushforward;

namespace {

using Unary = std::function<Var(Var)>;
using Binary = std::function<Var(Var, Var)>;

std::vector<Real> numbers(std::size_t n, double low, double high, std::uint64_t seed) {
    Random random(seed);
    std::vector<Real> row(n);
    for (Real& x : row) x = static_cast<Real>(random.uniform(low, high));
    return row;
}

// The sum of an operation's values over its operands, and by finite differences its slope.
double sum_of(const Binary& op, const std::vector<Real>& a, const std::vector<Real>& b) {
    Tape tape;
    tape.begin(Tape::Mode::evaluate, {});
    double sum = 0;
    for (Real v : op(tape.input(a), tape.input(b)).values()) sum += v;
    return sum;
}

double slope(const std::function<double(double)>& f) {
    const double h = 1e-5;
    const auto d = [&](double s) { return (f(s) - f(-s)) / (2 * s); };
    return (4 * d(h / 2) - d(h)) / 3;
}

void check(const Binary& op, std::vector<Real> a, std::vector<Real> b) {
    Tape tape;
    tape.begin(Tape::Mode::record, {});
    const Var u = tape.input(a, true), v = tape.input(b, true);
    tape.seed(op(u, v), Real(1));
    tape.pull_back();
    for (const bool first : {true, false}) {
        std::vector<Real>& operand = first ? a : b;
        const std::vector<Real> gradient(first ? u.gradient().begin() : v.gradient().begin(),
                                         first ? u.gradient().end() : v.gradient().end());
        for (std::size_t i = 0; i < operand.size(); ++i) {
            const Real at = operand[i];
            const double expected = slope([&](double step) {
                operand[i] = at + static_cast<Real>(step);
                const double sum = sum_of(op, a, b);
                operand[i] = at;
                return sum;
            });
            const double off = std::abs(expected - static_cast<double>(gradient[i]));
            QVERIFY2(off < 1e-8 * (1 + std::abs(expected)),
                     qPrintable(QString("operand %1: %2, differences say %3")
                                    .arg(i)
                                    .arg(gradient[i])
                                    .arg(expected)));
        }
    }
}

} // namespace

Q_DECLARE_METATYPE(Unary)
Q_DECLARE_METATYPE(Binary)

class TapeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void functions_have_the_values_and_slopes_of_their_names_data();
    void functions_have_the_values_and_slopes_of_their_names();
    void operators_pull_back_to_both_operands_and_to_scalars();
    void positive_root_loses_nothing_to_cancellation();
    void saturated_functions_do_not_overflow();
    void hypot_has_no_slope_at_the_origin();
    void a_row_of_a_block_shares_its_gradient();
    void parameters_gather_their_gradients();
    void evaluation_records_nothing_and_gives_the_same();
    void network_matches_a_plain_one_data();
    void network_matches_a_plain_one();
    void products_match_eigen_at_any_size();
    void parameters_spread_over_points_collect_their_gradients();
};

void TapeTest::functions_have_the_values_and_slopes_of_their_names_data() {
    QTest::addColumn<Unary>("function");
    QTest::addColumn<double>("at");
    QTest::addColumn<double>("value");
    const auto add = [](const char* name, Unary f, double at, double value) {
        QTest::newRow(name) << f << at << value;
    };
    add(
        "exp", [](Var a) { return exp(a); }, 0.7, std::exp(0.7));
    add(
        "log", [](Var a) { return log(a); }, 0.7, std::log(0.7));
    add(
        "sqrt", [](Var a) { return sqrt(a); }, 0.7, std::sqrt(0.7));
    add(
        "square", [](Var a) { return square(a); }, 0.7, 0.49);
    add(
        "tanh", [](Var a) { return tanh(a); }, 0.7, std::tanh(0.7));
    add(
        "sigmoid", [](Var a) { return sigmoid(a); }, 0.7, 1 / (1 + std::exp(-0.7)));
    add(
        "softplus", [](Var a) { return softplus(a); }, 0.7, std::log1p(std::exp(0.7)));
    add(
        "sin", [](Var a) { return sin(a); }, 0.7, std::sin(0.7));
    add(
        "cos", [](Var a) { return cos(a); }, 0.7, std::cos(0.7));
    add(
        "abs", [](Var a) { return abs(a - Real(1)); }, 0.7, 1 - 0.7);
    add(
        "relu above 0", [](Var a) { return relu(Real(1) - a); }, 0.7, 1 - 0.7);
    add(
        "relu below 0", [](Var a) { return relu(a - Real(1)); }, 0.7, 0);
    add(
        "tan", [](Var a) { return tan(a); }, 0.7, std::tan(0.7));
    add(
        "pow of a number", [](Var a) { return pow(a, a.tape().constant(Real(2.5))); }, 0.7,
        std::pow(0.7, 2.5));
    add(
        "pow to the power of a", [](Var a) { return pow(a.tape().constant(Real(2.5)), a); }, 0.7,
        std::pow(2.5, 0.7));
    add(
        "atan2", [](Var a) { return atan2(a, a.tape().constant(Real(-2))); }, 0.7,
        std::atan2(0.7, -2));
    add(
        "minimum", [](Var a) { return minimum(a, Real(1) - a); }, 0.7, 0.3);
    add(
        "maximum", [](Var a) { return maximum(a, Real(1) - a); }, 0.7, 0.7);
    add(
        "less", [](Var a) { return less(a, a.tape().constant(Real(0.71))); }, 0.7, 1);
    add(
        "select", [](Var a) { return select(less(a.tape().constant(1), a), square(a), -a); }, 0.7,
        -0.7);
    add(
        "hypot", [](Var a) { return hypot(a, Real(2) * a); }, 0.7, 0.7 * std::sqrt(5.0));
    add(
        "negative", [](Var a) { return -a; }, 0.7, -0.7);
    add(
        "soft clamp", [](Var a) { return soft_clamp(a, 2); }, 0.7, 2 * std::tanh(0.35));
    add(
        "number - a", [](Var a) { return Real(3) - a; }, 0.7, 2.3);
    add(
        "number / a", [](Var a) { return Real(3) / a; }, 0.7, 3 / 0.7);
    add(
        "a / number", [](Var a) { return a / Real(4); }, 0.7, 0.175);
}

void TapeTest::functions_have_the_values_and_slopes_of_their_names() {
    QFETCH(Unary, function);
    QFETCH(double, at);
    QFETCH(double, value);
    Tape tape;
    tape.begin(Tape::Mode::evaluate, {});
    const std::vector<Real> row(5, static_cast<Real>(at));
    QVERIFY(std::abs(static_cast<double>(function(tape.input(row)).values()[3]) - value) < 1e-14);
    check([&](Var a, Var b) { return function(a) * b; }, numbers(21, 0.2, 2, 1),
          numbers(21, -1, 1, 2));
}

void TapeTest::operators_pull_back_to_both_operands_and_to_scalars() {
    const Binary operations[] = {[](Var a, Var b) { return a + b; },
                                 [](Var a, Var b) { return a - b; },
                                 [](Var a, Var b) { return a * b; },
                                 [](Var a, Var b) { return a / b; },
                                 [](Var a, Var b) { return positive_root(a, b); },
                                 [](Var a, Var b) { return positive_root(-a, b); },
                                 [](Var a, Var b) { return pow(a, b); },
                                 [](Var a, Var b) { return atan2(-a, b); },
                                 [](Var a, Var b) { return minimum(a, b); },
                                 [](Var a, Var b) { return maximum(a, b); },
                                 [](Var a, Var b) { return select(less(a, b), a * b, b); }};
    for (const Binary& op : operations) {
        check(op, numbers(21, 0.5, 2, 1), numbers(21, 0.5, 2, 2));
        check(op, numbers(1, 0.5, 2, 1), numbers(21, 0.5, 2, 2));
        check(op, numbers(21, 0.5, 2, 1), numbers(1, 0.5, 2, 2));
        check(op, numbers(1, 0.5, 2, 1), numbers(1, 0.5, 2, 2));
    }
}

void TapeTest::positive_root_loses_nothing_to_cancellation() {
    Tape tape;
    tape.begin(Tape::Mode::evaluate, {});
    const std::vector<Real> q = {1e8, -1e8, 3, -3, 2}, c = {1, 1, 10, 10, 0};
    const double expected[] = {1e-8 * (1 - 1e-16), 1e8 * (1 + 1e-16), 2, 5, 0};
    const std::span<const Real> roots = positive_root(tape.input(q), tape.input(c)).values();
    for (std::size_t i = 0; i < q.size(); ++i)
        QVERIFY(std::abs(static_cast<double>(roots[i]) - expected[i]) <= 4e-16 * expected[i]);
}

void TapeTest::saturated_functions_do_not_overflow() {
    Tape tape;
    tape.begin(Tape::Mode::evaluate, {});
    const std::vector<Real> far = {-1000, -50, 50, 1000};
    const Var x = tape.input(far);
    const std::span<const Real> soft = softplus(x).values(), s = sigmoid(x).values();
    QVERIFY(soft[0] == 0 && soft[3] == 1000 && std::abs(soft[2] - 50) < Real(1e-12));
    QVERIFY(s[0] >= 0 && s[0] < Real(1e-12) && s[3] == 1);
}

void TapeTest::hypot_has_no_slope_at_the_origin() {
    Tape tape;
    tape.begin(Tape::Mode::record, {});
    const std::vector<Real> zero = {0, 0, 0};
    const Var a = tape.input(zero, true), b = tape.input(zero, true);
    tape.seed(hypot(a, b), Real(1));
    tape.pull_back();
    QVERIFY(a.gradient()[1] == 0 && b.gradient()[1] == 0);
}

void TapeTest::a_row_of_a_block_shares_its_gradient() {
    const Mlp identity_rows(1, 2, 1, 0, Activation::relu); // w₁x + b₁ and w₂x + b₂
    std::vector<Real> parameters = {2, 3, 0, 0}, gradient(4, 0);
    Tape tape;
    tape.begin(Tape::Mode::record, parameters, gradient);
    const std::vector<Real> row = {1, 2, 4};
    const Var x = tape.input(row, true);
    const Var block = identity_rows.apply(tape, {0, 4}, x);
    tape.seed(tape.row(block, 0) * tape.row(block, 1), Real(1)); // 6x²
    tape.pull_back();
    QCOMPARE(static_cast<double>(x.gradient()[2]), 48.0);
    QCOMPARE(static_cast<double>(gradient[0]), 3.0 * 21);
    QCOMPARE(static_cast<double>(gradient[1]), 2.0 * 21);
}

void TapeTest::parameters_gather_their_gradients() {
    std::vector<Real> parameters = {5, 2}, gradient = {100, 100};
    Tape tape;
    tape.begin(Tape::Mode::record, parameters, gradient);
    const std::vector<Real> row = {1, 2, 3};
    const Params second = Params{0, 2}.slice(1, 1);
    tape.seed(tape.input(row) * tape.parameter(second) + tape.parameter(second), Real(1));
    tape.pull_back();
    QCOMPARE(static_cast<double>(gradient[0]), 100.0);
    QCOMPARE(static_cast<double>(gradient[1]), 100.0 + 6 + 3);
}

void TapeTest::evaluation_records_nothing_and_gives_the_same() {
    const Mlp mlp(1, 3, 16, 2, Activation::silu);
    std::vector<Real> parameters(static_cast<std::size_t>(mlp.parameter_count()));
    Random random(1);
    mlp.initialise(parameters, random, false);
    const std::vector<Real> row = numbers(70, -2, 2, 1);
    std::vector<Real> values[2];
    std::vector<Real> gradient(parameters.size());
    for (const bool record : {false, true}) {
        Tape tape;
        tape.begin(record ? Tape::Mode::record : Tape::Mode::evaluate, parameters,
                   record ? std::span<Real>(gradient) : std::span<Real>());
        const Var y = mlp.apply(tape, {0, mlp.parameter_count()}, tape.input(row));
        values[record].assign(y.values(2).begin(), y.values(2).end());
        QCOMPARE(tape.has_gradient(y), record);
    }
    QVERIFY(values[0] == values[1]);
}

void TapeTest::network_matches_a_plain_one_data() {
    QTest::addColumn<int>("activation");
    QTest::addColumn<int>("hidden");
    QTest::addColumn<int>("depth");
    QTest::addColumn<int>("points");
    for (int activation = 0; activation < 3; ++activation)
        for (const int hidden : {1, 7, 64})
            for (const int depth : {0, 1, 3})
                for (const int points : {1, 17, 200})
                    QTest::addRow("activation %d, %d × %d, %d points", activation, hidden, depth,
                                  points)
                        << activation << hidden << depth << points;
}

void TapeTest::network_matches_a_plain_one() {
    QFETCH(int, activation);
    QFETCH(int, hidden);
    QFETCH(int, depth);
    QFETCH(int, points);
    const auto kind = static_cast<Activation>(activation);
    const Mlp mlp(1, 2, hidden, depth, kind);
    const std::vector<Real> p =
        numbers(static_cast<std::size_t>(mlp.parameter_count()), -0.5, 0.5, 3);
    const std::vector<Real> row = numbers(static_cast<std::size_t>(points), -2, 2, 4);
    Tape tape;
    tape.begin(Tape::Mode::evaluate, p);
    const Var y = mlp.apply(tape, {0, mlp.parameter_count()}, tape.input(row));

    Eigen::ArrayXXd h(1, points);
    for (int i = 0; i < points; ++i)
        h(0, i) = static_cast<double>(row[static_cast<std::size_t>(i)]);
    std::size_t at = 0;
    const auto next = [&] { return static_cast<double>(p[at++]); };
    for (int layer = 0; layer <= depth; ++layer) {
        const Eigen::Index outputs = layer == depth ? 2 : hidden;
        Eigen::MatrixXd w(outputs, h.rows());
        Eigen::VectorXd b(outputs);
        for (Eigen::Index r = 0; r < w.rows(); ++r)
            for (Eigen::Index c = 0; c < w.cols(); ++c) w(r, c) = next();
        for (double& v : b) v = next();
        h = ((w * h.matrix()).colwise() + b).array();
        if (layer == depth) break;
        if (kind == Activation::relu) h = h.max(0);
        if (kind == Activation::tanh) h = h.tanh();
        if (kind == Activation::silu) h = h / (1 + (-h).exp());
    }
    for (Eigen::Index r = 0; r < 2; ++r)
        for (Eigen::Index i = 0; i < points; ++i)
            QVERIFY(std::abs(static_cast<double>(y.values(r)[static_cast<std::size_t>(i)]) -
                             h(r, i)) < 1e-12);
}

void TapeTest::products_match_eigen_at_any_size() {
    using Matrix = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    Arena arena;
    for (const Index rows : {1, 2, 3, 8, 13, 64})
        for (const Index columns : {1, 2, 5, 64})
            for (const Index vectors : {1, 2, 5}) {
                const Index points = vectors * dense_lanes, stride = points + dense_lanes;
                const auto block = [&](Index r, std::uint64_t seed) {
                    const auto n = static_cast<std::size_t>(r * stride);
                    Real* data = arena.allocate_array<Real>(n);
                    const std::vector<Real> random = numbers(n, -1, 1, seed);
                    std::copy(random.begin(), random.end(), data);
                    return DenseBlock{data, stride};
                };
                const auto matrix = [&](DenseBlock b, Index r) {
                    return Matrix(Eigen::Map<const Matrix, 0, Eigen::OuterStride<>>(
                        b.data, r, points, Eigen::OuterStride<>(stride)));
                };
                const DenseBlock in = block(columns, 1), out = block(rows, 2),
                                 back = block(columns, 3);
                const auto w = numbers(static_cast<std::size_t>(rows * columns), -1, 1, 4);
                const auto bias = numbers(static_cast<std::size_t>(rows), -1, 1, 5);
                const Eigen::Map<const Matrix> W(w.data(), rows, columns);
                const Eigen::Map<const Eigen::Vector<Real, Eigen::Dynamic>> b(bias.data(), rows);
                const DenseMatrix m{w.data(), rows, columns, columns};
                dense_affine(m, bias.data(), in, out, points);
                QVERIFY(matrix(out, rows).isApprox((W * matrix(in, columns)).colwise() + b, 1e-13));
                dense_affine(m.transposed(), nullptr, out, back, points);
                QVERIFY(matrix(back, columns).isApprox(W.transpose() * matrix(out, rows), 1e-13));

                Matrix sum = Matrix::Ones(rows, columns);
                dense_add_outer(out, rows, in, columns, points, sum.data());
                const Matrix expected = matrix(out, rows) * matrix(in, columns).transpose();
                QVERIFY(sum.isApprox(Matrix::Ones(rows, columns) + expected, 1e-13));
            }
}

void TapeTest::parameters_spread_over_points_collect_their_gradients() {
    const std::vector<Real> p = {1, 2, 3, 4};
    std::vector<Real> gradient(4, Real(0));
    Tape tape;
    tape.begin(Tape::Mode::record, p, gradient);
    const Var block = spread(tape, {1, 2}, 19);
    QCOMPARE(block.rows(), 2);
    for (Index r = 0; r < 2; ++r)
        for (const Real v : block.values(r)) QCOMPARE(v, p[static_cast<std::size_t>(r + 1)]);
    tape.seed(tape.row(block, 0), Real(0.5));
    tape.seed(tape.row(block, 1) * tape.row(block, 0), Real(1));
    tape.pull_back();
    QCOMPARE(gradient, (std::vector<Real>{0, 19 * 3.5, 19 * 2, 0}));
}

static const InProgram<TapeTest> tape_test(__FILE__);
#include "tst_tape.moc"

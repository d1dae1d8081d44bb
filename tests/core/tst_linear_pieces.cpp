// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/tape.h"
#include "core/flow/tiles.h"
#include "core/math/random.h"
#include "core/nn/linear_pieces.h"
#include "core/nn/mlp.h"
#include "tests/support/sanitized.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace pushforward;

namespace {

// What the two ways may differ by, relative to the largest number that they make.
constexpr double tolerance = sizeof(Real) == 8 ? 1e-12 : 2e-5;

std::vector<Real> numbers(Index count, double scale, std::uint64_t seed) {
    Random random(seed, 3);
    std::vector<Real> v(static_cast<std::size_t>(count));
    for (Real& x : v) x = static_cast<Real>(scale * random.normal());
    return v;
}

// What a way makes: outputs, and the gradients of their weighted sum.
struct Made {
    std::vector<Real> values, by_input, by_parameters;
};

struct Network {
    Mlp mlp;
    std::vector<Real> parameters;

    Network(Index outputs, Index width, Index depth, std::uint64_t seed = 1)
        : mlp(1, outputs, width, depth, Activation::relu),
          parameters(static_cast<std::size_t>(mlp.parameter_count())) {
        Random random(seed, 4);
        mlp.initialise(parameters, random, false);
    }

    Real* weights(Index layer) { return parameters.data() + mlp.weights(layer); }
    Real* biases(Index layer) { return parameters.data() + mlp.biases(layer); }

    LinearPieces pieces() const {
        LinearPieces p;
        Arena scratch;
        p.prepare(mlp, parameters.data(), scratch);
        return p;
    }

    // Without those so near to a kink that rounding takes one slope for the other.
    std::vector<Real> away_from_kinks(std::vector<Real> x) const {
        const LinearPieces p = pieces();
        std::vector<std::int32_t> piece(x.size());
        p.find(x.data(), static_cast<Index>(x.size()), piece.data());
        const double near = sizeof(Real) == 8 ? 1e-8 : 1e-3;
        for (std::size_t i = 0; i < x.size(); ++i) {
            const Real left = p.start(piece[i]), right = p.start(piece[i] + 1);
            const double room = near * (1 + std::abs(static_cast<double>(x[i])));
            if (!(x[i] - left > room) || !(right - x[i] > room)) x[i] = x[i > 0 ? i - 1 : 0];
        }
        return x;
    }

    Made made(bool densely, const std::vector<Real>& x, const std::vector<Real>& weights) const {
        Made m;
        m.by_parameters.assign(parameters.size(), Real(0));
        Tape tape;
        tape.begin(Tape::Mode::record, parameters, m.by_parameters);
        const Params params{0, mlp.parameter_count()};
        const Var in = tape.input(x, true);
        const Var out =
            densely ? mlp.apply_densely(tape, params, in) : mlp.apply_by_pieces(tape, params, in);
        for (Index k = 0; k < mlp.outputs(); ++k) {
            const auto row = out.values(k);
            m.values.insert(m.values.end(), row.begin(), row.end());
            tape.seed(tape.row(out, k),
                      std::span(weights).subspan(static_cast<std::size_t>(k) * x.size(), x.size()));
        }
        tape.pull_back();
        m.by_input.assign(in.gradient().begin(), in.gradient().end());
        return m;
    }
};

double largest(const std::vector<Real>& v) {
    double most = 0;
    for (const Real x : v) most = std::max(most, std::abs(static_cast<double>(x)));
    return most;
}

double difference(const std::vector<Real>& a, const std::vector<Real>& b) {
    double most = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        most = std::max(most, std::abs(static_cast<double>(a[i]) - static_cast<double>(b[i])));
    return most;
}

// The largest difference relative to the largest number, of values and both gradients.
double disagreement(const Network& network, const std::vector<Real>& points,
                    const std::vector<Real>& weights) {
    const std::vector<Real> x = network.away_from_kinks(points);
    const Made dense = network.made(true, x, weights), made = network.made(false, x, weights);
    return std::max(
        {difference(dense.values, made.values) / (1 + largest(dense.values)),
         difference(dense.by_input, made.by_input) / (1 + largest(dense.by_input)),
         difference(dense.by_parameters, made.by_parameters) / (1 + largest(dense.by_parameters))});
}

#define AGREES(network, x)                                                                         \
    do {                                                                                           \
        QVERIFY((network).pieces().hold());                                                        \
        const auto weights_ = numbers(static_cast<Index>((x).size()) * (network).mlp.outputs(),    \
                                      1.0 / std::sqrt(double((x).size())), 8);                     \
        const double d_ = disagreement(network, x, weights_);                                      \
        QVERIFY2(d_ < tolerance, qPrintable(QString::number(d_)));                                 \
    } while (false)

} // namespace

/// Both ways of working a network of one input, by its pieces and by dense products, are one.
class LinearPiecesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_two_ways_agree_data() {
        QTest::addColumn<Index>("depth");
        QTest::addColumn<Index>("width");
        QTest::addColumn<Index>("outputs");
        QTest::addColumn<Index>("points");
        const auto add = [](Index depth, Index width, Index outputs, Index points) {
            if (test::sanitized && depth * depth * width * width > 300000) return;
            QTest::addRow("depth %d, width %d, %d outputs, %d points", int(depth), int(width),
                          int(outputs), int(points))
                << depth << width << outputs << points;
        };
        for (Index depth = 1; depth <= 8; ++depth)
            for (const Index width : {1, 2, 7, 16, 64}) add(depth, width, 2, 512);
        for (const Index depth : {1, 2, 3})
            for (const Index width : {128, 257, 512}) add(depth, width, 2, 300);
        add(8, 512, 2, 100);
        for (const Index outputs : {1, 3, 16, 17, 23, 50}) add(2, 64, outputs, 512);
        for (const Index points : {1, 2, 15, 16, 17, 100, 4096, 4097}) add(2, 64, 5, points);
    }
    void the_two_ways_agree() {
        QFETCH(Index, depth);
        QFETCH(Index, width);
        QFETCH(Index, outputs);
        QFETCH(Index, points);
        const Network network(outputs, width, depth);
        AGREES(network, numbers(points, 1.2, 7));
    }

    void they_agree_far_out() {
        for (const Index depth : {1, 2, 4}) {
            const Network network(3, 64, depth);
            std::vector<Real> x = numbers(300, 1, 7);
            for (std::size_t i = 0; i < x.size(); ++i)
                x[i] *= std::pow(Real(10), static_cast<Real>(i % 5));
            AGREES(network, x);
        }
    }

    // An error of the slope where all units are off would show as a thousandfold there.
    void where_all_units_are_off_the_outputs_are_their_biases() {
        Network network(2, 64, 2);
        for (Index j = 0; j < 64; ++j) network.weights(0)[j] = std::abs(network.weights(0)[j]);
        const std::vector<Real> x = {Real(-1e4), Real(-1e6)};
        const Made made = network.made(false, x, numbers(4, 1, 8));
        const Made dense = network.made(true, x, numbers(4, 1, 8));
        for (std::size_t i = 0; i < 4; ++i) QCOMPARE(made.values[i], dense.values[i]);
        QCOMPARE(made.by_input, std::vector<Real>(2, Real(0)));
    }

    void they_agree_with_equal_kinks_zero_biases_and_large_weights() {
        for (const Index depth : {1, 2, 3}) {
            Network network(2, 64, depth);
            Real *w = network.weights(0), *b = network.biases(0);
            for (Index j = 0; j < 64; j += 3) {
                w[j] = w[0];
                b[j] = b[0];
            }
            for (Index j = 1; j < 64; j += 5) b[j] = 0;
            w[5] = Real(1e-7);
            w[6] = w[7] = w[8] = 0; // on everywhere, off everywhere, at its kink everywhere
            b[6] = 1;
            b[7] = -1;
            b[8] = 0;
            for (Index i = 1; i < depth; ++i) {
                for (Index p = 0; p < 64 * 64; ++p) network.weights(i)[p] *= 5;
                for (Index j = 0; j < 64; j += 4) network.biases(i)[j] = 0;
            }
            AGREES(network, numbers(512, 1.2, 7));
        }
    }

    void units_that_are_never_on_have_a_gradient_of_exactly_zero() {
        for (const Index depth : {1, 2, 3}) {
            Network network(2, 16, depth);
            for (Index j = 0; j < 8; ++j) { // on beyond all points, to the right and to the left
                network.weights(0)[j] = j % 2 ? 1 : -1;
                network.biases(0)[j] = -100;
            }
            const std::vector<Real> x = numbers(300, 1, 7);
            const Made made = network.made(false, x, numbers(600, 1, 8));
            for (Index j = 0; j < 8; ++j) {
                const auto k = static_cast<std::size_t>(j);
                QCOMPARE(made.by_parameters[k], Real(0));
                QCOMPARE(made.by_parameters[16 + k], Real(0));
                if (depth == 1) continue;
                const auto next = static_cast<std::size_t>(network.mlp.weights(1));
                for (std::size_t i = 0; i < 16; ++i)
                    QCOMPARE(made.by_parameters[next + i * 16 + k], Real(0));
            }
        }
    }

    void a_kink_takes_one_of_its_two_slopes() {
        Network network(1, 8, 2);
        const LinearPieces pieces = network.pieces();
        for (Index p = 1; p < pieces.count(); ++p) {
            const Real kink = pieces.start(p);
            const Made at = network.made(false, {kink}, {1});
            const double room = 1e-5 * (1 + std::abs(static_cast<double>(kink)));
            const Made before = network.made(false, {static_cast<Real>(kink - room)}, {1}),
                       behind = network.made(false, {static_cast<Real>(kink + room)}, {1});
            const auto slope = [](const Made& m) { return static_cast<double>(m.by_input[0]); };
            const double off =
                std::min(std::abs(slope(at) - slope(before)), std::abs(slope(at) - slope(behind)));
            QVERIFY2(off < 1e-4, qPrintable(QString::number(off)));
        }
    }

    void what_is_no_number_ends() {
        const Network network(2, 64, 2);
        const Real nan = std::numeric_limits<Real>::quiet_NaN(),
                   infinity = std::numeric_limits<Real>::infinity();
        const LinearPieces pieces = network.pieces();
        const Real x[] = {nan,
                          infinity,
                          -infinity,
                          std::numeric_limits<Real>::max(),
                          std::numeric_limits<Real>::lowest(),
                          Real(0)};
        std::int32_t piece[6];
        pieces.find(x, 6, piece);
        for (const std::int32_t p : piece) QVERIFY(p >= 0 && p < pieces.count());
        const Made made = network.made(false, std::vector<Real>(x, x + 6), numbers(12, 1, 8));
        QVERIFY(std::isnan(made.values[0]));
        QVERIFY(!std::isfinite(made.values[1]) && !std::isfinite(made.values[2]));
        QVERIFY(std::isfinite(made.values[5]));
    }

    void a_parameter_that_is_no_number_leaves_the_network_to_dense_products() {
        Network network(2, 64, 2);
        for (const std::size_t place : {std::size_t(3), std::size_t(70), std::size_t(2000)}) {
            const Real before =
                std::exchange(network.parameters[place], std::numeric_limits<Real>::quiet_NaN());
            QVERIFY(!network.pieces().hold());
            network.parameters[place] = before;
        }
        QVERIFY(network.pieces().hold());
        network.parameters[2000] = std::numeric_limits<Real>::max();
        network.parameters[2001] = std::numeric_limits<Real>::max();
        network.weights(0)[0] = 1000;
        if (!network.pieces().hold()) return; // what overflows is refused, what does not agrees
        const std::vector<Real> x = {Real(0.5)};
        QVERIFY(std::isfinite(network.made(false, x, {1, 1}).values[0]));
    }

    // A saw tooth that each layer folds once more.
    void more_pieces_than_there_is_room_for_leave_the_network_to_dense_products() {
        Network network(1, 2, 8);
        for (Index layer = 0; layer < 8; ++layer) {
            const Index inputs = network.mlp.size(layer);
            Real *w = network.weights(layer), *b = network.biases(layer);
            const Real fold[] = {2, -4}; // of the unit square: 2x on a half, 2 − 2x on the other
            for (Index o = 0; o < 2; ++o)
                for (Index i = 0; i < inputs; ++i)
                    w[o * inputs + i] = layer == 0 ? Real(1) : fold[i];
            b[0] = 0;
            b[1] = Real(-0.5);
        }
        QVERIFY(!network.pieces().hold());
    }

    void equal_parameters_give_equal_bits_whatever_came_before() {
        const Network first(2, 64, 3, 1), second(2, 64, 3, 2);
        const std::vector<Real> x = numbers(200, 1, 7);
        Arena scratch;
        const auto of = [&](LinearPieces& p, const Network& network) {
            p.prepare(network.mlp, network.parameters.data(), scratch);
            std::vector<std::int32_t> piece(x.size());
            const auto n = static_cast<Index>(x.size());
            p.find(x.data(), n, piece.data());
            Batch out(2, whole_vectors(n));
            p.values(x.data(), piece.data(), n, {out.data(), out.cols()});
            return std::vector<Real>(out.data(), out.data() + out.size());
        };
        LinearPieces fresh, used;
        of(used, second);
        of(used, first);
        of(used, second);
        QCOMPARE(of(used, first), of(fresh, first));
    }

    void tiles_of_a_pass_add_up_to_the_whole() {
        const Network network(5, 64, 2);
        const Params params{0, network.mlp.parameter_count()};
        const std::vector<Real> x = network.away_from_kinks(numbers(1500, 1, 7));
        const auto gradient = [&](bool densely) {
            std::vector<Real> g(network.parameters.size(), Real(0));
            Tape tape;
            in_recorded_tiles(tape, network.parameters, g, 1500, [&](Index start, Index count) {
                const Var in = tape.input(std::span(x).subspan(static_cast<std::size_t>(start),
                                                               static_cast<std::size_t>(count)));
                const Var out = densely ? network.mlp.apply_densely(tape, params, in)
                                        : network.mlp.apply(tape, params, in);
                QCOMPARE(tape.prepared(0).value != nullptr, !densely);
                for (Index k = 0; k < 5; ++k)
                    tape.seed(tape.row(out, k), Real(0.01) * static_cast<Real>(k + 1));
            });
            return g;
        };
        const std::vector<Real> dense = gradient(true), made = gradient(false);
        QVERIFY(difference(dense, made) < tolerance * (1 + largest(dense)));
    }

    void few_points_and_other_networks_are_worked_densely() {
        QVERIFY(LinearPieces::pay(Mlp(1, 2, 64, 2, Activation::relu), 512));
        QVERIFY(!LinearPieces::pay(Mlp(1, 2, 64, 2, Activation::relu), 8));
        QVERIFY(!LinearPieces::pay(Mlp(1, 2, 64, 2, Activation::tanh), 512));
        QVERIFY(!LinearPieces::pay(Mlp(2, 2, 64, 2, Activation::relu), 512));
        QVERIFY(!LinearPieces::pay(Mlp(1, 2, 64, 0, Activation::relu), 512));
    }
};

static const InProgram<LinearPiecesTest> linear_pieces_test(__FILE__);

#include "tst_linear_pieces.moc"

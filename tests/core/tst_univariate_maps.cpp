// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/univariate/rational_quadratic.h"
#include "core/layers/univariate/registry.h"
#include "core/math/random.h"
#include "tests/support/differences.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <numeric>
#include <vector>

using namespace pushforward;

namespace {

using Row = std::vector<Real>;
using Direction = std::function<UnivariateMap::Image(Tape&, Var shape, Var in)>;

// The same shape for all points.
Var shape_block(Tape& tape, const Row& shape, std::size_t points, bool with_gradient = false) {
    const Var block =
        tape.make_node(static_cast<Index>(shape.size()), static_cast<Index>(points), with_gradient);
    const Tape::Node& node = tape.node(block.id());
    for (std::size_t r = 0; r < shape.size(); ++r)
        std::fill_n(node.value + static_cast<Index>(r) * node.stride, points, shape[r]);
    return block;
}

struct Values {
    Row value, log_slope;
};

Values apply(const Direction& map, const Row& shape, const Row& in) {
    Tape tape;
    tape.begin(Tape::Mode::evaluate, {});
    const auto image = map(tape, shape_block(tape, shape, in.size()), tape.input(in));
    const auto copy = [](std::span<const Real> v) { return Row(v.begin(), v.end()); };
    return {copy(image.value.values()), copy(image.log_slope.values())};
}

struct Gradients {
    Row by_in;
    std::vector<Row> by_shape;
};

// Of 0.7 · Σ values − 1.3 · Σ log slopes.
Gradients gradients(const Direction& map, const Row& shape, const Row& in) {
    Tape tape;
    tape.begin(Tape::Mode::record, {});
    const Var block = shape_block(tape, shape, in.size(), true), at = tape.input(in, true);
    const auto image = map(tape, block, at);
    tape.seed(image.value, Real(0.7));
    tape.seed(image.log_slope, Real(-1.3));
    tape.pull_back();
    Gradients g{Row(at.gradient().begin(), at.gradient().end()), {}};
    for (Index r = 0; r < block.rows(); ++r)
        g.by_shape.emplace_back(block.gradient(r).begin(), block.gradient(r).end());
    return g;
}

double seeded(const Direction& map, const Row& shape, const Row& in) {
    const Values v = apply(map, shape, in);
    return 0.7 * std::accumulate(v.value.begin(), v.value.end(), 0.0) -
           1.3 * std::accumulate(v.log_slope.begin(), v.log_slope.end(), 0.0);
}

Row random_row(std::size_t n, double scale, std::uint64_t seed) {
    Random random(seed);
    Row row(n);
    for (Real& x : row) x = static_cast<Real>(scale * random.normal());
    return row;
}

using Map = std::unique_ptr<const UnivariateMap>;

Map map_of(const std::string& spec) {
    return make(univariate_map_kinds(), parse_spec(spec), "map");
}

Direction forward(const UnivariateMap& map) {
    return [&map](Tape& tape, Var shape, Var in) { return map.forward(tape, shape, in); };
}
Direction inverse(const UnivariateMap& map) {
    return [&map](Tape& tape, Var shape, Var in) { return map.inverse(tape, shape, in); };
}

bool all_finite(const Row& row) {
    return std::ranges::all_of(row, [](Real v) { return std::isfinite(v); });
}

} // namespace

class UnivariateMapsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void zeros_are_the_identity();
    void gradients_by_each_shape_row_match_differences();
    void spline_has_the_value_that_another_program_computed();
    void spline_meets_its_knots_with_the_slopes_that_were_asked_for();
    void spline_leaves_points_in_the_tails_alone();
    void spline_goes_there_and_back_at_wild_shapes();
    void mixture_has_the_value_of_its_formula();
    void mixture_becomes_a_line_in_the_tails();
    void mixture_root_is_exact_between_far_components();
};

void UnivariateMapsTest::zeros_are_the_identity() {
    const Row in = random_row(40, 2, 1);
    for (const UnivariateMapKind& kind : univariate_map_kinds()) {
        const auto map = make(univariate_map_kinds(), {kind.key, {}}, "map");
        const Row zeros(static_cast<std::size_t>(map->shape_count()), Real(0));
        for (const Direction& direction : {forward(*map), inverse(*map)}) {
            const Values out = apply(direction, zeros, in);
            for (std::size_t i = 0; i < in.size(); ++i) {
                QVERIFY(std::abs(out.value[i] - in[i]) < 1e-13);
                QVERIFY(std::abs(out.log_slope[i]) < 1e-13);
            }
        }
    }
}

void UnivariateMapsTest::gradients_by_each_shape_row_match_differences() {
    const Row in = random_row(19, 1.5, 2);
    for (const UnivariateMapKind& kind : univariate_map_kinds()) {
        const auto map = make(univariate_map_kinds(), {kind.key, {}}, "map");
        Row shape = random_row(static_cast<std::size_t>(map->shape_count()), 1, 3);
        for (const Direction& direction : {forward(*map), inverse(*map)}) {
            const Gradients g = gradients(direction, shape, in);
            for (std::size_t r = 0; r < shape.size(); ++r) {
                const double sum = std::accumulate(g.by_shape[r].begin(), g.by_shape[r].end(), 0.0);
                const Real at = shape[r];
                const double expected = test::central_difference(
                    [&](double step) {
                        shape[r] = at + static_cast<Real>(step);
                        return seeded(direction, shape, in);
                    },
                    1e-5);
                shape[r] = at;
                QVERIFY2(std::abs(sum - expected) < 1e-7 * (1 + std::abs(expected)),
                         qPrintable(QString("row %1 of %2: %3, differences say %4")
                                        .arg(r)
                                        .arg(shape.size())
                                        .arg(sum)
                                        .arg(expected)));
            }
        }
    }
}

// K = 4, B = 3, shares and slopes at least 1e-3, slopes by an unshifted softplus: computed with the
// formulas of nflows.
void UnivariateMapsTest::spline_has_the_value_that_another_program_computed() {
    RationalQuadratic spline;
    spline.bins = 4;
    const auto direction = [&](bool back) -> Direction {
        return [&spline, back](Tape& tape, Var shape, Var in) {
            return rational_quadratic(spline, tape, shape, in, back);
        };
    };
    const Row shape = {0.2, -0.3, 0.5, 0.1, -0.4, 0.3, 0, 0.2, 0.5, -0.2, 1};
    const Values there = apply(direction(false), shape, {-2});
    QVERIFY(std::abs(there.value[0] - -2.414833440827) < 1e-11);
    QVERIFY(std::abs(there.log_slope[0] - -0.705398250129) < 1e-11);
    const Values back = apply(direction(true), shape, there.value);
    QVERIFY(std::abs(back.value[0] - -2) < 1e-13);
    QVERIFY(std::abs(back.log_slope[0] + there.log_slope[0]) < 1e-12);
}

void UnivariateMapsTest::spline_meets_its_knots_with_the_slopes_that_were_asked_for() {
    const Map spline = map_of("spline(bound=3)");
    constexpr int bins = 8;
    const Row shape = random_row(3 * bins - 1, 1, 4);
    // Knots and slopes by the definition.
    Row x = {-3}, y = {-3}, slope = {1};
    const auto share = [&](int row, int j) {
        double sum = 0;
        for (int i = 0; i < bins; ++i) sum += std::exp(shape[static_cast<std::size_t>(row + i)]);
        return 1e-3 + (1 - bins * 1e-3) * std::exp(shape[static_cast<std::size_t>(row + j)]) / sum;
    };
    for (int j = 0; j < bins; ++j) {
        x.push_back(x.back() + 6 * share(0, j));
        y.push_back(y.back() + 6 * share(bins, j));
        const double raw = j + 1 < bins ? shape[static_cast<std::size_t>(2 * bins + j)] : 0;
        slope.push_back(1e-3 + std::log1p(std::exp(raw + std::log(std::expm1(0.999)))));
    }
    const Values there = apply(forward(*spline), shape, x);
    const Values back = apply(inverse(*spline), shape, y);
    for (const double aside : {-1e-9, 1e-9}) {
        Row beside = x;
        for (Real& v : beside) v += static_cast<Real>(aside);
        const Values near = apply(forward(*spline), shape, beside);
        for (std::size_t k = 0; k < x.size(); ++k)
            QVERIFY(std::abs(near.log_slope[k] - std::log(slope[k])) < 1e-6);
    }
    for (std::size_t k = 0; k < x.size(); ++k) {
        QVERIFY(std::abs(there.value[k] - y[k]) < 1e-12);
        QVERIFY(std::abs(there.log_slope[k] - std::log(slope[k])) < 1e-11);
        QVERIFY(std::abs(back.value[k] - x[k]) < 1e-11);
        QVERIFY(std::abs(back.log_slope[k] + std::log(slope[k])) < 1e-11);
    }
    for (const Direction& direction : {forward(*spline), inverse(*spline)}) {
        const Gradients g = gradients(direction, shape, x);
        QVERIFY(all_finite(g.by_in));
        for (const Row& row : g.by_shape) QVERIFY(all_finite(row));
    }
}

void UnivariateMapsTest::spline_leaves_points_in_the_tails_alone() {
    const Map spline = map_of("spline(bound=3)");
    const Row in = {-1e6, -1e4, -50, -3.0000001, 3.0000001, 7, 1e4, 1e6};
    for (const double scale : {1.0, 30.0}) {
        const Row shape = random_row(static_cast<std::size_t>(spline->shape_count()), scale, 5);
        for (const Direction& direction : {forward(*spline), inverse(*spline)}) {
            const Values out = apply(direction, shape, in);
            QVERIFY(out.value == in);
            QVERIFY(out.log_slope == Row(in.size(), Real(0)));
            const Gradients g = gradients(direction, shape, in);
            QVERIFY(g.by_in == Row(in.size(), Real(0.7)));
            for (const Row& row : g.by_shape) QVERIFY(row == Row(in.size(), Real(0)));
        }
    }
}

// Where slopes and bins differ by a factor of a thousand, a discriminant rounds below zero.
void UnivariateMapsTest::spline_goes_there_and_back_at_wild_shapes() {
    const Map spline = map_of("spline(bound=3)");
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const Row shape =
            random_row(static_cast<std::size_t>(spline->shape_count()), 8, 100 + seed);
        Row in = random_row(200, 1.4, 200 + seed);
        std::ranges::sort(in);
        const Values there = apply(forward(*spline), shape, in);
        const Values back = apply(inverse(*spline), shape, there.value);
        QVERIFY(std::ranges::is_sorted(there.value));
        for (std::size_t i = 0; i < in.size(); ++i) {
            // An error of the image comes back as many times as the way back is steep.
            const double steep = 1 + std::exp(-there.log_slope[i]);
            QVERIFY2(std::abs(back.value[i] - in[i]) < 1e-12 * steep,
                     qPrintable(QString("seed %1, %2: off by %3")
                                    .arg(seed)
                                    .arg(in[i])
                                    .arg(back.value[i] - in[i])));
        }
        for (const Direction& direction : {forward(*spline), inverse(*spline)}) {
            const Gradients g = gradients(direction, shape, in);
            QVERIFY(all_finite(g.by_in));
            for (const Row& row : g.by_shape) QVERIFY(all_finite(row));
        }
    }
}

namespace {

// Written out from the interface's formula for 8 components and clamp 3, in long double.
struct Mixture {
    std::vector<long double> weight, mean, scale;

    explicit Mixture(const Row& shape) {
        const std::size_t n = shape.size() / 3;
        long double sum = 0;
        for (std::size_t i = 0; i < n; ++i) sum += std::exp(static_cast<long double>(shape[i]));
        for (std::size_t i = 0; i < n; ++i) {
            const auto gain = 0.5L + static_cast<long double>(i) / static_cast<long double>(n - 1);
            weight.push_back(std::exp(static_cast<long double>(shape[i])) / sum);
            mean.push_back(gain * static_cast<long double>(shape[n + i]));
            scale.push_back(
                std::exp(3 * std::tanh(static_cast<long double>(shape[2 * n + i]) / 3)));
        }
    }
    long double operator()(long double x) const {
        long double below = 0, above = 0;
        for (std::size_t i = 0; i < weight.size(); ++i) {
            const long double u = (x - mean[i]) / scale[i];
            below += weight[i] / (1 + std::exp(-u));
            above += weight[i] / (1 + std::exp(u));
        }
        return 0.999L * std::log(below / above) + 0.001L * x;
    }
    long double log_slope(long double x) const {
        long double below = 0, above = 0, density = 0;
        for (std::size_t i = 0; i < weight.size(); ++i) {
            const long double u = (x - mean[i]) / scale[i];
            const long double b = 1 / (1 + std::exp(-u)), a = 1 / (1 + std::exp(u));
            below += weight[i] * b, above += weight[i] * a;
            density += weight[i] * a * b / scale[i];
        }
        return std::log(0.999L * density / (below * above) + 0.001L);
    }
};

} // namespace

void UnivariateMapsTest::mixture_has_the_value_of_its_formula() {
    const Map logistic = map_of("logistic");
    for (const double scale : {0.5, 2.0}) {
        const Row shape = random_row(static_cast<std::size_t>(logistic->shape_count()), scale, 6);
        const Mixture formula(shape);
        const Row in = random_row(60, 4, 7);
        const Values out = apply(forward(*logistic), shape, in);
        for (std::size_t i = 0; i < in.size(); ++i) {
            const auto y = static_cast<double>(formula(in[i]));
            QVERIFY(std::abs(out.value[i] - y) < 1e-12 * (1 + std::abs(y)));
            QVERIFY(std::abs(out.log_slope[i] - static_cast<double>(formula.log_slope(in[i]))) <
                    1e-11);
        }
    }
}

void UnivariateMapsTest::mixture_becomes_a_line_in_the_tails() {
    const Map logistic = map_of("logistic");
    const Row shape = random_row(static_cast<std::size_t>(logistic->shape_count()), 1.5, 8);
    // Far out the widest component is all that is left of F, or of 1 − F.
    const Mixture formula(shape);
    const auto widest = static_cast<double>(std::ranges::max(formula.scale));
    const double line = std::log(0.999 / widest + 0.001);
    const Row in = {-1e6, -1e4, 1e4, 1e6};
    const Values out = apply(forward(*logistic), shape, in);
    const Values back = apply(inverse(*logistic), shape, out.value);
    for (std::size_t i = 0; i < in.size(); ++i) {
        QVERIFY(std::abs(out.log_slope[i] - line) < 1e-12);
        QVERIFY(std::abs(out.value[i] / (in[i] * std::exp(line)) - 1) < 0.02);
        QVERIFY(std::abs(back.value[i] - in[i]) < 1e-13 * std::abs(in[i]));
    }
    for (const Direction& direction : {forward(*logistic), inverse(*logistic)}) {
        const Values far = apply(direction, shape, in);
        QVERIFY(all_finite(far.value) && all_finite(far.log_slope));
        const Gradients g = gradients(direction, shape, in);
        QVERIFY(all_finite(g.by_in));
        for (const Row& row : g.by_shape) QVERIFY(all_finite(row));
    }
}

void UnivariateMapsTest::mixture_root_is_exact_between_far_components() {
    const Map logistic = map_of("logistic");
    constexpr std::size_t n = 8;
    Row shape(3 * n, Real(0));
    for (std::size_t i = 0; i < n; ++i) {
        shape[n + i] = i < n / 2 ? -40 : 40; // two clusters, and nothing between but the line
        shape[2 * n + i] = -4;
    }
    const Row in = random_row(64, 25, 9);
    const Values out = apply(forward(*logistic), shape, in);
    const Values back = apply(inverse(*logistic), shape, out.value);
    for (std::size_t i = 0; i < in.size(); ++i) {
        QVERIFY(out.log_slope[i] >= std::log(0.001));
        QVERIFY(std::abs(back.value[i] - in[i]) < 1e-11 * (1 + std::exp(-out.log_slope[i])));
    }
}

static const InProgram<UnivariateMapsTest> univariate_maps_test(__FILE__);
#include "tst_univariate_maps.moc"

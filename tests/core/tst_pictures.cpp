// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/registry.h"
#include "core/picture/contours.h"
#include "core/picture/decimate.h"
#include "core/picture/density_grid.h"
#include "core/picture/flow_checks.h"
#include "core/picture/layer_sections.h"
#include "core/picture/moment.h"
#include "core/picture/stretching.h"
#include "core/train/trainer.h"
#include "tests/support/test_program.h"

#include <Eigen/LU>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace pushforward;

namespace {

// A flow that has learned something, on data far from standard units.
const Trainer& trained() {
    static const Trainer trainer = [] {
        Experiment e = example_experiment();
        e.layers = parse_layers("4*affine-coupling(hidden=16)");
        e.optimizer.values["learning_rate"] = 5e-3;
        Random random(1);
        Points points(2, 4000);
        for (Index i = 0; i < points.cols(); ++i) {
            const double z = random.normal();
            points.col(i) << 100 + 5 * z, 0.1 * (z * z + 0.3 * random.normal());
        }
        Trainer t(e, prepare_points({points}, 0.2, 1));
        for (int i = 0; i < 400; ++i) t.step();
        return t;
    }();
    return trainer;
}

DensityGrid grid_of(double (*density)(double, double), int columns, int rows, const View& view) {
    DensityGrid grid{view, columns, rows, {}, 0, 0};
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c) {
            const double x = view.left + (c + 0.5) * view.width() / columns;
            const double y = view.bottom + (r + 0.5) * view.height() / rows;
            grid.density.push_back(static_cast<float>(density(x, y)));
            grid.maximum = std::max(grid.maximum, grid.density.back());
        }
    return grid;
}

} // namespace

class PicturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void density_is_that_of_log_prob_and_row_0_is_at_the_bottom();
    void density_integrates_to_one_over_its_surroundings();
    void mean_nll_of_samples_is_the_entropy_of_the_density();
    void layer_densities_go_from_the_base_to_the_data();
    void cancelled_grid_comes_back_empty();
    void round_trip_is_near_rounding();
    void what_the_layers_add_sums_to_log_p();
    void each_layer_adds_minus_its_own_log_det();
    void sections_of_a_coupling_are_its_own_functions();
    void every_kind_of_layer_has_sections();
    void stretching_is_what_the_layers_take_from_log_p();
    void ellipses_have_the_area_of_the_jacobian();
    void ways_begin_in_the_base_and_end_as_samples();
    void clouds_of_one_seed_move_together();
    void contours_of_a_cone_are_circles();
    void contours_end_at_the_edge_and_split_at_saddles();
    void mass_levels_hold_their_shares();
    void views_hold_the_points_and_keep_scales_equal();
    void decimation_keeps_ends_and_spikes();
};

void PicturesTest::density_is_that_of_log_prob_and_row_0_is_at_the_bottom() {
    const auto s = trained().take_snapshot();
    const View view{80, 120, -1, 3};
    const DensityGrid grid = density_grid(*s->flow, s->parameters, view, 20, 10);
    Tape tape;
    Points point(2, 1);
    point << 80 + 2.5 * 2, -1 + 1.5 * 0.4; // centre of column 2, row 1
    double log_p = 0;
    s->flow->log_prob(tape, s->parameters, point, {&log_p, 1});
    QVERIFY(std::abs(static_cast<double>(grid.at(2, 1)) - std::exp(log_p)) <=
            1e-6 * std::exp(log_p));
    QCOMPARE(grid.maximum, *std::ranges::max_element(grid.density));
}

void PicturesTest::density_integrates_to_one_over_its_surroundings() {
    const auto s = trained().take_snapshot();
    const double integral = integral_around(*s, view_of(trained().data().points, 0.1));
    QVERIFY2(std::abs(integral - 1) < 1e-3, qPrintable(QString::number(integral)));
}

void PicturesTest::mean_nll_of_samples_is_the_entropy_of_the_density() {
    const auto s = trained().take_snapshot();
    const Points cloud = sample_cloud({.snapshot = s}, 20000, 1);
    Tape tape;
    std::vector<double> log_p(20000);
    s->flow->log_prob(tape, s->parameters, cloud, log_p);
    double sum = 0, squares = 0;
    for (double v : log_p) {
        sum -= v;
        squares += v * v;
    }
    const double mean = sum / 20000;
    const double error = std::sqrt((squares / 20000 - mean * mean) / 20000);

    const View view{60, 140, -1.5, 4};
    const DensityGrid grid = density_grid(*s->flow, s->parameters, view, 1000, 1400);
    double entropy = 0;
    for (float p : grid.density)
        if (p > 0) entropy -= static_cast<double>(p) * std::log(static_cast<double>(p));
    entropy *= view.width() / 1000 * view.height() / 1400;
    QVERIFY2(std::abs(mean - entropy) < 4 * error,
             qPrintable(QString("%1 ± %2, quadrature %3").arg(mean).arg(error).arg(entropy)));
}

void PicturesTest::layer_densities_go_from_the_base_to_the_data() {
    const auto s = trained().take_snapshot();
    const Standardisation& units = s->flow->standardisation();
    const View view = view_around(units, 4);
    const DensityGrid base = flow_density({.snapshot = s, .position = {0, 0}}, view, 40, 40);
    const double middle = std::exp(-0.01) / (2 * 3.141592653589793) / units.scale.prod();
    QVERIFY(std::abs(static_cast<double>(base.at(20, 20)) - middle) < 1e-6 * middle);
    const Index count = s->flow->layer_count();
    const DensityGrid last = flow_density({.snapshot = s, .position = {count, 0}}, view, 40, 40),
                      nearly = flow_density({.snapshot = s, .position = {count - 1, 1 - 1e-9}},
                                            view, 40, 40),
                      whole = density_grid(*s->flow, s->parameters, view, 40, 40);
    QVERIFY(last.density == whole.density);
    for (std::size_t i = 0; i < whole.density.size(); ++i)
        QVERIFY(std::abs(nearly.density[i] - whole.density[i]) <= 1e-5F * whole.maximum);
}

void PicturesTest::cancelled_grid_comes_back_empty() {
    const auto s = trained().take_snapshot();
    int asked = 0;
    const DensityGrid grid =
        density_grid(*s->flow, s->parameters, {}, 256, 256, [&] { return ++asked > 2; });
    QCOMPARE(asked, 3);
    QVERIFY(grid.density.empty() && grid.columns == 0);
}

void PicturesTest::round_trip_is_near_rounding() {
    const auto s = trained().take_snapshot();
    const double error = round_trip_error(*s, trained().data().points);
    QVERIFY2(error > 0 && error < 1e-9, qPrintable(QString::number(error)));
}

void PicturesTest::what_the_layers_add_sums_to_log_p() {
    const auto s = trained().take_snapshot();
    const Points points = trained().data().points.leftCols(500);
    double sum = 0;
    for (double v : mean_added(*s, points)) sum += v;
    Tape tape;
    std::vector<double> log_p(500);
    const Batch z = s->flow->to_base(tape, s->parameters, points, log_p);
    double expected = 0;
    for (Index i = 0; i < 500; ++i)
        expected += log_p[static_cast<std::size_t>(i)] +
                    0.5 * static_cast<double>(z.col(i).square().sum()) +
                    std::log(2 * 3.141592653589793);
    expected = expected / 500 - s->flow->standardisation().log_abs_det();
    QVERIFY(std::abs(sum - expected) < 1e-9);
}

// From the path alone: how an area about each point grows from stop to stop.
void PicturesTest::each_layer_adds_minus_its_own_log_det() {
    const auto s = trained().take_snapshot();
    const Flow& flow = *s->flow;
    const Points points = trained().data().points.leftCols(40);
    Tape tape;
    const Flow::Account account = flow.account(tape, s->parameters, points);
    const double h = 1e-6;
    std::vector<Flow::Account> moved;
    for (const auto& [row, step] : {std::pair(0, h), {0, -h}, {1, h}, {1, -h}}) {
        Points there = points;
        there.row(row) += step * flow.standardisation().scale[row];
        moved.push_back(flow.account(tape, s->parameters, there));
    }
    for (Index i = 0; i < points.cols(); ++i) {
        const auto area = [&](std::size_t stop) {
            Eigen::Matrix2d J;
            for (Index row = 0; row < 2; ++row) {
                const auto at = static_cast<std::size_t>(2 * row);
                J.col(row) = (moved[at].path[stop].col(i) - moved[at + 1].path[stop].col(i))
                                 .matrix()
                                 .cast<double>() /
                             (2 * h);
            }
            return std::log(std::abs(J.determinant()));
        };
        double sum = account.log_base[static_cast<std::size_t>(i)] + account.units;
        for (std::size_t k = 0; k < account.added.size(); ++k) {
            const double added = account.added[k][static_cast<std::size_t>(i)];
            QVERIFY(std::abs(added + area(k + 1) - area(k)) < 1e-5 * (1 + std::abs(added)));
            sum += added;
        }
        double log_p = 0;
        flow.log_prob(tape, s->parameters, points.col(i), {&log_p, 1});
        QVERIFY(std::abs(sum - log_p) < 1e-9);
    }
}

// The layer keeps z₁ and makes x₂ = z₂·exp s(z₁) + t(z₁).
void PicturesTest::sections_of_a_coupling_are_its_own_functions() {
    const auto s = trained().take_snapshot();
    const LayerSections sections = layer_sections(*s, 0, {0.3, 0.0});
    const auto& [first, second] = sections.along;
    for (std::size_t i = 0; i < sections.at.size(); ++i) {
        QVERIFY(std::abs(first.first[i] - sections.at[i]) < 1e-12); // kept
        const double stretch = std::exp(sections.log_det), shift = sections.image[1];
        QVERIFY(std::abs(second.second[i] - (sections.at[i] * stretch + shift)) < 1e-9);
        QVERIFY(std::abs(second.log_det[i] - sections.log_det) < 1e-12); // s does not know z₂
    }
    const double det = sections.jacobian.determinant();
    QVERIFY(std::abs(std::log(det) - sections.log_det) < 1e-6);
}

void PicturesTest::every_kind_of_layer_has_sections() {
    for (const LayerKind& kind : layer_kinds()) {
        Snapshot s;
        std::vector<std::shared_ptr<const Transform>> layers;
        layers.push_back(make(layer_kinds(), initial_spec(kind), "layer"));
        s.flow = std::make_shared<const Flow>(
            make(base_kinds(), initial_spec(base_kinds().front()), "base"), layers,
            Standardisation{});
        s.parameters.resize(static_cast<std::size_t>(s.flow->parameter_count()));
        s.flow->initialise(s.parameters, 1);
        const Eigen::Array2d point(0.4, -0.7);
        const LayerSections sections = layer_sections(s, 0, point);
        Tape tape;
        const Flow::Account account = s.flow->account(
            tape, s.parameters, Points(s.flow->to_data(tape, s.parameters, point.cast<Real>())));
        QVERIFY2(std::abs(sections.log_det + account.added[0][0]) < 1e-5, kind.key.c_str());
        for (const LayerSections::Curves& curves : sections.along)
            for (const auto* values : {&curves.first, &curves.second, &curves.log_det})
                QVERIFY2(
                    values->size() == sections.at.size() &&
                        std::ranges::all_of(*values, [](double v) { return std::isfinite(v); }),
                    kind.key.c_str());
    }
}

void PicturesTest::stretching_is_what_the_layers_take_from_log_p() {
    const auto s = trained().take_snapshot();
    const View view = view_around(s->flow->standardisation(), 2);
    const DensityGrid whole = stretching({.snapshot = s}, view, 12, 8, StretchOf::flow),
                      last = stretching({.snapshot = s}, view, 12, 8, StretchOf::layer),
                      base = stretching({.snapshot = s, .position = {0, 0}}, view, 12, 8,
                                        StretchOf::flow);
    Points point(2, 1);
    point << view.left + 7.5 * view.width() / 12, view.bottom + 2.5 * view.height() / 8;
    Tape tape;
    const Flow::Account account = s->flow->account(tape, s->parameters, point);
    double sum = 0;
    for (const std::vector<double>& added : account.added) sum -= added.front();
    QVERIFY(std::abs(static_cast<double>(whole.at(7, 2)) - sum) < 1e-6);
    QVERIFY(std::abs(static_cast<double>(last.at(7, 2)) + account.added.back().front()) < 1e-6);
    QCOMPARE(base.maximum, 0.0F);
}

void PicturesTest::ellipses_have_the_area_of_the_jacobian() {
    const auto s = trained().take_snapshot();
    const Standardisation& units = s->flow->standardisation();
    const auto area = [](const Polyline& line) {
        double twice = 0;
        for (std::size_t i = 1; i < line.size(); ++i)
            twice += line[i - 1].x() * line[i].y() - line[i].x() * line[i - 1].y();
        return std::abs(twice) / 2;
    };
    const double polygon = 16 * std::sin(2 * 3.141592653589793 / 32); // of 32 corners, radius 1
    for (const Position position : {Position{0, 0}, Position::data()}) {
        const Moment moment{.snapshot = s, .position = position};
        const auto ellipses = jacobian_ellipses(moment, 5, 1.5, 0.1);
        QCOMPARE(ellipses.size(), std::size_t(25));
        Tape tape;
        Batch base(2, 1);
        base << 0, 0; // the middle of the lattice
        const auto flow = flow_at(moment);
        const Points x = flow->to_data(tape, s->parameters_of(*flow), base);
        const Flow::Account account = flow->account(tape, s->parameters_of(*flow), x);
        double log_det = -units.log_abs_det();
        for (const std::vector<double>& added : account.added) log_det -= added.front();
        const double expected = std::exp(log_det) * 0.01 * polygon;
        QVERIFY(std::abs(area(ellipses[12]) - expected) < 1e-2 * expected);
    }
}

void PicturesTest::ways_begin_in_the_base_and_end_as_samples() {
    const auto s = trained().take_snapshot();
    const Moment moment{.snapshot = s};
    const Ways ways = sample_ways(moment, 7, 1);
    QCOMPARE(ways.lines.size(), std::size_t(7));
    const Points samples = sample_cloud(moment, 7, 1),
                 base = sample_cloud({.snapshot = s, .position = {0, 0}}, 7, 1);
    const auto stops = static_cast<std::size_t>(s->flow->layer_count()) + 1;
    QCOMPARE(ways.stops.cols(), static_cast<Index>(7 * stops));
    for (std::size_t i = 0; i < 7; ++i) {
        QCOMPARE(ways.lines[i].size(), stops);
        QVERIFY((ways.lines[i].front() == base.col(static_cast<Index>(i))).all());
        QVERIFY((ways.lines[i].back() == samples.col(static_cast<Index>(i))).all());
    }
}

void PicturesTest::clouds_of_one_seed_move_together() {
    const auto s = trained().take_snapshot();
    const Points cloud = sample_cloud({.snapshot = s}, 100, 3);
    QVERIFY((cloud == sample_cloud({.snapshot = s}, 100, 3)).all());
    QVERIFY((cloud.leftCols(50) == sample_cloud({.snapshot = s}, 50, 3)).all());
    QVERIFY((cloud != sample_cloud({.snapshot = s}, 100, 4)).any());
}

void PicturesTest::contours_of_a_cone_are_circles() {
    const DensityGrid grid = grid_of([](double x, double y) { return 3 - std::hypot(x, y - 0.5); },
                                     200, 160, {-4, 4, -4, 4});
    const std::vector<Polyline> lines = contour_lines(grid, 1);
    QCOMPARE(lines.size(), std::size_t(1));
    QVERIFY((lines[0].front() == lines[0].back()).all());
    for (const Eigen::Array2d& p : lines[0])
        QVERIFY(std::abs(std::hypot(p[0], p[1] - 0.5) - 2) < 2e-3);
}

void PicturesTest::contours_end_at_the_edge_and_split_at_saddles() {
    const DensityGrid slope = grid_of([](double x, double) { return x; }, 30, 30, {-1, 1, -1, 1});
    const std::vector<Polyline> line = contour_lines(slope, 0.3);
    QCOMPARE(line.size(), std::size_t(1));
    QCOMPARE(line[0].size(), std::size_t(30));
    for (const Eigen::Array2d& p : line[0]) QVERIFY(std::abs(p[0] - 0.3) < 1e-6);
    const DensityGrid saddle =
        grid_of([](double x, double y) { return x * y; }, 31, 31, {-1, 1, -1, 1});
    QCOMPARE(contour_lines(saddle, 0.2).size(), std::size_t(2));
    QVERIFY(contour_lines(saddle, 5).empty());
}

void PicturesTest::mass_levels_hold_their_shares() {
    const DensityGrid grid =
        grid_of([](double x, double y) { return std::exp(-(x * x + y * y) / 2); }, 300, 300,
                {-6, 6, -6, 6});
    const std::vector<double> levels = mass_levels(grid, {0.5, 0.9});
    // Of a Gaussian, the disc of radius √(−2 ln(1 − share)) holds the share, and its level is 1 −
    // share.
    QVERIFY(std::abs(levels[0] - 0.5) < 5e-3);
    QVERIFY(std::abs(levels[1] - 0.1) < 5e-3);
}

void PicturesTest::views_hold_the_points_and_keep_scales_equal() {
    const View view = view_of(trained().data().points, 0.1);
    const Points& points = trained().data().points;
    Index inside = 0;
    for (Index i = 0; i < points.cols(); ++i)
        inside += points(0, i) > view.left && points(0, i) < view.right &&
                  points(1, i) > view.bottom && points(1, i) < view.top;
    QVERIFY(inside > points.cols() * 99 / 100);
    const View equal = with_equal_scales(view, 640, 400);
    QVERIFY(std::abs(equal.width() / 640 - equal.height() / 400) < 1e-12);
    QVERIFY(equal.width() >= view.width() - 1e-12 && equal.height() >= view.height() - 1e-12);
    QVERIFY((equal.centre() - view.centre()).abs().maxCoeff() < 1e-9);
}

void PicturesTest::decimation_keeps_ends_and_spikes() {
    std::vector<CurvePoint> curve;
    for (int i = 0; i < 100000; ++i) curve.push_back({static_cast<double>(i), std::sin(i * 0.001)});
    curve[54321].y = 50;
    curve[12345].y = -50;
    const std::vector<CurvePoint> thin = decimate(curve, 2000);
    QVERIFY(thin.size() <= 2000 && thin.size() > 1000);
    QCOMPARE(thin.front().x, 0.0);
    QCOMPARE(thin.back().x, 99999.0);
    QVERIFY(std::ranges::is_sorted(thin, {}, &CurvePoint::x));
    QVERIFY(
        std::ranges::any_of(thin, [](const CurvePoint& p) { return p.x == 54321 && p.y == 50; }));
    QVERIFY(
        std::ranges::any_of(thin, [](const CurvePoint& p) { return p.x == 12345 && p.y == -50; }));
    const std::vector<CurvePoint> few(curve.begin(), curve.begin() + 100);
    QCOMPARE(decimate(few, 2000).size(), few.size());
}

static const InProgram<PicturesTest> pictures_test(__FILE__);
#include "tst_pictures.moc"

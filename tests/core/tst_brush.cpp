// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/painting/brush.h"
#include "core/painting/plane_map.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace pushforward;

namespace {

constexpr Index many = 40000;

} // namespace

class BrushTest : public QObject {
    Q_OBJECT
private slots:
    void a_spray_has_the_spread_that_it_says();
    void a_line_is_even_along_and_gaussian_across();
    void a_shape_is_filled_evenly_and_its_holes_are_not();
    void outlines_pass_where_they_should();
    void a_symmetry_has_all_of_its_maps_once();
    void shapes_without_extent_have_no_points();
};

void BrushTest::a_spray_has_the_spread_that_it_says() {
    Random random(1);
    const Eigen::Array2d middle(3, -2);
    const Points soft = sprayed(middle, 2, Spread::gaussian, many, random);
    const Points hard = sprayed(middle, 2, Spread::uniform, many, random);
    for (const Index row : {0, 1}) {
        // Deviations 1 and radius / 2.
        const double of_soft = (soft.row(row) - middle[row]).square().mean();
        const double of_hard = (hard.row(row) - middle[row]).square().mean();
        QVERIFY(std::abs(of_soft - 1) < 0.04);
        QVERIFY(std::abs(of_hard - 1) < 0.04);
    }
    const auto distance = (hard.colwise() - middle).square().colwise().sum().sqrt().eval();
    QVERIFY(distance.maxCoeff() <= 2);
    QVERIFY(std::abs((distance < std::sqrt(2.0)).cast<double>().mean() - 0.5) < 0.015);
}

void BrushTest::a_line_is_even_along_and_gaussian_across() {
    Random random(2);
    // Two pieces of lengths 1 and 3.
    const Points points = along({{{0, 0}, {1, 0}, {1, 3}}}, 0.01, many, random);
    const double on_first = (points.row(1) < 0.05).cast<double>().mean();
    QVERIFY(std::abs(on_first - 0.2625) < 0.02);
    const Points straight = along({{{0, 0}, {10, 0}}}, 0.5, many, random);
    QVERIFY(std::abs(straight.row(1).square().mean() - 0.25) < 0.01);
    QVERIFY(std::abs(straight.row(0).mean() - 5) < 0.1);
}

void BrushTest::a_shape_is_filled_evenly_and_its_holes_are_not() {
    Random random(3);
    const std::vector<Outline> frame = {rectangle_outline({0, 0}, {4, 4}),
                                        rectangle_outline({1, 1}, {3, 3})};
    const Points points = inside(frame, 0, many, random);
    QCOMPARE(points.cols(), many);
    const auto in_hole =
        (points.row(0) > 1 && points.row(0) < 3 && points.row(1) > 1 && points.row(1) < 3);
    QVERIFY(!in_hole.any());
    // The lower strip is 4 of the 12 units of area.
    QVERIFY(std::abs((points.row(1) < 1).cast<double>().mean() - 1.0 / 3) < 0.015);
}

void BrushTest::outlines_pass_where_they_should() {
    const Outline ellipse = ellipse_outline({-2, -1}, {4, 3});
    for (const Eigen::Array2d& x : ellipse)
        QVERIFY(std::abs(std::hypot((x[0] - 1) / 3, (x[1] - 1) / 2) - 1) < 1e-12);
    QVERIFY((ellipse.front() == ellipse.back()).all());
    QVERIFY(encloses({ellipse}, {1, 1}) && !encloses({ellipse}, {3.9, 2.9}));
    QVERIFY(!encloses({}, {0, 0}) && !encloses({Outline{}}, {0, 0}));
}

void BrushTest::a_symmetry_has_all_of_its_maps_once() {
    const Eigen::Array2d centre(2, 5), point(2.7, 5.4);
    const std::pair<std::pair<int, int>, std::size_t> cases[] = {
        {{0, 1}, 1}, {{1, 1}, 2}, {{2, 1}, 4}, {{0, 5}, 5}, {{1, 5}, 10}, {{2, 4}, 8}, {{2, 2}, 4}};
    for (const auto& [symmetry, size] : cases) {
        const auto maps = symmetry_maps(centre, symmetry.first, symmetry.second);
        QCOMPARE(maps.size(), size);
        QVERIFY((maps.front()(point) - point).abs().maxCoeff() < 1e-12);
        for (const PlaneMap& map : maps) {
            QVERIFY((map(centre) - centre).abs().maxCoeff() < 1e-12);
            QVERIFY(std::abs((map(point) - centre).matrix().norm() -
                             (point - centre).matrix().norm()) < 1e-12);
        }
    }
    const auto mirrored = symmetry_maps(centre, 1, 1)[1](point);
    QVERIFY((mirrored - Eigen::Array2d(1.3, 5.4)).abs().maxCoeff() < 1e-12);
}

void BrushTest::shapes_without_extent_have_no_points() {
    Random random(4);
    QCOMPARE(along({}, 1, 10, random).cols(), Index(0));
    QCOMPARE(along({{{1, 1}, {1, 1}}}, 1, 10, random).cols(), Index(0));
    QCOMPARE(inside({rectangle_outline({1, 1}, {1, 5})}, 1, 10, random).cols(), Index(0));
    QCOMPARE(inside({}, 1, 10, random).cols(), Index(0));
}

static const InProgram<BrushTest> brush_test(__FILE__);
#include "tst_brush.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/moment.h"
#include "core/picture/warped_grid.h"
#include "core/train/trainer.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace pushforward;

namespace {

constexpr View everywhere{-100, 100, -100, 100};

Points identity(const Batch& base) { return base.cast<double>(); }

/// Turned about the origin by an angle that grows with the distance from it.
Points whirl(const Batch& base) {
    Points points = base.cast<double>();
    for (Index i = 0; i < points.cols(); ++i) {
        const Eigen::Array2d z = points.col(i);
        const double angle = 0.8 * (z.x() * z.x() + z.y() * z.y());
        points.col(i) << std::cos(angle) * z.x() - std::sin(angle) * z.y(),
            std::sin(angle) * z.x() + std::cos(angle) * z.y();
    }
    return points;
}

Eigen::Array2d at(const Carry& carry, double x, double y) {
    Batch point(2, 1);
    point << static_cast<Real>(x), static_cast<Real>(y);
    return carry(point).col(0);
}

bool near(const Eigen::Array2d& one, const Eigen::Array2d& other) {
    return (one - other).abs().maxCoeff() < 1e-6;
}

/// Of a point from a segment.
double distance(const Eigen::Array2d& point, const Eigen::Array2d& from, const Eigen::Array2d& to) {
    const Eigen::Vector2d step = to - from, off = point - from;
    return (off - std::clamp(off.dot(step) / step.squaredNorm(), 0.0, 1.0) * step).norm();
}

std::size_t points_of(const std::vector<Polyline>& lines) {
    std::size_t count = 0;
    for (const Polyline& line : lines) count += line.size();
    return count;
}

} // namespace

class WarpedGridTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_identity_keeps_lines_straight_and_adds_no_points() {
        const auto lines = warped_grid(identity, {21, 2}, everywhere, 1e-3);
        QCOMPARE(lines.size(), std::size_t{42});
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const Eigen::Index common = i < 21 ? 0 : 1; // upright, then level
            const double across = -2 + 0.2 * static_cast<double>(i % 21);
            QCOMPARE(lines[i].size(), std::size_t{41}); // two pieces between crossings
            for (const Eigen::Array2d& point : lines[i])
                QVERIFY(std::abs(point[common] - across) < 1e-6);
        }
    }

    void lines_end_at_the_images_of_the_corners() {
        const auto lines = warped_grid(whirl, {5, 2}, everywhere, 1e-2);
        QCOMPARE(lines.size(), std::size_t{10});
        QVERIFY(near(lines[0].front(), at(whirl, -2, -2)));
        QVERIFY(near(lines[0].back(), at(whirl, -2, 2)));
        QVERIFY(near(lines[4].front(), at(whirl, 2, -2)));
        QVERIFY(near(lines[4].back(), at(whirl, 2, 2)));
        QVERIFY(near(lines[5].front(), at(whirl, -2, -2)));
        QVERIFY(near(lines[9].back(), at(whirl, 2, 2)));
    }

    void lines_are_refined_where_they_bend_until_the_tolerance_is_kept() {
        // How far the images of many points of the middle upright line lie from what is drawn.
        const auto deviation = [](const std::vector<Polyline>& lines) {
            double largest = 0;
            for (double along = -2; along <= 2; along += 0.01) {
                const Eigen::Array2d wanted = at(whirl, 0.5, along);
                double nearest = 100;
                for (std::size_t i = 1; i < lines[5].size(); ++i)
                    nearest = std::min(nearest, distance(wanted, lines[5][i - 1], lines[5][i]));
                largest = std::max(largest, nearest);
            }
            return largest;
        };
        const auto coarse = warped_grid(whirl, {9, 2}, everywhere, 0.1);
        const auto fine = warped_grid(whirl, {9, 2}, everywhere, 1e-3);
        QVERIFY(points_of(fine) > 2 * points_of(coarse));
        QVERIFY2(deviation(fine) < 2e-3, qPrintable(QString::number(deviation(fine))));
        QVERIFY(deviation(coarse) > 5e-3);
    }

    void there_is_a_bound_to_refinement() {
        const auto rough = [](const Batch& base) {
            Points points = base.cast<double>();
            for (Index i = 0; i < points.cols(); ++i) points(1, i) += std::sin(1e4 * points(0, i));
            return points;
        };
        const auto lines = warped_grid(rough, {9, 2}, everywhere, 1e-9);
        const std::size_t most = fewest_pieces << most_halvings;
        for (const Polyline& line : lines) QVERIFY(line.size() <= most + 1);
    }

    void what_is_not_seen_is_not_refined() {
        const View corner{50, 60, 50, 60};
        QCOMPARE(points_of(warped_grid(whirl, {9, 2}, corner, 1e-3)), std::size_t{18 * 33});
    }

    void lines_are_cut_where_they_are_not_finite() {
        const auto broken = [](const Batch& base) {
            Points points = base.cast<double>();
            for (Index i = 0; i < points.cols(); ++i)
                if (std::abs(points(0, i)) < 0.3) points(1, i) = std::nan("");
            return points;
        };
        for (const Polyline& line : warped_grid(broken, {9, 2}, everywhere, 1e-3))
            for (const Eigen::Array2d& point : line)
                QVERIFY(point.isFinite().all() && std::abs(point.x()) >= 0.3);
    }

    void it_can_be_broken_off() {
        QVERIFY(warped_grid(whirl, {9, 2}, everywhere, 1e-3, [] { return true; }).empty());
    }

    void a_moment_carries_points_as_far_as_its_position() {
        Experiment experiment = example_experiment();
        experiment.layers = parse_layers("2*affine-coupling(hidden=8)");
        Random random(1);
        Points points(2, 500);
        for (double& x : points.reshaped()) x = 10 + 3 * random.normal();
        auto data = prepare_points({points}, 0.2, 1);
        Trainer trainer(experiment, data);
        for (int i = 0; i < 50; ++i) trainer.step();
        Moment moment{.snapshot = trainer.take_snapshot(), .data = data};
        const Batch base = grid_points({5, 2}, 5);
        Tape tape;
        const Snapshot& snapshot = *moment.snapshot;
        QVERIFY((carried(moment, base) == snapshot.flow->to_data(tape, snapshot.parameters, base))
                    .all());
        const Points x = carried(moment, base);
        const auto stops = snapshot.flow->account(tape, snapshot.parameters, x).path;
        for (Index layers = 0; layers <= 2; ++layers) {
            moment.position = {layers, 0};
            const Points at =
                snapshot.flow->standardisation().to_data(stops[static_cast<std::size_t>(layers)]);
            QVERIFY((carried(moment, base) - at).abs().maxCoeff() < 1e-9);
            QVERIFY((pulled_back(moment, x) - at).abs().maxCoeff() < 1e-9);
        }
        moment.position = {7, 0}; // those that there are
        QVERIFY((carried(moment, base) == x).all());
        moment.position = {0, 0.25}; // straight, at even speed
        const Points from = carried({moment.snapshot, data, {0, 0}}, base),
                     to = carried({moment.snapshot, data, {1, 0}}, base);
        QVERIFY((carried(moment, base) - (0.75 * from + 0.25 * to)).abs().maxCoeff() < 1e-9);
    }
};

static const InProgram<WarpedGridTest> warped_grid_test(__FILE__);
#include "tst_warped_grid.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/math/quadrature.h"

#include <QTest>

#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace pushforward {

inline std::unique_ptr<const Dataset> made(const QString& text) {
    return make(dataset_kinds(), parse_spec(text.toStdString()), "data set");
}

// Where a density may jump in the middle of a cell.
inline constexpr double jumps[] = {-std::numbers::pi, std::numbers::pi};

/// The points of a quadrature over [from, to], cut where the density may jump.
inline std::vector<QuadraturePoint> quadrature(double from, double to) {
    std::vector<QuadraturePoint> points;
    const auto add = [&](double left, double right) {
        for (const QuadraturePoint& point : gauss_legendre_8)
            points.push_back({(left + right + (right - left) * point.position) / 2,
                              (right - left) / 2 * point.weight});
    };
    for (const double jump : jumps)
        if (jump > from && jump < to) {
            add(from, jump);
            from = jump;
        }
    add(from, to);
    return points;
}

/// Mean (two), variances (two) and covariance.
using Moments = std::array<double, 5>;

/// A square that holds all but less than 1e-9 of the set, cut into cells.
struct Board {
    static constexpr int cells =
        32; // along a side; the edges of the checkerboard are on cells' edges
    double side = 0;
    double mass[cells][cells] = {};
    Moments moments = {}; // of the density

    explicit Board(const Dataset& data) {
        Random random(99);
        const double farthest = data.sample(20000, random).abs().maxCoeff();
        side = farthest < 4 ? 8 : 2 * std::ceil(1.2 * farthest / 4) * 4;
        for (int row = 0; row < cells; ++row)
            for (int column = 0; column < cells; ++column)
                mass[row][column] = cell(data, row, column);
        auto& [first, second, first_square, second_square, product] = moments;
        first_square -= first * first;
        second_square -= second * second;
        product -= first * second;
    }

    double edge(int index) const { return index * side / cells - side / 2; }

    double total() const {
        double sum = 0;
        for (const auto& row : mass)
            for (const double m : row) sum += m;
        return sum;
    }

private:
    double cell(const Dataset& data, int row, int column) {
        double sum = 0;
        const auto across = quadrature(edge(column), edge(column + 1));
        for (const auto& [y, height] : quadrature(edge(row), edge(row + 1)))
            for (const auto& [x, width] : across) {
                const double m = height * width * std::exp(*data.log_density({x, y}));
                sum += m;
                const Moments terms = {x, y, x * x, y * y, x * y};
                for (std::size_t i = 0; i < terms.size(); ++i) moments[i] += m * terms[i];
            }
        return sum;
    }
};

inline void every_set() {
    QTest::addColumn<QString>("text");
    for (const DatasetKind& kind : dataset_kinds())
        QTest::newRow(kind.key.c_str()) << QString::fromStdString(kind.key);
}

inline void sets_with_a_density() {
    QTest::addColumn<QString>("text");
    for (const DatasetKind& kind : dataset_kinds())
        if (make(dataset_kinds(), initial_spec(kind), "data set")->has_density())
            QTest::newRow(kind.key.c_str()) << QString::fromStdString(kind.key);
}

/// All that have a density, and some with other fields.
inline void changed_sets() {
    sets_with_a_density();
    for (const char* text : {"moons(noise=0.3)",
                             "moons(noise=0.04)",
                             "circles(factor=0.8, noise=0.15)",
                             "rings(rings=2, noise=0.3)",
                             "eight-gaussians(modes=5, radius=2, noise=0.8)",
                             "pinwheel(arms=3, rate=0.4, tangential=0.15)",
                             "pinwheel(rate=0)",
                             "two-spirals(thickness=0, noise=0.2)",
                             "two-spirals(turns=2, thickness=1, noise=0.07)",
                             "swiss-roll(turns=0.7, noise=0.6)",
                             "checkerboard(cells=8)",
                             "banana(spread=1, bend=0.7, noise=0.4)",
                             "crescent(bend=1.2, spread=0.7, noise=0.5)",
                             "sine-wave(amplitude=2, frequency=2, spread=1.5, noise=0.3)",
                             "abs(slope=2, noise=0.4)",
                             "sign(step=0.5, spread=0.6, noise=0.3)",
                             "four-circles(radius=0.7, noise=0.2)",
                             "diamond(side=5, bound=2, noise=0.3)",
                             "gaussian-grid(side=4, spacing=0.9, noise=0.25)",
                             "corners(gap=0, thickness=3, length=1)",
                             "corners(gap=0.5, thickness=0.5, length=2)",
                             "cylinder(spread=0.6, concentration=8)",
                             "cylinder(concentration=0.05)",
                             "smiley(smile=-0.6, noise=0.2)",
                             "spiral-galaxy(arms=3, turns=0.4, bulge=0.5, core=0.7, noise=0.3)",
                             "spiral-galaxy(bulge=0)"})
        QTest::newRow(text) << text;
}

} // namespace pushforward

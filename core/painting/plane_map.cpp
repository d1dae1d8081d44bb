// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/painting/plane_map.h"

#include <Eigen/Geometry>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pushforward {

Points PlaneMap::operator()(const Points& points) const {
    return ((matrix * points.matrix()).colwise() + shift).array();
}

PlaneMap PlaneMap::about(const Eigen::Array2d& centre, const Eigen::Matrix2d& matrix) {
    return {matrix, centre.matrix() - matrix * centre.matrix()};
}

PlaneMap PlaneMap::scaled(const Eigen::Array2d& unit) const {
    return {unit.matrix().asDiagonal() * matrix * unit.inverse().matrix().asDiagonal(),
            (unit * shift.array()).matrix()};
}

std::vector<PlaneMap> symmetry_maps(const Eigen::Array2d& centre, int mirrors, int turns) {
    std::vector<Eigen::Matrix2d> matrices;
    for (int turn = 0; turn < std::max(1, turns); ++turn)
        matrices.push_back(
            Eigen::Rotation2Dd(2 * std::numbers::pi * turn / std::max(1, turns)).matrix());
    const auto mirrored = [&](double across, double upright) {
        const std::size_t n = matrices.size();
        for (std::size_t i = 0; i < n; ++i) {
            const Eigen::Matrix2d image =
                matrices[i] * Eigen::Vector2d(across, upright).asDiagonal();
            const bool known = std::ranges::any_of(
                matrices, [&](const auto& m) { return (m - image).norm() < 1e-9; });
            if (!known) matrices.push_back(image);
        }
    };
    if (mirrors >= 1) mirrored(-1, 1);
    if (mirrors >= 2) mirrored(1, -1);
    std::vector<PlaneMap> maps;
    for (const Eigen::Matrix2d& matrix : matrices) maps.push_back(PlaneMap::about(centre, matrix));
    return maps;
}

} // namespace pushforward

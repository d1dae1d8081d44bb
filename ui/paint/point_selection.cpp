// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/point_selection.h"

#include <Eigen/Geometry>

#include <cmath>
#include <numbers>

namespace pushforward {

PointSelection::PointSelection(const Painting& painting, const std::vector<Outline>& outlines,
                               const Eigen::Array2d& unit)
    : rest_(painting) {
    Points chosen(2, painting.count());
    Index count = 0;
    rest_ = painting.changed(box_of(outlines), [&](Eigen::Array2d& point) {
        if (!encloses(outlines, point)) return Painting::Fate::kept;
        chosen.col(count++) = point;
        return Painting::Fate::gone;
    });
    *this = PointSelection(rest_, Points(chosen.leftCols(count)), unit);
}

PointSelection::PointSelection(const Painting& rest, Points chosen, const Eigen::Array2d& unit)
    : rest_(rest), points_(std::move(chosen)), unit_(unit) {
    if (points_.cols() == 0) {
        corners_.fill(Eigen::Array2d::Zero());
        return;
    }
    const Eigen::Array2d low = points_.rowwise().minCoeff(), high = points_.rowwise().maxCoeff();
    const Outline outline = rectangle_outline(low, high);
    for (std::size_t i = 0; i < 4; ++i) corners_[i] = outline[i];
}

Eigen::Array2d PointSelection::turningHandle(double distance) const {
    const Eigen::Vector2d up = ((corners_[3] - corners_[0]) / unit_).matrix();
    const Eigen::Vector2d way =
        up.norm() > 0 ? Eigen::Vector2d(up.normalized()) : Eigen::Vector2d(0, 1);
    return (corners_[2] + corners_[3]) / 2 + distance * unit_ * way.array();
}

PointSelection::Hold PointSelection::holdAt(const Eigen::Array2d& place, double reach,
                                            double handle_distance) const {
    const auto near = [&](const Eigen::Array2d& handle) {
        return ((handle - place) / unit_).matrix().norm() <= reach;
    };
    if (points_.cols() == 0) return {};
    if (near(turningHandle(handle_distance))) return {Grip::turn};
    for (std::size_t i = 0; i < 4; ++i)
        if (near(corners_[i])) return {Grip::corner, i};
    const Outline frame(corners_.begin(), corners_.end());
    return {encloses({frame}, place) ? Grip::body : Grip::none};
}

PlaneMap PointSelection::dragged(const Hold& hold, const Eigen::Array2d& from,
                                 const Eigen::Array2d& to, bool constrained) const {
    if (hold.grip == Grip::body) return {Eigen::Matrix2d::Identity(), (to - from).matrix()};
    if (hold.grip == Grip::turn) {
        const Eigen::Array2d before = (from - centre()) / unit_, now = (to - centre()) / unit_;
        double angle = std::atan2(now[1], now[0]) - std::atan2(before[1], before[0]);
        const double step = std::numbers::pi / 12;
        if (constrained) angle = std::round(angle / step) * step;
        return PlaneMap::about(centre() / unit_, Eigen::Rotation2Dd(angle).matrix()).scaled(unit_);
    }
    if (hold.grip != Grip::corner) return {};
    // Along the frame's own edges, about the corner that lies opposite.
    const Eigen::Array2d fixed = corners_[(hold.corner + 2) % 4];
    Eigen::Matrix2d axes;
    axes.col(0) = ((corners_[1] - corners_[0]) / unit_).matrix();
    axes.col(1) = ((corners_[3] - corners_[0]) / unit_).matrix();
    for (Index i = 0; i < 2; ++i) {
        if (axes.col(i).norm() > 0) continue;
        const Eigen::Vector2d other = axes.col(1 - i);
        axes.col(i) =
            other.norm() > 0 ? Eigen::Vector2d(-other[1], other[0]) : Eigen::Vector2d::Unit(i);
    }
    const Eigen::Vector2d before = axes.inverse() * ((from - fixed) / unit_).matrix(),
                          now = axes.inverse() * ((to - fixed) / unit_).matrix();
    Eigen::Vector2d scale;
    for (Index i = 0; i < 2; ++i) scale[i] = std::abs(before[i]) > 1e-9 ? now[i] / before[i] : 1;
    if (constrained) scale.setConstant(std::max(scale[0], scale[1]));
    // A selection that is pressed flat could not be drawn out again.
    for (double& s : scale)
        if (std::abs(s) < 1e-3) s = s < 0 ? -1e-3 : 1e-3;
    return PlaneMap::about(fixed / unit_, axes * scale.asDiagonal() * axes.inverse()).scaled(unit_);
}

PointSelection PointSelection::mapped(const PlaneMap& map) const {
    PointSelection next = *this;
    next.points_ = map(points_);
    for (Eigen::Array2d& corner : next.corners_) corner = map(corner);
    return next;
}

} // namespace pushforward

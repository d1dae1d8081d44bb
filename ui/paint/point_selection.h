// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/painting/outline.h"
#include "core/painting/painting.h"
#include "core/painting/plane_map.h"

#include <array>
#include <optional>

namespace pushforward {

/// Points of a painting that were chosen, to be moved, scaled and turned together in a frame with
/// handles. Angles and lengths are those of even coordinates: data units divided by `unit`.
class PointSelection {
public:
    /// The points that the outlines go round, of `painting`.
    PointSelection(const Painting& painting, const std::vector<Outline>& outlines,
                   const Eigen::Array2d& unit = {1, 1});

    /// These, on top of the others.
    PointSelection(const Painting& rest, Points chosen, const Eigen::Array2d& unit = {1, 1});

    Index count() const { return points_.cols(); }
    const Points& points() const { return points_; }
    const Painting& rest() const { return rest_; }
    Painting painting() const { return rest_.with(points_); } ///< the chosen ones at its end

    /// Corners in their order round the frame, beginning at the lower left before it was turned.
    const std::array<Eigen::Array2d, 4>& corners() const { return corners_; }
    Eigen::Array2d centre() const { return (corners_[0] + corners_[2]) / 2; }

    /// The handle for turning, `distance` beyond the middle of the upper edge.
    Eigen::Array2d turningHandle(double distance) const;

    /// What a press at a place takes hold of: within `reach` of a handle, or inside of the frame.
    enum class Grip { none, body, corner, turn };
    struct Hold {
        Grip grip = Grip::none;
        std::size_t corner = 0;
    };
    Hold holdAt(const Eigen::Array2d& place, double reach, double handle_distance) const;

    /// What a drag of that hold does to the plane; constrained: a corner keeps the proportions, and
    /// a turn goes by fifteen degrees.
    PlaneMap dragged(const Hold& hold, const Eigen::Array2d& from, const Eigen::Array2d& to,
                     bool constrained) const;

    [[nodiscard]] PointSelection mapped(const PlaneMap& map) const;

private:
    Painting rest_;
    Points points_;
    Eigen::Array2d unit_;
    std::array<Eigen::Array2d, 4> corners_;
};

} // namespace pushforward

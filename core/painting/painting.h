// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/standardisation.h"
#include "core/math/real.h"

#include <functional>
#include <memory>
#include <vector>

namespace pushforward {

/// A rectangle of the plane, in data units.
struct Box {
    Eigen::Array2d low = Eigen::Array2d::Constant(1e300);
    Eigen::Array2d high = Eigen::Array2d::Constant(-1e300);

    void add(const Eigen::Array2d& x) {
        low = low.min(x);
        high = high.max(x);
    }
    bool meets(const Box& other) const {
        return (low <= other.high).all() && (high >= other.low).all();
    }
    static Box around(const Eigen::Array2d& middle, double radius) {
        return {middle - radius, middle + radius};
    }
};

/// Points that a person puts down, moves and takes away: an immutable value. A painting shares with
/// the one that it came from all that they have in common, so that a stroke costs what it touches,
/// however many points are there, and keeping every step of the way back costs little.
class Painting {
public:
    static constexpr Index most = 1'000'000; ///< points

    /// `frame` is the standardisation that training on these points has, whatever is painted: it
    /// stays, so that training goes on while points come and go.
    explicit Painting(const Standardisation& frame = {}, const Points& points = Points(2, 0));

    const Standardisation& frame() const { return frame_; }
    Index count() const { return count_; }
    Points points() const; ///< 2 × count, in the order in which they came

    /// Throws Error where there would be more than `most`, or a point is not finite.
    [[nodiscard]] Painting with(const Points& more) const;

    enum class Fate { kept, moved, gone };
    /// Decides about a point, which it may move.
    using Change = std::function<Fate(Eigen::Array2d& point)>;

    /// Asks about every point in the box, in their order.
    [[nodiscard]] Painting changed(const Box& box, const Change& change) const;

    /// True when this is `before` and perhaps points after it; takes no look at shared points.
    bool begins_with(const Painting& before) const;

    using Take = std::function<void(Eigen::Ref<const Points> points)>;

    /// Hands over points that `before` has and this does not, and points that have come since, a
    /// block at a time: together what has changed, and at most a block about each change.
    void for_each_difference(const Painting& before, const Take& gone, const Take& come) const;

    /// Hands over the points from number `first` on, a block at a time.
    void for_each_block(const Take& take, Index first = 0) const;

    bool operator==(const Painting& other) const;

    /// The same points, neighbours after each other, so that a painting that begins with them
    /// changes few of its blocks where a part of the plane is touched.
    static Points ordered_by_place(const Points& points);

private:
    struct Block {
        Points points;
        Box box;
    };
    using Blocks = std::vector<std::shared_ptr<const Block>>;

    static std::shared_ptr<const Block> make_block(Points points);
    static void append(Blocks& blocks, const Points& points);

    std::shared_ptr<const Blocks> blocks_; // none of them empty
    Index count_ = 0;
    Standardisation frame_;
};

} // namespace pushforward

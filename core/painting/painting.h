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
};

/// Points that a person adds, moves and removes: an immutable value. A painting shares everything
/// that it has in common with the painting that it was made from. The cost of a stroke therefore
/// depends only on what it touches, not on the number of points, and keeping every step for undo
/// costs little.
class Painting {
public:
    static constexpr Index most = 1'000'000; ///< points

    /// `frame` is the standardisation for training on these points. It does not change with the
    /// points, so that training can go on while they come and go.
    explicit Painting(const Standardisation& frame = {}, const Points& points = Points(2, 0));

    const Standardisation& frame() const { return frame_; }
    Index count() const { return count_; }
    Points points() const; ///< 2 × count, in the order in which they were added

    /// Throws Error if there would be more than `most` points, or if a point is not finite.
    [[nodiscard]] Painting with(const Points& more) const;

    enum class Fate { kept, moved, gone };
    /// Decides what happens to a point, and may move it.
    using Change = std::function<Fate(Eigen::Array2d& point)>;

    /// Calls it for every point in the box, in order.
    [[nodiscard]] Painting changed(const Box& box, const Change& change) const;

    /// True if this is `before`, perhaps with more points after it; does not look at shared points.
    bool begins_with(const Painting& before) const;

    using Take = std::function<void(Eigen::Ref<const Points> points)>;

    /// Hands over the points that `before` has and this has not, and the points added since, block
    /// by block: everything that has changed, and at most one block around each change.
    void for_each_difference(const Painting& before, const Take& gone, const Take& come) const;

    /// Hands over the points from number `first` on, block by block.
    void for_each_block(const Take& take, Index first = 0) const;

    bool operator==(const Painting& other) const;

    /// The same points with neighbours stored close together, so that a change in one part of the
    /// plane touches few blocks.
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

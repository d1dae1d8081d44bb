// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/painting/painting.h"

#include "core/math/error.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace pushforward {

namespace {

constexpr Index block_size = 2048; // copying one takes a few microseconds

} // namespace

std::shared_ptr<const Painting::Block> Painting::make_block(Points points) {
    auto block = std::make_shared<Block>();
    block->box.low = points.rowwise().minCoeff();
    block->box.high = points.rowwise().maxCoeff();
    block->points = std::move(points);
    return block;
}

// Fills the last block before it starts another.
void Painting::append(Blocks& blocks, const Points& points) {
    Index from = 0;
    if (!blocks.empty() && blocks.back()->points.cols() < block_size && points.cols() > 0) {
        const Points& last = blocks.back()->points;
        from = std::min(block_size - last.cols(), points.cols());
        Points filled(2, last.cols() + from);
        filled << last, points.leftCols(from);
        blocks.back() = make_block(std::move(filled));
    }
    for (; from < points.cols(); from += block_size)
        blocks.push_back(
            make_block(points.middleCols(from, std::min(block_size, points.cols() - from))));
}

Painting::Painting(const Standardisation& frame, const Points& points)
    : blocks_(std::make_shared<const Blocks>()), frame_(frame) {
    *this = with(points);
}

Points Painting::points() const {
    Points all(2, count_);
    Index at = 0;
    for (const auto& block : *blocks_) {
        all.middleCols(at, block->points.cols()) = block->points;
        at += block->points.cols();
    }
    return all;
}

Painting Painting::with(const Points& more) const {
    if (more.cols() == 0) return *this;
    if (count_ + more.cols() > most)
        throw Error("A painting holds at most 1,000,000 points. Erase some, or paint with fewer.");
    if (!more.isFinite().all()) throw Error("A painted point must have finite coordinates.");
    Painting next = *this;
    Blocks blocks = *blocks_;
    append(blocks, more);
    next.blocks_ = std::make_shared<const Blocks>(std::move(blocks));
    next.count_ += more.cols();
    return next;
}

Painting Painting::changed(const Box& box, const Change& change) const {
    Blocks blocks;
    blocks.reserve(blocks_->size());
    bool any = false;
    Index count = 0;
    for (const auto& block : *blocks_) {
        if (!block->box.meets(box)) {
            blocks.push_back(block);
            count += block->points.cols();
            continue;
        }
        Points kept = block->points;
        Index size = 0;
        bool touched = false;
        for (Index i = 0; i < kept.cols(); ++i) {
            Eigen::Array2d point = kept.col(i);
            const bool inside = (point >= box.low).all() && (point <= box.high).all();
            const Fate fate = inside ? change(point) : Fate::kept;
            touched |= fate != Fate::kept;
            if (fate != Fate::gone) kept.col(size++) = point;
        }
        any |= touched;
        count += size;
        if (!touched)
            blocks.push_back(block);
        else if (size > 0)
            blocks.push_back(make_block(kept.leftCols(size)));
    }
    if (!any) return *this;
    Painting next = *this;
    next.blocks_ = std::make_shared<const Blocks>(std::move(blocks));
    next.count_ = count;
    return next;
}

bool Painting::begins_with(const Painting& before) const {
    if (before.count_ > count_ || !(before.frame_ == frame_)) return false;
    const std::size_t n = before.blocks_->size();
    if (n > blocks_->size()) return false;
    for (std::size_t i = 0; i < n; ++i) {
        const auto &mine = (*blocks_)[i], &its = (*before.blocks_)[i];
        if (mine == its) continue;
        // Only the last block may have been filled since.
        const Index size = its->points.cols();
        if (i + 1 < n || mine->points.cols() < size ||
            !(mine->points.leftCols(size) == its->points).all())
            return false;
    }
    return true;
}

void Painting::for_each_difference(const Painting& before, const Take& gone,
                                   const Take& come) const {
    const std::set<std::shared_ptr<const Block>> were(before.blocks_->begin(),
                                                      before.blocks_->end());
    const std::set<std::shared_ptr<const Block>> are(blocks_->begin(), blocks_->end());
    for (const auto& block : *before.blocks_)
        if (!are.contains(block)) gone(block->points);
    for (const auto& block : *blocks_)
        if (!were.contains(block)) come(block->points);
}

// A counting sort by cells, in rows of alternating direction.
Points Painting::ordered_by_place(const Points& points) {
    constexpr Index side = 64;
    if (points.cols() == 0) return points;
    const Eigen::Array2d low = points.rowwise().minCoeff();
    const Eigen::Array2d span = points.rowwise().maxCoeff() - low;
    const Eigen::Array2d scale = (span > 0).select((side - 1e-9) / span, 0.0);
    std::vector<Index> cells(static_cast<std::size_t>(points.cols())),
        places(static_cast<std::size_t>(side * side + 1));
    for (Index i = 0; i < points.cols(); ++i) {
        const Eigen::Array2d place = (points.col(i) - low) * scale;
        const auto column = std::min(side - 1, static_cast<Index>(place[0]));
        const auto row = std::min(side - 1, static_cast<Index>(place[1]));
        const Index cell = row * side + (row % 2 == 0 ? column : side - 1 - column);
        cells[static_cast<std::size_t>(i)] = cell;
        ++places[static_cast<std::size_t>(cell + 1)];
    }
    std::partial_sum(places.begin(), places.end(), places.begin());
    Points ordered(2, points.cols());
    for (Index i = 0; i < points.cols(); ++i) {
        const Index cell = cells[static_cast<std::size_t>(i)];
        ordered.col(places[static_cast<std::size_t>(cell)]++) = points.col(i);
    }
    return ordered;
}

void Painting::for_each_block(const Take& take, Index first) const {
    Index at = 0;
    for (const auto& block : *blocks_) {
        const Index size = block->points.cols(), skipped = std::clamp<Index>(first - at, 0, size);
        if (skipped < size) take(block->points.rightCols(size - skipped));
        at += size;
    }
}

bool Painting::operator==(const Painting& other) const {
    if (count_ != other.count_ || !(frame_ == other.frame_)) return false;
    if (blocks_ == other.blocks_ || *blocks_ == *other.blocks_) return true;
    return (points() == other.points()).all();
}

} // namespace pushforward

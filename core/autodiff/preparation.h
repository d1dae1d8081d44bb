// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/autodiff/arena.h"
#include "core/math/real.h"

#include <cassert>
#include <memory>
#include <span>
#include <vector>

namespace pushforward {

/// A stretch of the flat parameter vector: what one part of a flow reads its parameters from.
struct Params {
    Index offset = 0, count = 0;

    Params slice(Index from, Index length) const {
        assert(from >= 0 && length >= 0 && from + length <= count);
        return {offset + from, length};
    }
};

/// What an operation makes of parameters alone, once for all the points of a pass, with the sums
/// that it gathers on the way. A tape keeps it and its memory from one pass to the next.
class Preparation {
public:
    virtual ~Preparation() = default;

    /// Makes it again, of the parameters of another pass, with sums of their own for each of
    /// `parts` parts of its points: these may be gathered at the same time. Memory from `scratch`
    /// is released at the end.
    virtual void prepare_again(std::span<const Real> parameters, Index parts, Arena& scratch) = 0;

    /// The parameters whose gradient comes from the sums alone; of no parameters if points are
    /// worked in another way.
    virtual Params gathered() const = 0;

    /// Adds to `gradient` what the sums of the pass amount to: those of the parts, in their order.
    /// Called once, when all its points have been pulled back. Memory from `scratch` is released at
    /// the end.
    virtual void add_gradient(std::span<const Real> parameters, std::span<Real> gradient,
                              Arena& scratch) = 0;
};

/// What was prepared in a pass, by the place of its parameters.
class Preparations {
public:
    std::size_t count() const { return count_; }
    Preparation& operator[](std::size_t i) const { return *slots_[i].value; }

    void clear() { count_ = 0; } ///< keeps the memory

    /// Of the parameters at `offset`; null if there is none.
    Preparation* find(Index offset) const {
        for (std::size_t i = 0; i < count_; ++i)
            if (slots_[i].offset == offset) return slots_[i].value.get();
        return nullptr;
    }

    /// Room for one more, to be filled by the caller: one of a pass before, or a new one.
    template <class Prepared>
    Prepared& add(Index offset) {
        if (count_ == slots_.size()) slots_.emplace_back();
        Slot& slot = slots_[count_++];
        slot.offset = offset;
        if (!dynamic_cast<Prepared*>(slot.value.get())) slot.value = std::make_unique<Prepared>();
        return static_cast<Prepared&>(*slot.value);
    }

private:
    struct Slot {
        Index offset = 0;
        std::unique_ptr<Preparation> value;
    };
    std::vector<Slot> slots_; // the first count_ are of this pass
    std::size_t count_ = 0;
};

} // namespace pushforward

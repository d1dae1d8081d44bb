// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <tuple>
#include <type_traits>

namespace pushforward {

/// Numbers of several arrays that a rule works on at a time.
inline constexpr std::size_t block_lanes = 16;

using Block = Eigen::Array<Real, static_cast<int>(block_lanes), 1>;

/// Calls `rule(a, b, …)` with blocks of arrays of n numbers each, element by element the same
/// places; the arrays are `Real*`, or `const Real*` where the rule only reads. What the rule makes
/// of a number does not depend on where memory lies: all numbers, those of the last, incomplete
/// block too, go through blocks of one size. (A loop over all would take some numbers one by one,
/// which ones depending on the alignment, and Eigen's root of one differs in the last bit from its
/// root of a vector.)
template <class Rule, class... Pointers>
void in_blocks(std::size_t n, const Rule& rule, Pointers... arrays) {
    const auto block = []<class Number>(Number* numbers) {
        using Taken = std::conditional_t<std::is_const_v<Number>, const Block, Block>;
        return Eigen::Map<Taken>(numbers);
    };
    const std::size_t whole = n - n % block_lanes;
    for (std::size_t i = 0; i < whole; i += block_lanes) rule(block(arrays + i)...);
    if (whole == n) return;

    std::array<std::array<Real, block_lanes>, sizeof...(arrays)> last{};
    const auto each = [&](auto&& action) {
        std::size_t place = 0;
        (action(arrays + whole, last[place++]), ...);
    };
    each([&](const Real* from, auto& copy) { std::copy_n(from, n - whole, copy.begin()); });
    std::size_t place = 0;
    const std::tuple copies{[&](auto* pointer) {
        using Number = std::remove_pointer_t<decltype(pointer)>;
        return static_cast<Number*>(last[place++].data());
    }(arrays)...};
    std::apply([&](auto*... copy) { rule(block(copy)...); }, copies);
    each([&]<class Number>(Number* to, const auto& copy) {
        if constexpr (!std::is_const_v<Number>) std::copy_n(copy.begin(), n - whole, to);
    });
}

} // namespace pushforward

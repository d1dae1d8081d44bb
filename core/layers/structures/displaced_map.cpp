// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/structures/displaced_map.h"

#include "core/autodiff/functions.h"
#include "core/math/monotone_root.h"

#include <algorithm>

namespace pushforward {

UnivariateMap::Image DisplacedMap::forward(Tape& tape, Var shape, Var z) const {
    const Image whole = map_.forward(tape, shape, z);
    const Real rest = 1 - share_;
    return {z * rest + whole.value * share_, log(exp(whole.log_slope) * share_ + rest)};
}

// All points search at once, each in its own bracket, until the last one is found.
UnivariateMap::Image DisplacedMap::inverse(Tape& tape, Var shape, Var x) const {
    const auto n = static_cast<std::size_t>(x.points());
    const Var root = tape.make_node(1, x.points(), false);
    Real* const at = tape.node(root.id()).value;
    const Real *const target = tape.node(x.id()).value, rest = 1 - share_;
    {
        const Tape::Aside aside(tape);
        auto* const search = tape.arena().allocate_array<RootSearch<Real>>(n);
        const Var end = map_.inverse(tape, shape, x).value;
        for (std::size_t i = 0; i < n; ++i) {
            const Real other = end.values()[i];
            search[i] = RootSearch<Real>(std::min(target[i], other), std::max(target[i], other),
                                         rest * other + share_ * target[i]);
        }
        for (bool searching = true; searching;) {
            searching = false;
            const Tape::Aside once(tape);
            for (std::size_t i = 0; i < n; ++i) at[i] = search[i].at();
            const Image whole = map_.forward(tape, shape, root);
            const Var slopes = exp(whole.log_slope);
            for (std::size_t i = 0; i < n; ++i) {
                if (search[i].is_over()) continue;
                search[i].go_on(rest * at[i] + share_ * whole.value.values()[i] - target[i],
                                rest + share_ * slopes.values()[i]);
                searching = searching || !search[i].is_over();
            }
        }
        for (std::size_t i = 0; i < n; ++i) at[i] = search[i].at();
    }
    return {root, -forward(tape, shape, root).log_slope};
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/one_sided.h"

#include "core/autodiff/functions.h"

namespace pushforward {

std::span<Real> OneSided::writable(Var v) {
    const Tape::Node& node = v.tape().node(v.id());
    return {node.value, static_cast<std::size_t>(node.points)};
}

Image OneSided::map_inverse(Tape& tape, Params params, Plane x) const {
    const auto block = [&] { return tape.make_node(1, x.points(), false); };
    const Root root{{block(), block()}, block(), block(), block(), block()};
    {
        const Tape::Aside aside(tape);
        solve(tape, params, x, root);
    }
    const Plane image = forward(tape, params, root.z).plane;
    const Var off_first = image.first - x.first, off_second = image.second - x.second;
    const Plane z = {root.z.first - (root.inverse_11 * off_first + root.inverse_12 * off_second),
                     root.z.second - (root.inverse_21 * off_first + root.inverse_22 * off_second)};
    return {z, -forward(tape, params, z).log_abs_det};
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/univariate/rational_quadratic.h"

#include "core/layers/univariate/spline_bin.h"

namespace pushforward {

namespace {

struct SplineRecord {
    RationalQuadratic spline;
    bool inverse;
};

// Points are brought into the box before anything is computed for them, so that nothing beyond it
// can turn into a number that is not finite, not even in a derivative.
Lanes into_box(const RationalQuadratic& q, Lanes v) {
    return min(max(v, all_lanes(-q.bound)), all_lanes(q.bound));
}

void pull_spline(Tape& tape, const Tape::Step& step) {
    const auto& [q, inverse] = *static_cast<const SplineRecord*>(step.extra);
    const Tape::Node shape = tape.node(step.first), at = tape.node(step.second);
    const Tape::Node out = tape.node(step.out);
    for (Index i = 0; i < out.points; i += lane_count) {
        const Lanes v = load_some(at.value + i, out.points - i);
        const SplineBin bin(q, shape.value + i, shape.stride, into_box(q, v), inverse);
        const Lanes inside = abs(v) < q.bound ? all_lanes(1) : Lanes{};
        const Lanes by_value = load(out.gradient + i);
        const Lanes by_log_slope = load(out.gradient + out.stride + i);
        Real* to = shape.gradient ? shape.gradient + i : nullptr;
        Lanes by_in;
        if (inverse) {
            // x = f⁻¹(y): dx = (dy − ∂f/∂shape · dshape) / f′, and its log-slope is −log f′(x).
            by_in = (by_value - by_log_slope * bin.log_slope_derivative()) / bin.slope();
            bin.pull(-by_in, -by_log_slope, inside, to, shape.stride);
        } else {
            by_in = bin.pull(by_value, by_log_slope, inside, to, shape.stride);
        }
        if (at.gradient)
            add_some(at.gradient + i, inside != Real(0) ? by_in : by_value, out.points - i);
    }
}

} // namespace

UnivariateMap::Image rational_quadratic(const RationalQuadratic& spline, Tape& tape, Var shape,
                                        Var at, bool inverse) {
    assert(shape.rows() == spline.rows() && shape.points() == at.points() && at.rows() == 1);
    assert(spline.bins <= RationalQuadratic::most_bins);
    assert(static_cast<Real>(spline.bins) * spline.least_share < 1);
    const Var image =
        tape.make_node(2, at.points(), tape.has_gradient(shape) || tape.has_gradient(at));
    const Tape::Node shapes = tape.node(shape.id()), in = tape.node(at.id());
    const Tape::Node out = tape.node(image.id());
    for (Index i = 0; i < out.points; i += lane_count) {
        const Lanes v = load_some(in.value + i, out.points - i);
        const SplineBin bin(spline, shapes.value + i, shapes.stride, into_box(spline, v), inverse);
        const Lanes value = inverse ? bin.x() : bin.y(), log_slope = log(bin.slope());
        const auto inside = abs(v) < spline.bound;
        store(out.value + i, inside ? value : v);
        store(out.value + out.stride + i, inside ? (inverse ? -log_slope : log_slope) : Lanes{});
    }
    if (tape.has_gradient(image)) {
        auto* record = tape.arena().allocate_array<SplineRecord>(1);
        *record = {spline, inverse};
        tape.record({&pull_spline, image.id(), shape.id(), at.id(), record});
    }
    return {tape.row(image, 0), tape.row(image, 1)};
}

} // namespace pushforward

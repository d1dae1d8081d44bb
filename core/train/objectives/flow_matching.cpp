// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/functions.h"
#include "core/flow/tiles.h"
#include "core/math/assignment.h"
#include "core/train/objectives/objective.h"

#include <algorithm>
#include <utility>

namespace pushforward {

namespace {

constexpr Index pairing_points = 128;

class FlowMatching : public Objective {
public:
    explicit FlowMatching(bool transport) : transport_(transport) {}

    std::string loss_name() const override { return "flow-matching loss"; }
    bool needs_velocities() const override { return true; }
    bool loss_is_reported() const override { return false; }

    double loss_and_gradient(const ObjectiveInput& in, std::span<Real> gradient) const override {
        std::ranges::fill(gradient, Real(0));
        const Index n = in.batch.cols(), layers = in.flow.layer_count();
        Batch &base = in.room.base, &data = in.room.tile;
        base.resize(2, n);
        in.flow.draw_base(in.parameters, in.random, base);
        data = in.batch;
        if (transport_) pair(base, data, in.room);
        // One time from each n-th of the way: the same mean with less noise, and each layer's
        // points lie side by side.
        std::vector<double>& times = in.room.values;
        times.resize(static_cast<std::size_t>(n));
        for (std::size_t i = 0; i < times.size(); ++i)
            times[i] = (static_cast<double>(i) + in.random.uniform(0, 1)) / static_cast<double>(n);
        double sum = 0;
        Index start = 0;
        for (Index k = 0; k < layers; ++k) {
            const double until = static_cast<double>(k + 1) / static_cast<double>(layers);
            const auto end =
                k + 1 == layers ? n : std::ranges::lower_bound(times, until) - times.begin();
            in_tiles(end - start, [&](Index from, Index count) {
                sum += layer_loss(in, k, start + from, count, gradient);
            });
            start = end;
        }
        return sum / static_cast<double>(n);
    }

private:
    /// The sum of the losses of points [start, start + count), whose times are in layer k's.
    double layer_loss(const ObjectiveInput& in, Index k, Index start, Index count,
                      std::span<Real> gradient) const {
        const Flow& flow = in.flow;
        const Batch &x0 = in.room.base, &x1 = in.room.tile;
        const auto layers = static_cast<double>(flow.layer_count());
        const VelocityField& field = *flow.layer(k).velocity_field();
        const double duration = field.duration();
        Tape& tape = in.room.tape;
        tape.begin(Tape::Mode::record, in.parameters, gradient);
        const Var at = tape.make_node(3, count, false);
        const Var target = tape.make_node(2, count, false);
        const Tape::Node a = tape.node(at.id()), u = tape.node(target.id());
        for (Index i = 0; i < count; ++i) {
            const double s = in.room.values[static_cast<std::size_t>(start + i)];
            for (Index r = 0; r < 2; ++r) {
                const Real from = x0(r, start + i), way = x1(r, start + i) - from;
                a.value[r * a.stride + i] = from + static_cast<Real>(s) * way;
                u.value[r * u.stride + i] = way;
            }
            a.value[2 * a.stride + i] =
                static_cast<Real>(duration * (layers * s - static_cast<double>(k)));
        }
        const Var velocity =
            field.velocity(tape, {flow.layer_offset(k), flow.layer(k).parameter_count()}, at);
        const auto off = [&](Index r) {
            return tape.row(velocity, r) * static_cast<Real>(layers * duration) -
                   tape.row(target, r);
        };
        const Var loss = square(off(0)) + square(off(1));
        tape.seed(loss, static_cast<Real>(1 / static_cast<double>(x1.cols())));
        tape.pull_back();
        double sum = 0;
        for (const Real value : loss.values()) sum += static_cast<double>(value);
        return sum;
    }

    /// Reorders the data points so that each group of them is nearest to the base points beside it.
    static void pair(const Batch& base, Batch& data, ObjectiveRoom& room) {
        for (Index start = 0; start < data.cols(); start += pairing_points) {
            const Index n = std::min(pairing_points, data.cols() - start);
            const auto count = static_cast<std::size_t>(n);
            room.values.resize(count * count);
            room.places.resize(count);
            for (Index r = 0; r < n; ++r)
                for (Index c = 0; c < n; ++c)
                    room.values[static_cast<std::size_t>(r * n + c)] = static_cast<double>(
                        (base.col(start + r) - data.col(start + c)).square().sum());
            room.assignment.solve(room.values, room.places);
            // Along each cycle of the pairing, so that no second batch is needed.
            for (Index r = 0; r < n; ++r) {
                Index to = r;
                for (Index c = room.places[static_cast<std::size_t>(r)]; c != r && c >= 0;) {
                    data.col(start + to).swap(data.col(start + c));
                    room.places[static_cast<std::size_t>(to)] = -1;
                    to = std::exchange(c, room.places[static_cast<std::size_t>(c)]);
                }
                room.places[static_cast<std::size_t>(to)] = -1;
            }
        }
    }

    bool transport_;
};

} // namespace

/// Conditional flow matching (Lipman et al. 2023; Tong et al. 2024): the velocity of a stack of
/// continuous layers is fitted to that of straight lines from base points x₀ to data points x₁,
/// without solving anything. The stack of K layers shares one time s from 0 to 1: layer k carries
/// points while s is in [k/K, (k + 1)/K], in its own time from 0 to T, so that its velocity stands
/// for dx/ds = K T f. The loss is E |K T f(x_s) − (x₁ − x₀)|², x_s = (1 − s) x₀ + s x₁, in inside
/// units.
///
/// `pairing`: base and data points as they are drawn, or paired among `pairing_points` of a batch
/// at a time so that the sum of squared distances is least, which makes the lines cross less.
ObjectiveKind flow_matching() {
    ObjectiveKind kind;
    kind.key = "flow-matching";
    kind.title = "Flow matching";
    kind.summary =
        "Fits the velocity of continuous layers to straight lines from base points to data points. "
        "Nothing is solved in a step, so steps are quick; the likelihood that is shown is solved "
        "for, exactly.";
    kind.formula = "E |v(x_s, s) − (x₁ − x₀)|²,  x_s = (1 − s) x₀ + s x₁";
    kind.reference = "Lipman et al. 2023, Flow Matching for Generative Modeling; Tong et al. 2024, "
                     "Improving and generalizing flow-based generative models with minibatch "
                     "optimal transport";
    kind.fields = {
        {"pairing", "Pairs", "",
         "Which base point a line starts from: any, or, among 128 at a time, those that make the "
         "lines shortest, which cross less and are easier to follow.",
         ChoiceField{"independent",
                     {{"independent", "independent"}, {"transport", "optimal transport"}}}},
    };
    kind.make = [](const Spec& spec) -> std::unique_ptr<const Objective> {
        return std::make_unique<FlowMatching>(spec.choice("pairing") == "transport");
    };
    return kind;
}

} // namespace pushforward

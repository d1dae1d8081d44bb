// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/objectives/reverse_kl.h"

#include "core/autodiff/functions.h"
#include "core/flow/tiles.h"
#include "core/math/log_sum.h"

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

/// Points of the flow, and what they cost.
struct Costs {
    Image image;  ///< of the layers
    Var energy;   ///< U
    Var base;     ///< log p of the base points
    double units; ///< log |det ∂inside/∂data|

    double log_q(std::size_t i) const {
        return static_cast<double>(base.values()[i]) -
               static_cast<double>(image.log_abs_det.values()[i]) + units;
    }
    double u(std::size_t i) const { return static_cast<double>(energy.values()[i]); }
};

Costs costs_of(const Flow& flow, const Energy& energy, Tape& tape, Plane z) {
    const Standardisation& s = flow.standardisation();
    const auto in_data_units = [&](Var inside, Index i) {
        return inside * static_cast<Real>(s.scale[i]) + static_cast<Real>(s.mean[i]);
    };
    const Image image = flow.forward(tape, z);
    Plane x = {in_data_units(image.plane.first, 0), in_data_units(image.plane.second, 1)};
    if (s.shear != 0) x.second = x.second + image.plane.first * static_cast<Real>(s.shear);
    return {image, energy.on_tape(x), flow.base_log_prob(tape, z), s.log_abs_det()};
}

class ReverseKlObjective : public Objective {
public:
    ReverseKlObjective(std::int64_t anneal, double beta_start, bool path)
        : anneal_(anneal), beta_start_(beta_start), path_(path) {}

    FitsTo fits_to() const override { return FitsTo::energy; }
    std::string loss_name() const override { return "reverse-KL loss"; }

    // What is lowered is E[log q + βU]; what is told is with β = 1, so that it can be compared from
    // step to step and with −log Z.
    double loss_and_gradient(const ObjectiveInput& in, std::span<Real> gradient) const override {
        std::ranges::fill(gradient, Real(0));
        const Index n = in.batch_size;
        in.room.base.resize(2, n);
        in.room.values.resize(static_cast<std::size_t>(n));
        in.flow.draw_base(in.parameters, in.random, in.room.base);
        const double beta = beta_at(in.step), share = 1 / static_cast<double>(n);
        Tape& tape = in.room.tape;
        double sum = 0;
        in_recorded_tiles(tape, in.parameters, gradient, n, [&](Index start, Index count) {
            const Costs costs =
                costs_of(in.flow, *in.energy, tape, load(tape, in.room.base, start, count));
            for (Index i = 0; i < count; ++i) {
                const auto k = static_cast<std::size_t>(i);
                const double log_q = costs.log_q(k), u = costs.u(k);
                sum += log_q + u;
                in.room.values[static_cast<std::size_t>(start) + k] = log_q + beta * u;
            }
            tape.seed(costs.energy, static_cast<Real>(beta * share));
            if (path_)
                seed_with_held_density(in, costs.image.plane, start, static_cast<Real>(share));
            else
                tape.seed(costs.image.log_abs_det, static_cast<Real>(-share));
        });
        add_base_gradient(in, gradient);
        return sum * share;
    }

private:
    double beta_at(std::int64_t step) const {
        if (step >= anneal_) return 1;
        return beta_start_ +
               (1 - beta_start_) * static_cast<double>(step) / static_cast<double>(anneal_);
    }

    /// Seeds the flow's points with the slope of log q there, whose parameters are held: the way of
    /// the points is followed, and the score, whose mean is 0, left out.
    static void seed_with_held_density(const ObjectiveInput& in, const Plane& points, Index start,
                                       Real share) {
        Tape& held = in.room.second;
        if (start == 0)
            held.begin(Tape::Mode::record, in.parameters, {}, in.batch_size);
        else
            held.next_tile();
        const Plane x = {held.input(points.first.values(), true),
                         held.input(points.second.values(), true)};
        const Image back = in.flow.inverse(held, x);
        held.seed(back.log_abs_det, share);
        held.seed(in.flow.base_log_prob(held, back.plane), share);
        held.pull_back();
        in.room.tape.seed(points.first, x.first.gradient());
        in.room.tape.seed(points.second, x.second.gradient());
    }

    /// Base points are not followed when the base distribution's parameters move; their gradient is
    /// that of the draws' likelihood: mean (c − c̄) ∇ log p(z) of the costs c, where c̄ is the mean
    /// over the other draws. It has no bias, and none of its noise is left where all costs are one.
    static void add_base_gradient(const ObjectiveInput& in, std::span<Real> gradient) {
        const Index n = in.batch_size;
        if (in.flow.base().parameter_count() == 0 || n < 2) return;
        double mean = 0;
        for (const double cost : in.room.values) mean += cost / static_cast<double>(n);
        Tape& tape = in.room.tape;
        in_recorded_tiles(tape, in.parameters, gradient, n, [&](Index start, Index count) {
            Real seeds[points_a_tile];
            for (Index i = 0; i < count; ++i)
                seeds[i] =
                    static_cast<Real>((in.room.values[static_cast<std::size_t>(start + i)] - mean) /
                                      static_cast<double>(n - 1));
            tape.seed(in.flow.base_log_prob(tape, load(tape, in.room.base, start, count)),
                      std::span<const Real>(seeds, static_cast<std::size_t>(count)));
        });
    }

    std::int64_t anneal_;
    double beta_start_;
    bool path_;
};

} // namespace

ReverseKl measure_reverse_kl(const Flow& flow, std::span<const Real> parameters,
                             const Energy& energy, Index count, Random& random,
                             ObjectiveRoom& room) {
    double sum = 0, squares = 0;
    LogSum weights, squared_weights;
    room.tile.resize(2, points_a_tile);
    in_tiles(room.tape, parameters, count, [&](Tape&, Index, Index n) {
        flow.draw_base(parameters, random, room.tile);
        const Costs costs = costs_of(flow, energy, room.tape, load(room.tape, room.tile, 0, n));
        for (std::size_t i = 0; i < static_cast<std::size_t>(n); ++i) {
            const double cost = costs.log_q(i) + costs.u(i);
            sum += cost;
            squares += cost * cost;
            weights.add(-cost);
            squared_weights.add(-2 * cost);
        }
    });
    const auto n = static_cast<double>(count);
    ReverseKl result;
    result.loss = sum / n;
    result.standard_error = std::sqrt(std::max(0.0, squares / n - result.loss * result.loss) / n);
    result.effective_share = std::exp(2 * weights.value() - squared_weights.value()) / n;
    return result;
}

/// The variational fit to an energy: KL(q ‖ p) up to −log Z.
ObjectiveKind reverse_kl() {
    ObjectiveKind kind;
    kind.key = "reverse-kl";
    kind.title = "Reverse KL";
    kind.summary = "Fits the flow to an energy with points that the flow itself makes. No data are "
                   "needed; what the flow never visits it never learns of.";
    kind.formula = "loss = E[log q(x) + β U(x)],  x = f(z),  z ~ base\n"
                   "shown with β = 1: KL(q ‖ p) − log Z";
    kind.reference = "Rezende and Mohamed 2015, Variational Inference with Normalizing Flows; path "
                     "gradient: Roeder, Wu and Duvenaud 2017, Sticking the Landing";
    kind.fields = {
        {"anneal", "Annealing", "steps",
         "Steps over which β, the energy's weight, grows to 1; 0 for none.",
         IntField{0, 0, 1'000'000, false}, "none"},
        {"beta_start", "First weight", "", "What β is at the first step of annealing.",
         RealField{0.01, 0.001, 1, true}},
        {"gradient", "Gradient", "",
         "Total: all of the loss's derivative. Path: without the score, whose mean is 0; less "
         "noisy near the optimum, often more so far from it.",
         ChoiceField{"total", {{"total", "total"}, {"path", "path (sticking the landing)"}}}},
    };
    kind.make = [](const Spec& spec) -> std::unique_ptr<const Objective> {
        return std::make_unique<ReverseKlObjective>(spec.integer("anneal"), spec.real("beta_start"),
                                                    spec.choice("gradient") == "path");
    };
    return kind;
}

} // namespace pushforward

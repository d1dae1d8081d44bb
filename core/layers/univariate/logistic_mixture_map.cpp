// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/univariate/logistic_mixture.h"
#include "core/layers/univariate/registry.h"

namespace pushforward {

namespace {

struct MixtureRecord {
    Index components;
    Real clamp;
    bool inverse;
};

// The way back is dx = (dy − ∂f/∂shape · dshape) / f′, its log-slope −log f′(x).
void pull_mixture(Tape& tape, const Tape::Step& step) {
    const MixtureRecord& record = *static_cast<const MixtureRecord*>(step.extra);
    const Tape::Node shape = tape.node(step.first), in = tape.node(step.second);
    const Tape::Node out = tape.node(step.out);
    for (Index i = 0; i < out.points; i += lane_count) {
        const LogisticMixture mixture(shape.value + i, shape.stride, record.components,
                                      record.clamp);
        Real* to = shape.gradient ? shape.gradient + i : nullptr;
        const Lanes by_value = load(out.gradient + i);
        const Lanes by_log_slope = load(out.gradient + out.stride + i);
        Lanes by_in;
        if (record.inverse) {
            const Lanes x = load(out.value + i), slope = exp(-load(out.value + out.stride + i));
            const Lanes bend = mixture.pull(x, Lanes{}, all_lanes(1), nullptr, 0);
            by_in = (by_value - by_log_slope * bend) / slope;
            mixture.pull(x, -by_in, -by_log_slope, to, shape.stride);
        } else {
            const Lanes x = load_some(in.value + i, out.points - i);
            by_in = mixture.pull(x, by_value, by_log_slope, to, shape.stride);
        }
        if (in.gradient) add_some(in.gradient + i, by_in, out.points - i);
    }
}

UnivariateMap::Image apply(const MixtureRecord& record, Tape& tape, Var shape, Var at) {
    assert(shape.rows() == 3 * record.components && shape.points() == at.points());
    const Var image =
        tape.make_node(2, at.points(), tape.has_gradient(shape) || tape.has_gradient(at));
    const Tape::Node shapes = tape.node(shape.id()), in = tape.node(at.id());
    const Tape::Node out = tape.node(image.id());
    for (Index i = 0; i < out.points; i += lane_count) {
        const LogisticMixture mixture(shapes.value + i, shapes.stride, record.components,
                                      record.clamp);
        const Lanes v = load_some(in.value + i, out.points - i);
        const Lanes x = record.inverse ? mixture.root(v) : v;
        const LogisticMixture::Value image_of_x = mixture.at(x);
        const Lanes log_slope = log(image_of_x.slope);
        store(out.value + i, record.inverse ? x : image_of_x.y);
        store(out.value + out.stride + i, record.inverse ? -log_slope : log_slope);
    }
    if (tape.has_gradient(image)) {
        auto* kept = tape.arena().allocate_array<MixtureRecord>(1);
        *kept = record;
        tape.record({&pull_mixture, image.id(), shape.id(), at.id(), kept});
    }
    return {tape.row(image, 0), tape.row(image, 1)};
}

/// The distribution function F of a mixture of K logistics, taken to the line by its logit, with a
/// little of the identity so that no slope falls below λ between two far components:
/// y = (1 − λ) logit F(x) + λx,  F(x) = Σᵢ πᵢ σ((x − mᵢ) / sᵢ),  λ = 1/1000 (Ho et al. 2019).
/// With aᵢ = πᵢσᵢ / F and bᵢ = πᵢ(1 − σᵢ) / (1 − F), found from logarithms, the slope of logit F is
/// Σᵢ (aᵢ(1 − σᵢ) + bᵢσᵢ) / sᵢ: positive terms, exact in both tails. The inverse is a root.
///
/// Shape rows: K logits of π; K numbers whose i-th times γᵢ is mᵢ; K log-scales before a soft clamp
/// to ±clamp. Zeros are the identity. The gains γᵢ, from 1/2 to 3/2, part the components, which
/// would otherwise start alike and, having the same gradients, stay alike.
class LogisticMixtureMap : public UnivariateMap {
public:
    explicit LogisticMixtureMap(const Spec& spec);

    Index shape_count() const override { return 3 * components_; }
    ClosedForm closed_form() const override { return ClosedForm::base_to_data; }
    Image forward(Tape& tape, Var shape, Var z) const override;
    Image inverse(Tape& tape, Var shape, Var x) const override;

private:
    Index components_;
    Real clamp_;
};

LogisticMixtureMap::LogisticMixtureMap(const Spec& spec)
    : components_(spec.integer("components")), clamp_(static_cast<Real>(spec.real("clamp"))) {}

UnivariateMap::Image LogisticMixtureMap::forward(Tape& tape, Var shape, Var z) const {
    return apply({components_, clamp_, false}, tape, shape, z);
}

UnivariateMap::Image LogisticMixtureMap::inverse(Tape& tape, Var shape, Var x) const {
    return apply({components_, clamp_, true}, tape, shape, x);
}

} // namespace

UnivariateMapKind logistic_mixture_map() {
    UnivariateMapKind kind;
    kind.key = "logistic";
    kind.title = "Mixture of logistics";
    kind.summary = "The distribution function of a mixture of logistics, taken to the line by its "
                   "logit; the way back is a root.";
    kind.formula = "y = (1 − λ) logit F(x) + λx,  λ = 1/1000\n"
                   "F(x) = Σᵢ πᵢ σ((x − mᵢ) / sᵢ)";
    kind.reference =
        "Ho, Chen, Srinivas, Duan and Abbeel 2019, Flow++: Improving Flow-Based Generative Models";
    kind.fields = {
        {"components", "Logistics", "", "How many logistics are mixed; each can hold a mode.",
         IntField{8, 1, LogisticMixture::most_components, true}},
        {"clamp", "Largest log-scale", "",
         "The log-scale of a logistic stays between minus and plus this; smaller is steadier, "
         "larger bends more.",
         RealField{3, 0.1, 6, true}},
    };
    kind.make = [](const Spec& spec) { return std::make_unique<const LogisticMixtureMap>(spec); };
    kind.formula_starts_from = Side::data;
    kind.layer_words = {
        {"coupling",
         {.summary =
              "Bends one coordinate by the distribution function of a mixture of logistics, whose "
              "weights, means and widths a small network computes from the other coordinate. One "
              "layer "
              "can make several modes one; the way from base to data is found by a root.",
          .formula = "z₂ = (1 − λ) logit F(x₂) + λx₂,  z₁ = x₁,  λ = 1/1000\n"
                     "F(x) = Σᵢ πᵢ σ((x − mᵢ) / sᵢ),  (π, m, s) = θ(x₁)\n"
                     "log |det| = log((1 − λ) F′ / F(1 − F) + λ)",
          .reference = kind.reference}},
        {"autoregressive",
         {.summary =
              "Bends both coordinates by distribution functions of mixtures of logistics: the "
              "first by one mixture for all points, the second by one that a small network "
              "computes from the first data coordinate. The way from base to data is found by "
              "roots.",
          .formula = "z₁ = g(x₁; θ₁),  z₂ = g(x₂; θ(x₁))\n"
                     "g(x) = (1 − λ) logit Σᵢ πᵢ σ((x − mᵢ) / sᵢ) + λx,  λ = 1/1000\n"
                     "log |det| = log g′(x₁; θ₁) + log g′(x₂; θ(x₁))",
          .reference = kind.reference}},
        {"element-wise",
         {.title = "Logistic mixture",
          .summary = "Bends each coordinate by the distribution function of a mixture of logistics "
                     "of its own, the same for all points: several humps of a marginal become one.",
          .formula = "zⱼ = (1 − λ) logit F(xⱼ) + λxⱼ,  λ = 1/1000\n"
                     "F(x) = Σᵢ πᵢ σ((x − mᵢ) / sᵢ),  (π, m, s) = θⱼ\n"
                     "log |det| = Σⱼ log((1 − λ) F′ / F(1 − F) + λ)"}},
    };
    return kind;
}

} // namespace pushforward

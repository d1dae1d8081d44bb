// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/functions.h"
#include "core/layers/univariate/registry.h"

namespace pushforward {

namespace {

/// x = z · exp(s) + t with s = c · tanh(a / c): the log-scale softly clamped to (−c, c), so that no
/// layer can stretch without bound (Dinh et al. 2017 clamp with tanh too). Shape rows: a, t.
class AffineMap : public UnivariateMap {
public:
    explicit AffineMap(const Spec& spec) : clamp_(static_cast<Real>(spec.real("clamp"))) {}

    Index shape_count() const override { return 2; }
    Image forward(Tape& tape, Var shape, Var z) const override;
    Image inverse(Tape& tape, Var shape, Var x) const override;

private:
    Real clamp_;
};

UnivariateMap::Image AffineMap::forward(Tape& tape, Var shape, Var z) const {
    const Var s = soft_clamp(tape.row(shape, 0), clamp_);
    return {z * exp(s) + tape.row(shape, 1), s};
}

UnivariateMap::Image AffineMap::inverse(Tape& tape, Var shape, Var x) const {
    const Var minus_s = -soft_clamp(tape.row(shape, 0), clamp_);
    return {(x - tape.row(shape, 1)) * exp(minus_s), minus_s};
}

} // namespace

UnivariateMapKind affine_map() {
    UnivariateMapKind kind;
    kind.key = "affine";
    kind.title = "Affine";
    kind.summary = "A stretch and a shift.";
    kind.formula = "y = x · exp s + t,  s = clamp · tanh(a / clamp)\n"
                   "log slope = s";
    kind.reference = "Dinh, Sohl-Dickstein and Bengio 2017, Density estimation using Real NVP";
    kind.fields = {
        {"clamp", "Largest log-scale", "",
         "The log-scale stays between minus and plus this; smaller is steadier, larger bends more.",
         RealField{3, 0.1, 10, true}},
    };
    kind.make = [](const Spec& spec) { return std::make_unique<const AffineMap>(spec); };
    kind.layer_words = {
        {"coupling",
         {.summary = "Stretches and shifts one coordinate by amounts that a small network computes "
                     "from the other coordinate. Exact both ways; stacks alternate the "
                     "coordinates. The layer of Real NVP.",
          .formula = "x₂ = z₂ · exp s(z₁) + t(z₁),  x₁ = z₁\nlog |det| = s(z₁)",
          .reference = "Dinh, Sohl-Dickstein and Bengio 2017, Density estimation using Real NVP"}},
        {"autoregressive",
         {.title = "Affine autoregressive (MAF)",
          .summary =
              "Stretches and shifts both coordinates towards the base: the first by "
              "constants, the second by amounts that a small network computes from the first "
              "data coordinate. Any density whose second coordinate is Gaussian for each "
              "first one is made Gaussian by one layer.",
          .formula = "z₁ = x₁ · exp s₁ + t₁\n"
                     "z₂ = x₂ · exp s(x₁) + t(x₁)\n"
                     "log |det| = s₁ + s(x₁)",
          .reference = "Papamakarios, Pavlakou and Murray 2017, Masked Autoregressive Flow for "
                       "Density Estimation"}},
        {"inverse-autoregressive",
         {.key = "inverse-autoregressive",
          .title = "Inverse autoregressive (IAF)",
          .summary =
              "Stretches and shifts both coordinates towards the data: the first by constants, the "
              "second by amounts that a small network computes from the first base coordinate. The "
              "autoregressive layer in the other direction: sampling takes one pass.",
          .formula = "x₁ = z₁ · exp s₁ + t₁\n"
                     "x₂ = z₂ · exp s(z₁) + t(z₁)\n"
                     "log |det| = s₁ + s(z₁)",
          .reference = "Kingma et al. 2016, Improved Variational Inference with Inverse "
                       "Autoregressive Flow"}},
    };
    return kind;
}

} // namespace pushforward

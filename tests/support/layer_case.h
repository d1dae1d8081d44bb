// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/autodiff/functions.h"
#include "core/layers/registry.h"
#include "tests/support/sanitized.h"

#include <cmath>
#include <memory>
#include <string>
#include <vector>

namespace pushforward::test {

/// A layer with parameters, and its two directions as plain functions of points.
struct LayerCase {
    std::string name;
    Spec spec;
    double scale = 0; ///< of the random parameters; 0 for the start
    std::uint64_t seed = 1;
};

/// What one direction makes of points.
struct Mapped {
    Batch points;
    Eigen::Array<Real, 1, Eigen::Dynamic> log_abs_det;
};

/// Every registered layer × {initial, every field at its least and greatest} × {the start, random
/// parameters at scales 0.1, 1, 3} × seeds.
inline std::vector<LayerCase> layer_cases() {
    std::vector<LayerCase> cases;
    for (const LayerKind& kind : layer_kinds()) {
        std::vector<std::pair<std::string, Spec>> variants = {{"initial", initial_spec(kind)}};
        for (const Field& field : kind.fields) {
            const auto with = [&](Value value) {
                Spec spec = initial_spec(kind);
                const std::string name = field.key + "=" + value_text(value);
                spec.values[field.key] = std::move(value);
                variants.emplace_back(name, spec);
            };
            if (const auto* real = std::get_if<RealField>(&field.type)) {
                with(real->minimum);
                with(real->maximum);
            } else if (const auto* whole = std::get_if<IntField>(&field.type)) {
                with(whole->minimum);
                with(whole->maximum);
            } else if (const auto* choice = std::get_if<ChoiceField>(&field.type)) {
                for (const Choice& c : choice->choices) with(c.key);
            } else {
                with(true);
                with(false);
            }
        }
        for (const auto& [name, spec] : variants)
            for (const double scale : {0.0, 0.1, 1.0, 3.0})
                for (const std::uint64_t seed : {1u, 2u}) {
                    if (scale == 0 && seed > 1) continue;
                    // What a sanitizer looks for does not hang on the parameters.
                    if (sanitized && (scale == 0.1 || scale == 3.0 || seed > 1)) continue;
                    cases.push_back({kind.key + " " + name + " scale " + value_text(scale) +
                                         " seed " + std::to_string(seed),
                                     spec, scale, seed});
                }
    }
    return cases;
}

/// The layer of a case, with its parameters.
class TestedLayer {
public:
    explicit TestedLayer(const LayerCase& c) : layer_(make(layer_kinds(), c.spec, "layer")) {
        parameters.resize(static_cast<std::size_t>(layer_->parameter_count()));
        if (c.seed == 1 && parameters.size() < 50000) pass_points = 512;
        Random random(c.seed, 7);
        layer_->initialise(parameters, random);
        if (c.scale <= 0) return;
        // The fourth root of their number is about the root of a network's width, so that a scale
        // means the same for a wide network as for a narrow one.
        const double root = std::pow(static_cast<double>(parameters.size()), 0.25);
        for (Real& p : parameters) p = static_cast<Real>(c.scale * random.normal() / root);
    }

    /// The layer of a case a share of the way; `has_way` is false where it has none.
    TestedLayer(const LayerCase& c, double share) : TestedLayer(c) {
        whole_ = std::move(layer_);
        layer_ = whole_->partway(share, parameters);
    }
    bool has_way() const { return layer_ != nullptr; }

    const Transform& layer() const { return *layer_; }
    Params params() const { return {0, layer_->parameter_count()}; }

    Mapped forward(const Batch& z) const { return mapped(z, &Transform::forward); }
    Mapped inverse(const Batch& x) const { return mapped(x, &Transform::inverse); }

    using Direction = Image (Transform::*)(Tape&, Params, Plane) const;

    Mapped mapped(const Batch& in, Direction direction) const {
        Tape& tape = tape_;
        tape.begin(mode, parameters, {}, pass_points);
        const Image image = (*layer_.*direction)(tape, params(), plane(tape, in, false));
        Mapped out{Batch(2, in.cols()), {}};
        out.log_abs_det.resize(in.cols());
        for (Index i = 0; i < in.cols(); ++i) {
            const auto k = static_cast<std::size_t>(i);
            out.points(0, i) = image.plane.first.values()[k];
            out.points(1, i) = image.plane.second.values()[k];
            out.log_abs_det(i) = image.log_abs_det.values()[k];
        }
        return out;
    }

    static Plane plane(Tape& tape, const Batch& in, bool with_gradient) {
        const auto n = static_cast<std::size_t>(in.cols());
        return {tape.input({in.row(0).data(), n}, with_gradient),
                tape.input({in.row(1).data(), n}, with_gradient)};
    }

    std::vector<Real> parameters;

    /// How many points the tape is told to expect. In the cases of seed 1 there are so many that
    /// conditioners are computed by their pieces; 0 leaves them to dense products. The widest
    /// networks are always computed densely here, to save time; tst_linear_pieces has those.
    Index pass_points = 0;

    /// A kind that is solved with fixed steps in training maps otherwise when recorded.
    Tape::Mode mode = Tape::Mode::evaluate;

private:
    std::unique_ptr<const Transform> whole_, layer_; // the part refers to the whole
    mutable Tape tape_;                              // kept for its memory
};

inline Batch random_points(Index count, double scale, std::uint64_t seed) {
    Random random(seed, 8);
    Batch points(2, count);
    for (Index i = 0; i < count; ++i) {
        points(0, i) = static_cast<Real>(scale * random.normal());
        points(1, i) = static_cast<Real>(scale * random.normal());
    }
    return points;
}

} // namespace pushforward::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/functions.h"
#include "core/layers/registry.h"
#include "core/layers/structures/structure.h"
#include "core/layers/switches.h"

#include <algorithm>
#include <array>

namespace pushforward {

LayerKind actnorm();
LayerKind linear();
Structure coupling();
UnivariateMapKind affine_map();

namespace {

LayerKind affine_coupling() { return layer_of(coupling(), affine_map()); }

/// Transforms one after the other, base side first, as one; their parameters in the same order.
class Glow : public Transform {
public:
    using Parts = std::array<std::unique_ptr<const Transform>, 3>;

    explicit Glow(Parts parts) : parts_(std::move(parts)) {
        for (std::size_t i = 0; i < 3; ++i)
            offsets_[i + 1] = offsets_[i] + parts_[i]->parameter_count();
    }

    Index parameter_count() const override { return offsets_[3]; }
    bool starts_from_data() const override { return true; }

    std::unique_ptr<const Transform> partway(double share,
                                             std::span<const Real> own) const override;

private:
    friend class GlowPartway;

    Params slice(Params params, std::size_t i) const {
        return params.slice(offsets_[i], parts_[i]->parameter_count());
    }

    // The parts before `last`, and `end` in the place of that.
    Image forward_until(Tape& tape, Params params, Plane z, std::size_t last,
                        const Transform& end) const {
        Image image{z, {}};
        for (std::size_t i = 0; i <= last; ++i) {
            const Transform& part = i < last ? *parts_[i] : end;
            const Image next = part.forward(tape, slice(params, i), image.plane);
            image = {next.plane, i == 0 ? next.log_abs_det : image.log_abs_det + next.log_abs_det};
        }
        return image;
    }

    Image inverse_from(Tape& tape, Params params, Plane x, std::size_t last,
                       const Transform& end) const {
        Image image{x, {}};
        for (std::size_t i = last + 1; i-- > 0;) {
            const Transform& part = i < last ? *parts_[i] : end;
            const Image next = part.inverse(tape, slice(params, i), image.plane);
            image = {next.plane,
                     i == last ? next.log_abs_det : image.log_abs_det + next.log_abs_det};
        }
        return image;
    }

    Image map_forward(Tape& tape, Params params, Plane z) const override {
        return forward_until(tape, params, z, 2, *parts_[2]);
    }
    Image map_inverse(Tape& tape, Params params, Plane x) const override {
        return inverse_from(tape, params, x, 2, *parts_[2]);
    }

    void fill(std::span<Real> parameters, Random& random) const override {
        for (std::size_t i = 0; i < 3; ++i) parts_[i]->initialise(own(parameters, i), random);
    }

    // Actnorm is the part on the data side: from there it sees the points themselves, from the base
    // side what the other two make of them.
    void fill_from_data(std::span<Real> parameters, const Batch& points, Side side) const override {
        Batch seen = points;
        if (side == Side::base) {
            Tape tape;
            tape.begin(Tape::Mode::evaluate, parameters);
            const auto n = static_cast<std::size_t>(points.cols());
            Plane plane = {tape.input({points.row(0).data(), n}),
                           tape.input({points.row(1).data(), n})};
            const Params all = {0, parameter_count()};
            for (std::size_t i = 0; i < 2; ++i)
                plane = parts_[i]->forward(tape, slice(all, i), plane).plane;
            std::ranges::copy(plane.first.values(), seen.row(0).data());
            std::ranges::copy(plane.second.values(), seen.row(1).data());
        }
        parts_[2]->start_from_data(own(parameters, 2), seen, side);
    }

    std::span<Real> own(std::span<Real> parameters, std::size_t i) const {
        return parameters.subspan(static_cast<std::size_t>(offsets_[i]),
                                  static_cast<std::size_t>(parts_[i]->parameter_count()));
    }

    Parts parts_;
    std::array<Index, 4> offsets_ = {};
};

/// The parts one after the other, an equal share of the way each.
class GlowPartway : public Transform {
public:
    GlowPartway(const Glow& whole, std::size_t done, std::unique_ptr<const Transform> part)
        : whole_(whole), done_(done), part_(std::move(part)) {}

    Index parameter_count() const override { return whole_.parameter_count(); }

private:
    Image map_forward(Tape& tape, Params params, Plane z) const override {
        return whole_.forward_until(tape, params, z, done_, *part_);
    }
    Image map_inverse(Tape& tape, Params params, Plane x) const override {
        return whole_.inverse_from(tape, params, x, done_, *part_);
    }
    void fill(std::span<Real> parameters, Random& random) const override {
        whole_.initialise(parameters, random);
    }

    const Glow& whole_;
    std::size_t done_;
    std::unique_ptr<const Transform> part_;
};

std::unique_ptr<const Transform> Glow::partway(double share, std::span<const Real> own) const {
    const double along = share * static_cast<double>(parts_.size());
    const std::size_t done = std::min<std::size_t>(static_cast<std::size_t>(along), 2);
    // At its very start a part has no share, but the least step into it is as good.
    const double rest = std::max(along - static_cast<double>(done), 1e-9);
    auto part = parts_[done]->partway(
        rest, own.subspan(static_cast<std::size_t>(offsets_[done]),
                          static_cast<std::size_t>(parts_[done]->parameter_count())));
    return part ? std::make_unique<GlowPartway>(*this, done, std::move(part)) : nullptr;
}

std::vector<Spec> pieces_of(const Spec& spec) {
    Spec coupling = without_switches(spec);
    coupling.kind = affine_coupling().key;
    coupling.values.erase("direction");
    return {coupling, initial_spec(linear()), initial_spec(actnorm())};
}

} // namespace

/// One step of Glow (Kingma and Dhariwal 2018): an affine coupling, a linear map and actnorm, base
/// side first, as one layer.
LayerKind glow() {
    LayerKind kind;
    kind.key = "glow";
    kind.title = "Glow step";
    kind.group = "Coupling";
    kind.summary =
        "An affine coupling, a learned matrix and actnorm in one layer: the matrix turns the axes "
        "along which the coupling bends, actnorm keeps its input at unit scale.";
    kind.formula = "y = coupling(z),  w = P·L·U·y,  x = exp(a) ⊙ w + b\n"
                   "log |det| = s(z₁) + log |det L·U| + a₁ + a₂";
    kind.reference =
        "Kingma and Dhariwal 2018, Glow: Generative Flow with Invertible 1×1 Convolutions";
    kind.fields = affine_coupling().fields;
    kind.parts = &pieces_of;
    kind.make = [](const Spec& spec) -> std::unique_ptr<const Transform> {
        const std::vector<Spec> specs = pieces_of(spec);
        return std::make_unique<Glow>(Glow::Parts{
            affine_coupling().make(specs[0]), linear().make(specs[1]), actnorm().make(specs[2])});
    };
    return kind;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/direction.h"

#include "core/autodiff/functions.h"

namespace pushforward {

namespace {

constexpr auto field_key = "direction", to_data = "base-to-data", to_base = "data-to-base";

/// x = f⁻¹(z), a share of the way: z goes all of f⁻¹, and back from there the rest of the way of f.
/// By displacement, with u = f⁻¹(z): (1 − share)·z + share·u = (1 − share)·f(u) + share·u.
class TurnedPartway : public Transform {
public:
    TurnedPartway(const Transform& map, std::unique_ptr<const Transform> back)
        : map_(map), back_(std::move(back)) {}

    Index parameter_count() const override { return map_.parameter_count(); }
    double tolerance() const override { return map_.tolerance(); }
    ClosedForm closed_form() const override { return turned(map_.closed_form()); }

private:
    Image map_forward(Tape& tape, Params params, Plane z) const override {
        const Image all = map_.inverse(tape, params, z);
        const Image image = back_->forward(tape, params, all.plane);
        return {image.plane, all.log_abs_det + image.log_abs_det};
    }
    Image map_inverse(Tape& tape, Params params, Plane x) const override {
        const Image all = back_->inverse(tape, params, x);
        const Image image = map_.forward(tape, params, all.plane);
        return {image.plane, all.log_abs_det + image.log_abs_det};
    }
    void fill(std::span<Real> parameters, Random& random) const override {
        map_.initialise(parameters, random);
    }

    const Transform& map_;
    std::unique_ptr<const Transform> back_;
};

class Turned : public Transform {
public:
    explicit Turned(std::unique_ptr<const Transform> map) : map_(std::move(map)) {}

    Index parameter_count() const override { return map_->parameter_count(); }
    bool starts_at_identity() const override { return map_->starts_at_identity(); }
    bool starts_from_data() const override { return map_->starts_from_data(); }
    double tolerance() const override { return map_->tolerance(); }

    ClosedForm closed_form() const override { return turned(map_->closed_form()); }

    std::unique_ptr<const Transform> partway(double share,
                                             std::span<const Real> parameters) const override {
        auto back = map_->partway(1 - share, parameters);
        return back ? std::make_unique<TurnedPartway>(*map_, std::move(back)) : nullptr;
    }

private:
    Image map_forward(Tape& tape, Params params, Plane z) const override {
        return map_->inverse(tape, params, z);
    }
    Image map_inverse(Tape& tape, Params params, Plane x) const override {
        return map_->forward(tape, params, x);
    }
    void fill(std::span<Real> parameters, Random& random) const override {
        map_->initialise(parameters, random);
    }
    void fill_from_data(std::span<Real> parameters, const Batch& points, Side side) const override {
        map_->start_from_data(parameters, points, other(side));
    }

    std::unique_ptr<const Transform> map_;
};

} // namespace

std::unique_ptr<const Transform> turned(std::unique_ptr<const Transform> map) {
    return std::make_unique<Turned>(std::move(map));
}

void turn_round(Spec& layer) {
    layer.values.at(field_key) = std::string(goes_to_base(layer) ? to_data : to_base);
}

bool goes_to_base(const Spec& layer) { return layer.choice(field_key) == to_base; }

LayerKind with_direction(LayerKind kind, Side formula_starts_from) {
    kind.fields.push_back({field_key, "Formula goes", "",
                           "Which way the formula is applied; the other way is its inverse.",
                           ChoiceField{formula_starts_from == Side::base ? to_data : to_base,
                                       {{to_data, "base → data"}, {to_base, "data → base"}}}});
    kind.make = [formula = std::move(kind.make)](const Spec& spec) {
        std::unique_ptr<const Transform> map = formula(spec);
        return goes_to_base(spec) ? turned(std::move(map)) : std::move(map);
    };
    return kind;
}

} // namespace pushforward

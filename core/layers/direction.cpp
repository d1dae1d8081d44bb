// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/direction.h"

namespace pushforward {

namespace {

class Turned : public Transform {
public:
    explicit Turned(std::unique_ptr<const Transform> map) : map_(std::move(map)) {}

    Index parameter_count() const override { return map_->parameter_count(); }
    bool starts_at_identity() const override { return map_->starts_at_identity(); }
    bool starts_from_data() const override { return map_->starts_from_data(); }
    double tolerance() const override { return map_->tolerance(); }

    ClosedForm closed_form() const override {
        switch (map_->closed_form()) {
        case ClosedForm::base_to_data:
            return ClosedForm::data_to_base;
        case ClosedForm::data_to_base:
            return ClosedForm::base_to_data;
        default:
            return map_->closed_form();
        }
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
        map_->start_from_data(parameters, points, side == Side::data ? Side::base : Side::data);
    }

    std::unique_ptr<const Transform> map_;
};

} // namespace

std::unique_ptr<const Transform> turned(std::unique_ptr<const Transform> map) {
    return std::make_unique<Turned>(std::move(map));
}

LayerKind with_direction(LayerKind kind, Side formula_starts_from) {
    const std::string initial = formula_starts_from == Side::base ? "base-to-data" : "data-to-base";
    kind.fields.push_back(
        {"direction", "Formula goes", "",
         "Which way the formula is applied; the other way is its inverse.",
         ChoiceField{initial, {{"base-to-data", "base → data"}, {"data-to-base", "data → base"}}}});
    kind.make = [formula = std::move(kind.make)](const Spec& spec) {
        std::unique_ptr<const Transform> map = formula(spec);
        return spec.choice("direction") == "base-to-data" ? std::move(map) : turned(std::move(map));
    };
    return kind;
}

} // namespace pushforward

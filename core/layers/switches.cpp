// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/switches.h"

#include "core/autodiff/functions.h"

namespace pushforward {

namespace {

constexpr auto muted_key = "muted", frozen_key = "frozen";

/// The identity in the place of a map.
class Muted : public Transform {
public:
    explicit Muted(std::shared_ptr<const Transform> map) : map_(std::move(map)) {}

    Index parameter_count() const override { return map_->parameter_count(); }

    std::unique_ptr<const Transform> partway(double, std::span<const Real>) const override {
        return std::make_unique<Muted>(map_);
    }

private:
    Image map_forward(Tape& tape, Params, Plane z) const override { return {z, tape.constant(0)}; }
    Image map_inverse(Tape& tape, Params, Plane x) const override { return {x, tape.constant(0)}; }
    void fill(std::span<Real> parameters, Random& random) const override {
        map_->initialise(parameters, random);
    }

    std::shared_ptr<const Transform> map_;
};

} // namespace

bool is_muted(const Spec& layer) { return layer.flag(muted_key); }
bool is_frozen(const Spec& layer) { return is_muted(layer) || is_set_frozen(layer); }
bool is_set_frozen(const Spec& layer) { return layer.flag(frozen_key); }
void set_muted(Spec& layer, bool muted) { layer.values.at(muted_key) = muted; }
void set_frozen(Spec& layer, bool frozen) { layer.values.at(frozen_key) = frozen; }

Spec without_switches(Spec layer) {
    layer.values.erase(muted_key);
    layer.values.erase(frozen_key);
    return layer;
}

LayerKind with_switches(LayerKind kind) {
    kind.fields.push_back({muted_key, "Muted", "",
                           "The flow goes on without this layer. Its parameters are kept.",
                           BoolField{false}});
    kind.fields.push_back(
        {frozen_key, "Frozen", "", "The parameters of this layer do not train.", BoolField{false}});
    kind.make = [map = std::move(kind.make)](const Spec& spec) -> std::unique_ptr<const Transform> {
        if (is_muted(spec)) return std::make_unique<Muted>(map(spec));
        return map(spec);
    };
    return kind;
}

} // namespace pushforward

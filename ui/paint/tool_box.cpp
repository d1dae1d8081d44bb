// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/tool_box.h"

#include <algorithm>

namespace pushforward {

ToolBox::ToolBox(QObject* parent) : QObject(parent), kind_(&paint_tool_kinds().front()) {
    for (const PaintToolKind& kind : paint_tool_kinds()) {
        Spec spec = initial_spec(kind);
        if (kind.writes) {
            spec.values["text"] = std::string("flow");
            spec.values["font"] = std::string("Inter");
        }
        specs_[kind.key] = spec;
    }
    for (const Field& field : symmetryFields()) symmetry_[field.key] = initial_value(field);
    make();
}

void ToolBox::make() { tool_ = kind_->make(spec()); }

void ToolBox::takeUp(const std::string& tool) {
    kind_ = &find_paint_tool(tool);
    make();
    Q_EMIT changed();
}

void ToolBox::set(const std::string& key, const Value& value) {
    specs_.at(kind_->key).values[key] = value;
    make();
    Q_EMIT changed();
}

void ToolBox::scaleRadius(double factor) {
    for (const Field& field : kind_->fields)
        if (field.key == "radius") {
            const auto& range = std::get<RealField>(field.type);
            set("radius", std::clamp(spec().real("radius") * factor, range.minimum, range.maximum));
        }
}

const std::vector<Field>& ToolBox::symmetryFields() {
    static const std::vector<Field> fields = {
        {"mirror", "Mirror", "", "Everything is done on both sides of a line too, or of two.",
         ChoiceField{"none",
                     {{"none", "None"}, {"across", "Left and right"}, {"both", "Both ways"}}}},
        {"turns", "Turns", "", "Everything is done so many times round the middle.",
         IntField{1, 1, 12, false}}};
    return fields;
}

void ToolBox::setSymmetry(const std::string& key, const Value& value) {
    symmetry_[key] = value;
    Q_EMIT changed();
}

std::vector<PlaneMap> ToolBox::images(const Eigen::Array2d& centre) const {
    const auto& mirror = std::get<std::string>(symmetry_.at("mirror"));
    const auto turns = static_cast<int>(std::get<std::int64_t>(symmetry_.at("turns")));
    const int mirrors = mirror == "none" ? 0 : mirror == "both" ? 2 : 1;
    return symmetry_maps(centre, mirrors, turns);
}

} // namespace pushforward

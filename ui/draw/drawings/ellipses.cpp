// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/stretching.h"
#include "ui/draw/drawings/drawing.h"

namespace pushforward {

namespace {

class EllipsesDrawing : public Drawing {
public:
    EllipsesDrawing(int count, double reach, double radius)
        : count_(count), reach_(reach), radius_(radius) {}

    Drawn compute(const Scene& scene, const Cancelled& cancelled) const override {
        if (cancelled && cancelled()) return {};
        return {{}, jacobian_ellipses(scene.moment(), count_, reach_, radius_), {}};
    }

    void paint(Canvas& canvas, const Drawn& drawn, const Look& look) const override {
        canvas.lines(drawn.lines, {look.over->contours, 1.2, 0.7});
    }

private:
    int count_;
    double reach_, radius_;
};

} // namespace

DrawingKind ellipses_drawing() {
    DrawingKind kind;
    kind.key = "ellipses";
    kind.title = "Jacobian ellipses";
    kind.summary = "What small circles about a lattice of the base become: how the layers turn and "
                   "stretch the plane there.";
    kind.formula = "x + r · (∂x/∂z) · (cos φ, sin φ)";
    kind.fields = {
        {"count", "Circles", "", "How many there are a side.", IntField{11, 2, 41}},
        {"reach", "Reach", "", "How far the lattice goes from the middle of the base.",
         RealField{2, 0.1, 10}},
        {"radius", "Radius", "", "Of the circles in the base.", RealField{0.12, 0.01, 2, true}}};
    kind.menu_title = "&Jacobian";
    kind.shortcut = "Alt+7";
    kind.is_on = false;
    kind.height = 25;
    kind.on_cards = DrawingKind::OnCards::when_on;
    kind.needs.view = false;
    kind.make = [](const Spec& spec) -> std::unique_ptr<const Drawing> {
        return std::make_unique<EllipsesDrawing>(static_cast<int>(spec.integer("count")),
                                                 spec.real("reach"), spec.real("radius"));
    };
    return kind;
}

} // namespace pushforward

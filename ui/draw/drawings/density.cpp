// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/drawings/drawing.h"

namespace pushforward {

namespace {

class DensityDrawing : public Drawing {
public:
    explicit DensityDrawing(DensityScale scale) : scale_(scale) {}

    Drawn compute(const Scene& scene, const Cancelled& cancelled) const override {
        return {scene.density(cancelled), {}, {}};
    }

    void paint(Canvas& canvas, const Drawn& drawn, const Look& look) const override {
        if (drawn.grid)
            canvas.image(density_image(*drawn.grid, *look.map, scale_), drawn.grid->view,
                         QColor(look.map->zero()));
    }

    Legend legend(const Drawn& drawn, const Look& look) const override {
        if (!drawn.grid || !(drawn.grid->maximum > 0)) return {};
        return {{}, Legend::Bar{look.map, drawn.grid->maximum, 0, scale_name(scale_), scale_}};
    }

private:
    DensityScale scale_;
};

} // namespace

DrawingKind density_drawing() {
    DrawingKind kind;
    kind.key = "density";
    kind.title = "Density";
    kind.summary = "Colour the flow's density.";
    kind.formula = "p(x) = p(z) · |det ∂z/∂x|";
    kind.fields = {{"scale", "Scale", "", "How a density becomes a colour.",
                    ChoiceField{"square-root",
                                {{"square-root", "Square root: thin tails are seen beside a peak"},
                                 {"linear", "Linear"}}}}};
    kind.menu_title = "&Density";
    kind.shortcut = "Alt+1";
    kind.on_cards = DrawingKind::OnCards::always;
    kind.has_bar = true;
    kind.make = [](const Spec& spec) -> std::unique_ptr<const Drawing> {
        return std::make_unique<DensityDrawing>(
            spec.choice("scale") == "linear" ? DensityScale::linear : DensityScale::square_root);
    };
    return kind;
}

} // namespace pushforward

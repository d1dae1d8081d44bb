// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/stretching.h"

#include "ui/draw/diverging_map.h"
#include "ui/draw/drawings/drawing.h"

#include <QCoreApplication>

namespace pushforward {

namespace {

class StretchingDrawing : public Drawing {
public:
    StretchingDrawing(StretchOf of, double range) : of_(of), range_(static_cast<float>(range)) {}

    Drawn compute(const Scene& scene, const Cancelled& cancelled) const override {
        DensityGrid grid = stretching(scene.moment(), scene.view(), scene.cells().width(),
                                      scene.cells().height(), of_, cancelled);
        if (grid.density.empty()) return {};
        return {std::make_shared<const DensityGrid>(std::move(grid)), {}, {}};
    }

    void paint(Canvas& canvas, const Drawn& drawn, const Look& look) const override {
        if (!drawn.grid) return;
        const ColourMap& map = map_for(look);
        canvas.image(diverging_image(*drawn.grid, map, range_), drawn.grid->view,
                     QColor(map.at(0.5)));
    }

    Legend legend(const Drawn& drawn, const Look& look) const override {
        if (!drawn.grid) return {};
        const QString title =
            of_ == StretchOf::layer
                ? QCoreApplication::translate("Drawing", "log |det|, layer")
                : QCoreApplication::translate("Drawing", "log |det|, base → data");
        return {{}, Legend::Bar{&map_for(look), range_, -range_, title, {}}};
    }

private:
    static const ColourMap& map_for(const Look& look) { return diverging_map(look.over->is_dark); }

    StretchOf of_;
    float range_;
};

} // namespace

DrawingKind stretching_drawing() {
    DrawingKind kind;
    kind.key = "stretching";
    kind.title = "Local stretching";
    kind.summary = "Colour how much areas have grown (orange) or shrunk (blue) on the way from the "
                   "base, in place of the density.";
    kind.formula = "log |det ∂x/∂z|";
    kind.fields = {{"of", "Of", "", "Whose stretching is shown.",
                    ChoiceField{"flow",
                                {{"flow", "all layers up to the playhead"},
                                 {"layer", "the layer that the playhead is in or behind"}}}},
                   {"range", "Range", "nats", "Where the colours end, on each side of 0.",
                    RealField{3, 0.1, 20, true}}};
    kind.menu_title = "Stretchi&ng";
    kind.shortcut = "Alt+6";
    kind.is_on = false;
    kind.height = 5;
    kind.on_cards = DrawingKind::OnCards::when_on;
    kind.has_bar = true;
    kind.make = [](const Spec& spec) -> std::unique_ptr<const Drawing> {
        return std::make_unique<StretchingDrawing>(
            spec.choice("of") == "layer" ? StretchOf::layer : StretchOf::flow, spec.real("range"));
    };
    return kind;
}

} // namespace pushforward

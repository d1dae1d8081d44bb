// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/warped_grid.h"

#include "ui/draw/drawings/drawing.h"

#include <algorithm>

namespace pushforward {

namespace {

class WarpedGridDrawing : public Drawing {
public:
    explicit WarpedGridDrawing(const GridShape& shape) : shape_(shape) {}

    Drawn compute(const Scene& scene, const Cancelled& cancelled) const override {
        const auto carry = [&](const Batch& base) { return carried(scene.moment(), base); };
        constexpr double share = 1.0 / 2000; // of the view: less than a pixel
        const View& view = scene.view();
        const double tolerance = share * std::min(view.width(), view.height());
        return {{}, warped_grid(carry, shape_, view, tolerance, cancelled), {}};
    }

    void paint(Canvas& canvas, const Drawn& drawn, const Look& look) const override {
        canvas.lines(drawn.lines, {look.over->dimmed, 0.9, 0.5});
    }

private:
    GridShape shape_;
};

} // namespace

DrawingKind warped_grid_drawing() {
    DrawingKind kind;
    kind.key = "grid";
    kind.title = "Warped grid";
    kind.summary = "A grid of straight lines in the base, carried along by the layers.";
    kind.fields = {{"lines", "Lines", "", "How many there are each way.", IntField{21, 2, 101}},
                   {"reach", "Reach", "",
                    "How far they go from the middle of the base, in its units.",
                    RealField{2, 0.1, 10}}};
    kind.menu_title = "G&rid";
    kind.shortcut = "Alt+5";
    kind.is_on = false;
    kind.height = 20;
    kind.on_cards = DrawingKind::OnCards::when_on;
    kind.make = [](const Spec& spec) -> std::unique_ptr<const Drawing> {
        return std::make_unique<WarpedGridDrawing>(
            GridShape{static_cast<int>(spec.integer("lines")), spec.real("reach")});
    };
    return kind;
}

} // namespace pushforward

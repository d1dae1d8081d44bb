// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/painting/brush.h"
#include "ui/paint/paint_tool.h"

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

struct Spray {
    double radius, rate;
    Spread spread;
};

class SprayStroke : public Stroke {
public:
    SprayStroke(const Spray& spray, const PaintPlace& place)
        : spray_(spray), from_(place), to_(place) {}

    void move(PaintSurface&, const PaintPlace& place) override { to_ = place; }

    // What is due is spread over the way since the last time, so that a quick stroke has no gaps.
    void hold(PaintSurface& surface, double seconds) override {
        due_ += seconds * spray_.rate * to_.pressure;
        emit(surface, static_cast<Index>(due_));
    }

    void finish(PaintSurface& surface) override {
        if (!painted_ || (to_.at != from_.at).any()) emit(surface, std::max<Index>(1, Index(due_)));
    }

private:
    void emit(PaintSurface& surface, Index count) {
        if (count <= 0) return;
        due_ -= std::min(due_, static_cast<double>(count));
        const double radius = spray_.radius * surface.pixel;
        Points points(2, count);
        for (Index i = 0; i < count; ++i) {
            const double share = surface.random.uniform();
            const Eigen::Array2d middle = from_.at + share * (to_.at - from_.at);
            points.col(i) = sprayed(middle, radius, spray_.spread, 1, surface.random);
        }
        surface.add(points);
        from_ = to_;
        painted_ = true;
    }

    Spray spray_;
    PaintPlace from_, to_;
    double due_ = 0; // points
    bool painted_ = false;
};

class SprayTool : public PaintTool {
public:
    explicit SprayTool(const Spray& spray) : spray_(spray) {}
    std::unique_ptr<Stroke> begin(PaintSurface&, const PaintPlace& place) const override {
        return std::make_unique<SprayStroke>(spray_, place);
    }
    double ring() const override { return spray_.radius; }

private:
    Spray spray_;
};

} // namespace

PaintToolKind spray_tool() {
    PaintToolKind kind;
    kind.key = "spray";
    kind.title = "Spray";
    kind.summary = "Sprays points for as long as it is held.";
    kind.key_letter = 'B';
    kind.icon.addEllipse(QPointF(0, 0), 0.95, 0.95);
    for (const QPointF dot : {QPointF(0, 0), QPointF(-0.4, -0.3), QPointF(0.35, -0.45),
                              QPointF(0.45, 0.25), QPointF(-0.2, 0.5), QPointF(0.1, -0.15)})
        kind.dots.addEllipse(dot, 0.12, 0.12);
    kind.fields = {radius_field(24),
                   {"rate", "Rate", "/s", "Points a second; a pen's pressure lowers it.",
                    RealField{1000, 10, 50000, true}},
                   {"spread", "Spread", "", "How the points lie in the ring.",
                    ChoiceField{"gaussian", {{"gaussian", "Gaussian"}, {"uniform", "Uniform"}}}}};
    kind.make = [](const Spec& spec) -> std::unique_ptr<const PaintTool> {
        return std::make_unique<SprayTool>(
            Spray{spec.real("radius"), spec.real("rate"),
                  spec.choice("spread") == "gaussian" ? Spread::gaussian : Spread::uniform});
    };
    return kind;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
// Tools that touch the points within the ring: eraser, magnet, jitter.
#include "ui/paint/paint_tool.h"

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

using Touch = void (*)(PaintSurface&, const Eigen::Array2d& middle, double radius, double amount);

class TouchStroke : public Stroke {
public:
    TouchStroke(Touch touch, double radius, double strength, PaintSurface& surface,
                const PaintPlace& place)
        : touch_(touch), radius_(radius), strength_(strength), at_(place.at) {
        if (strength_ == 0) touch_(surface, at_, radius_ * surface.pixel, 0);
    }

    // In steps of half a radius, so that a quick stroke leaves nothing out.
    void move(PaintSurface& surface, const PaintPlace& place) override {
        pressure_ = place.pressure;
        const double step = radius_ * surface.pixel / 2;
        const double length = (place.at - at_).matrix().norm();
        const Eigen::Array2d from = at_;
        at_ = place.at;
        if (strength_ != 0) return;
        const int steps = std::clamp(static_cast<int>(std::ceil(length / step)), 1, 1000);
        for (int i = 1; i <= steps; ++i)
            touch_(surface, from + (place.at - from) * (double(i) / steps), 2 * step, 0);
    }

    void hold(PaintSurface& surface, double seconds) override {
        if (strength_ != 0)
            touch_(surface, at_, radius_ * surface.pixel, strength_ * pressure_ * seconds);
    }

private:
    Touch touch_;
    double radius_, strength_; // 0: at once
    Eigen::Array2d at_;
    double pressure_ = 1;
};

class TouchTool : public PaintTool {
public:
    TouchTool(Touch touch, double radius, double strength)
        : touch_(touch), radius_(radius), strength_(strength) {}
    std::unique_ptr<Stroke> begin(PaintSurface& surface, const PaintPlace& place) const override {
        return std::make_unique<TouchStroke>(touch_, radius_, strength_, surface, place);
    }
    double ring() const override { return radius_; }

private:
    Touch touch_;
    double radius_, strength_;
};

void erase(PaintSurface& surface, const Eigen::Array2d& middle, double radius, double) {
    surface.change(middle, radius,
                   [](Eigen::Array2d&, const Eigen::Array2d&) { return Painting::Fate::gone; });
}

/// Each image of the middle pulls what is about it.
void pull(PaintSurface& surface, const Eigen::Array2d& middle, double radius, double amount) {
    const double share = 1 - std::exp(-amount);
    surface.change(middle, radius, [&](Eigen::Array2d& point, const Eigen::Array2d& centre) {
        point += share * (centre - point);
        return Painting::Fate::moved;
    });
}

void shake(PaintSurface& surface, const Eigen::Array2d& middle, double radius, double amount) {
    const double step = radius * std::sqrt(amount) / 4;
    surface.change(middle, radius, [&](Eigen::Array2d& point, const Eigen::Array2d&) {
        const double first = surface.random.normal(), second = surface.random.normal();
        point += step * Eigen::Array2d(first, second);
        return Painting::Fate::moved;
    });
}

Field strength_field(const char* help) {
    return {"strength", "Strength", "", help, RealField{2, 0.1, 20, true}};
}

} // namespace

PaintToolKind eraser_tool() {
    PaintToolKind kind;
    kind.key = "eraser";
    kind.title = "Eraser";
    kind.summary = "Takes away the points within the ring.";
    kind.key_letter = 'E';
    kind.icon.addPolygon(QPolygonF({{-0.95, 0.25}, {0.1, -0.85}, {0.9, -0.1}, {-0.1, 0.9}}));
    kind.icon.closeSubpath();
    kind.icon.moveTo(-0.45, -0.28);
    kind.icon.lineTo(0.4, 0.42);
    kind.fields = {radius_field(24)};
    kind.make = [](const Spec& spec) -> std::unique_ptr<const PaintTool> {
        return std::make_unique<TouchTool>(erase, spec.real("radius"), 0);
    };
    return kind;
}

PaintToolKind magnet_tool() {
    PaintToolKind kind;
    kind.key = "magnet";
    kind.title = "Magnet";
    kind.summary = "Pulls the points within the ring to its middle for as long as it is held.";
    kind.key_letter = 'M';
    kind.icon.moveTo(-0.7, 0.85);
    kind.icon.lineTo(-0.7, -0.1);
    kind.icon.arcTo(QRectF(-0.7, -0.8, 1.4, 1.4), 180, -180);
    kind.icon.lineTo(0.7, 0.85);
    kind.icon.moveTo(-0.95, 0.45);
    kind.icon.lineTo(-0.45, 0.45);
    kind.icon.moveTo(0.45, 0.45);
    kind.icon.lineTo(0.95, 0.45);
    kind.fields = {radius_field(50), strength_field("The share of the way, each second.")};
    kind.make = [](const Spec& spec) -> std::unique_ptr<const PaintTool> {
        return std::make_unique<TouchTool>(pull, spec.real("radius"), spec.real("strength"));
    };
    return kind;
}

PaintToolKind jitter_tool() {
    PaintToolKind kind;
    kind.key = "jitter";
    kind.title = "Jitter";
    kind.summary = "Shakes the points within the ring apart for as long as it is held.";
    kind.key_letter = 'J';
    for (const QPointF way : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)}) {
        kind.icon.moveTo(0.4 * way);
        kind.icon.lineTo(0.95 * way);
    }
    kind.dots.addEllipse(QPointF(0, 0), 0.2, 0.2);
    kind.fields = {radius_field(50), strength_field("How fast they spread.")};
    kind.make = [](const Spec& spec) -> std::unique_ptr<const PaintTool> {
        return std::make_unique<TouchTool>(shake, spec.real("radius"), spec.real("strength"));
    };
    return kind;
}

} // namespace pushforward

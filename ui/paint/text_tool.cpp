// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/painting/brush.h"
#include "ui/draw/text.h"
#include "ui/paint/paint_tool.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainterPath>

namespace pushforward {

namespace {

/// Outlines about the origin, y up, one unit for a pixel.
std::vector<Outline> text_outlines(const QString& text, const QString& family, double height) {
    QFont font(family);
    font.setPixelSize(std::max(1, qRound(height)));
    QPainterPath path;
    path.addText(0, 0, font, text);
    const QPointF middle = path.boundingRect().center();
    std::vector<Outline> outlines;
    for (const QPolygonF& polygon : path.simplified().toSubpathPolygons()) {
        Outline outline;
        for (const QPointF& corner : polygon)
            outline.emplace_back(corner.x() - middle.x(), middle.y() - corner.y());
        outlines.push_back(std::move(outline));
    }
    return outlines;
}

std::vector<Outline> placed(std::vector<Outline> outlines, const Eigen::Array2d& at, double pixel) {
    for (Outline& outline : outlines)
        for (Eigen::Array2d& corner : outline) corner = at + pixel * corner;
    return outlines;
}

struct Text {
    std::vector<Outline> outlines;
    Index count;
    double width;
};

class TextStroke : public Stroke {
public:
    TextStroke(const Text& text, const Eigen::Array2d& at, double pixel)
        : text_(text), at_(at), pixel_(pixel) {}
    void move(PaintSurface&, const PaintPlace& place) override { at_ = place.at; }
    void finish(PaintSurface& surface) override {
        surface.add(inside(preview(), text_.width * surface.pixel, text_.count, surface.random));
    }
    std::vector<Outline> preview() const override { return placed(text_.outlines, at_, pixel_); }

private:
    Text text_;
    Eigen::Array2d at_;
    double pixel_;
};

class TextTool : public PaintTool {
public:
    explicit TextTool(Text text) : text_(std::move(text)) {}
    std::unique_ptr<Stroke> begin(PaintSurface& surface, const PaintPlace& place) const override {
        return std::make_unique<TextStroke>(text_, place.at, surface.pixel);
    }
    std::vector<Outline> previewAt(const Eigen::Array2d& at, double pixel) const override {
        return placed(text_.outlines, at, pixel);
    }

private:
    Text text_;
};

} // namespace

PaintToolKind text_tool() {
    PaintToolKind kind;
    kind.key = "text";
    kind.title = "Text";
    kind.summary = "Writes with points: a click puts the words down.";
    kind.key_letter = 'T';
    kind.writes = true;
    kind.icon.moveTo(-0.7, -0.75);
    kind.icon.lineTo(0.7, -0.75);
    kind.icon.moveTo(0, -0.75);
    kind.icon.lineTo(0, 0.85);
    kind.fields = {{"height", "Size", "px", "Of the letters.", RealField{120, 16, 400, true}},
                   count_field(3000),
                   width_field(1)};
    kind.make = [](const Spec& spec) -> std::unique_ptr<const PaintTool> {
        return std::make_unique<TextTool>(
            Text{text_outlines(text_of(spec.choice("text")), text_of(spec.choice("font")),
                               spec.real("height")),
                 spec.integer("count"), spec.real("width")});
    };
    return kind;
}

} // namespace pushforward

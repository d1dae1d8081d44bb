// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/strip/strip_pictures.h"

#include "core/picture/flow_checks.h"
#include "core/picture/probe_points.h"
#include "ui/draw/drawings/pixel_canvas.h"
#include "ui/look/actions.h"

namespace pushforward {

namespace {

constexpr Index probed_points = 400;
constexpr double deviations = 3.4; // of the data: from the middle to an edge

} // namespace

View strip_view(const Standardisation& frame, QSize size) {
    return fitted(view_around(frame, deviations), size.width(), size.height());
}

StripPictures stripPictures(Moment moment, const std::vector<ChosenDrawing>& drawings, QSize size,
                            double device_pixel_ratio, const Look& look,
                            const Cancelled& cancelled) {
    StripPictures made;
    const Snapshot& snapshot = *moment.snapshot;
    const View view = strip_view(snapshot.flow->standardisation(), size);
    // Half a cell a pixel: smooth enough when drawn up, and a quarter of the work.
    const int rows = static_cast<int>(size.height() * 0.7),
              columns = static_cast<int>(size.width() * 0.7);
    for (Index layers = 0; layers <= snapshot.flow->layer_count(); ++layers) {
        moment.position = {layers, 0};
        const Scene scene(moment, view, {columns, rows});
        PixelCanvas canvas(size * device_pixel_ratio, device_pixel_ratio, view);
        for (const ChosenDrawing& one : drawings) {
            const Drawn drawn = one.drawing->compute(scene, cancelled);
            if (cancelled && cancelled()) return {};
            one.drawing->paint(canvas, drawn, look);
        }
        made.after.push_back(canvas.picture());
    }
    made.added = mean_added(snapshot, probe_points(moment, probed_points));
    return made;
}

QImage targetPicture(const TrainingData& data, QSize size, const ColourMap& map,
                     const Cancelled& cancelled) {
    constexpr double margin = 0.08;
    const View view = fitted(whole_view(data, margin), size.width(), size.height());
    return density_image(target_density(data, view, size.width(), size.height(), cancelled), map);
}

std::string drawings_on_cards(const Actions& actions) {
    std::string keys;
    for (const Actions::Switch& one : actions.switches) {
        const DrawingKind::OnCards on_cards = find_drawing(one.drawing).on_cards;
        if (on_cards == DrawingKind::OnCards::always ||
            (on_cards == DrawingKind::OnCards::when_on && one.action->isChecked()))
            keys += (keys.empty() ? "" : ", ") + one.drawing;
    }
    return keys;
}

} // namespace pushforward

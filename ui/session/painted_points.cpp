// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/painted_points.h"

namespace pushforward {

PaintedPoints::PaintedPoints(const Document& document, Run& run, QObject* parent)
    : QObject(parent), document_(document), run_(run) {}

bool PaintedPoints::bring() {
    const DataRequest wanted = request_of(document_.experiment());
    if (!wanted.is_painting()) return false;
    const Painting& painting = *wanted.source.painting;
    if (run_.goesOnWith(wanted, painting.frame())) {
        prepare(wanted);
        return true;
    }
    if (painting.count() >= fewest_points) return false;
    run_.clear(prepare_painting(painting, wanted.held_out, wanted.seed));
    return true;
}

// One preparation at a time: while a stroke grows, each takes what is there when it begins.
void PaintedPoints::prepare(const DataRequest& request) {
    if (preparing_) return;
    preparing_ = true;
    const auto work = [this, request]() -> Background::Deliver {
        std::shared_ptr<const TrainingData> data =
            prepare_painting(*request.source.painting, request.held_out, request.seed);
        return [this, request, data = std::move(data)] {
            preparing_ = false;
            const DataRequest now = request_of(document_.experiment());
            if (!now.is_painting() || now.seed != request.seed ||
                !run_.goesOnWith(request, data->standardisation))
                return;
            run_.takePoints(request, data);
            if (!(now.source == request.source) || now.held_out != request.held_out) prepare(now);
        };
    };
    background_.run(this, work, [this](const QString& sentence) {
        preparing_ = false;
        Q_EMIT message(sentence, true);
    });
}

} // namespace pushforward

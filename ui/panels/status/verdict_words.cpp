// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/status/verdict_words.h"

#include "ui/draw/ticks.h"

#include <QCoreApplication>

#include <cmath>

namespace pushforward {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("VerdictWords", text); }

QString loss(const std::optional<MetricPoint>& point) {
    return steady_number(point && point->held_out_loss ? *point->held_out_loss : NAN);
}

VerdictWords risen(const RunSigns& s) {
    const QString step = grouped(s.best ? s.best->step : 0);
    const double rise = rise_of(s);
    return {std::isfinite(rise)
                ? tr("the loss has risen by %1 nats since step %2").arg(short_number(rise), step)
                : tr("the loss is not finite; it was at step %1").arg(step),
            tr("The held-out loss was %1 at step %2 and is %3. The learning rate is probably too "
               "large: go back to the best and halve it, or reset.")
                .arg(loss(s.best), step, loss(s.latest))};
}

VerdictWords overfit(const RunSigns& s) {
    const QString step = grouped(s.best ? s.best->step : 0);
    return {tr("overfitting since step %1").arg(step),
            tr("The held-out loss was lowest at step %1 (%2; now %3), while that of the training "
               "points goes on falling: the flow memorises these points. Go back to the "
               "best, take more points, or make the flow smaller.")
                .arg(step, loss(s.best), loss(s.latest))};
}

} // namespace

VerdictWords verdict_words(Verdict verdict, const RunSigns& signs) {
    switch (verdict) {
    case Verdict::healthy:
        return {tr("healthy"),
                tr("The held-out loss is near the lowest of this run, the learning rate is not "
                   "zero, the weights change, and the density integrates to 1.")};
    case Verdict::loss_risen:
        return risen(signs);
    case Verdict::inexact:
        return {tr("the way there and back is inexact"),
                tr("A point that goes data → base → data comes back elsewhere, so the samples and "
                   "the density do not belong together. Often a layer has grown too steep: lower "
                   "the learning rate, or go back to the best.")};
    case Verdict::mass_off:
        return {tr("∫p is not near 1"),
                tr("The density does not add up to 1 over the data and their surroundings. Either "
                   "some of it lies far outside, or it is too spiky for the grid that measures it: "
                   "train on, or lower the learning rate.")};
    case Verdict::overfitting:
        return overfit(signs);
    case Verdict::schedule_over:
        return {tr("the schedule has ended: the rate is %1")
                    .arg(signs.learning_rate > 0 ? scientific(signs.learning_rate, 1)
                                                 : QStringLiteral("0")),
                tr("The schedule has lowered the learning rate to next to nothing, so what has "
                   "changed since then is not learned. Start the schedule again, or choose a "
                   "constant one.")};
    case Verdict::rate_zero:
        return {tr("the learning rate is next to 0"),
                tr("At so small a rate the weights hardly move. Raise the learning rate on the tab "
                   "Training; 0.001 is a usual value.")};
    case Verdict::stalled:
        return {tr("stalled: the weights do not change"),
                tr("The steps leave all weights as they are. Either the stack has none (insert a "
                   "layer that learns), or the learning rate is too small for their digits.")};
    }
    return {};
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/breakdown.h"

#include "core/spec/sentence.h"
#include "core/train/loss_warnings.h"

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

std::string layer_name(const Experiment& experiment, Index layer) {
    return " Layer " + std::to_string(layer + 1) + " (" +
           experiment.layers[static_cast<std::size_t>(layer)].spec.kind + ")";
}

} // namespace

std::string first_break(const Experiment& experiment, const Flow& flow, Tape& tape,
                        std::span<const Real> parameters, const Batch& points, Side side) {
    const bool from_data = side == Side::data;
    const auto place = flow.first_non_finite(tape, parameters, points, side);
    if (!place) return from_data ? "" : " The energy is not finite where the flow puts a point.";
    if (place->layer < 0) return " The base distribution's " + place->quantity + " is not finite.";
    return layer_name(experiment, place->layer) + " is the first to break, " +
           (from_data ? "data → base" : "base → data") + ": " + place->quantity + " is not finite.";
}

std::string broken_layer(const Experiment& experiment, const Flow& flow,
                         std::span<const Real> values) {
    const auto bad = std::ranges::find_if(values, [](Real v) { return !std::isfinite(v); });
    const Index place = (bad - values.begin()) % std::max<Index>(1, flow.parameter_count());
    for (Index i = 0; i < flow.layer_count(); ++i)
        if (place < flow.layer_offset(i) + flow.layer(i).parameter_count() &&
            place >= flow.layer_offset(i))
            return layer_name(experiment, i) + " is the first to break.";
    return {};
}

std::string misfit(std::size_t saved_parameters, std::size_t parameters, std::size_t saved_memory,
                   std::size_t memory) {
    return "The saved training does not fit the layers, the optimizer and the schedule: " +
           std::to_string(saved_parameters) + " parameters are saved and " +
           std::to_string(parameters) + " are needed, with " + std::to_string(saved_memory) +
           " and " + std::to_string(memory) + " numbers of the optimizer's memory.";
}

std::string what_is_left(const MetricPoint& now, const std::optional<MetricPoint>& best) {
    std::string words = " The parameters are those after step " + grouped_digits(now.step) +
                        "; the held-out loss is " + read_out(now.held_out_loss.value_or(NAN));
    if (best && best->held_out_loss && best->step < now.step)
        words += ". It was lowest after step " + grouped_digits(best->step) + ", " +
                 read_out(*best->held_out_loss);
    return words + ".";
}

std::string likely_cause(const TrainingData& data, const std::optional<MetricPoint>& latest) {
    if (data.generator && !data.generator->has_density())
        return " The points lie on a curve and have no density on the plane: the NLL falls without "
               "end, until training leaps or numbers break.";
    const std::string caution = latest ? implausible_nll_warning(data, latest->train_loss) : "";
    return (caution.empty() ? "" : " ") + caution;
}

} // namespace pushforward

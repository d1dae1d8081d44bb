// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flow.h"
#include "core/train/experiment.h"
#include "core/train/snapshot.h"
#include "core/train/training_data.h"

#include <optional>
#include <span>
#include <string>

namespace pushforward {

// Why training left the finite numbers: sentences to follow one that says that it did. Each begins
// with a space; empty where nothing is found.

/// The layer in which the way of some of these points, from this side to the other, first leaves
/// the finite numbers; of points from the base side otherwise the energy.
std::string first_break(const Experiment& experiment, const Flow& flow, Tape& tape,
                        std::span<const Real> parameters, const Batch& points, Side side);

/// The layer of the first value that is not finite, of one or several numbers per parameter, one
/// after the other.
std::string broken_layer(const Experiment& experiment, const Flow& flow,
                         std::span<const Real> values);

/// How good the parameters are that are left, and how good they have been.
/// Of a saved training that does not fit: so many numbers are saved, and so many are needed.
std::string misfit(std::size_t saved_parameters, std::size_t parameters, std::size_t saved_memory,
                   std::size_t memory);

std::string what_is_left(const MetricPoint& now, const std::optional<MetricPoint>& best);

/// Where it is likely that the points are at fault and not the layers.
std::string likely_cause(const TrainingData& data, const std::optional<MetricPoint>& latest);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/files.h"
#include "core/train/experiment.h"
#include "core/train/snapshot.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pushforward {

/// A file that holds an experiment and, for a model, a moment of its training, as JSON with exact
/// numbers. A model can be evaluated, sampled and drawn without its data.
struct ModelFile {
    Experiment experiment;
    std::shared_ptr<const Snapshot> snapshot; ///< null where only an experiment is saved

    // Of a model only:
    std::string title, first_title, second_title; ///< of the data and its axes
    std::optional<double> floor;                  ///< nats, in data units
    std::optional<double> gaussian_nll;
    std::vector<MetricPoint> metrics; ///< the likelihood curves, thinned
};

/// Throws Error with a sentence that names the file and what is wrong in it: missing, cut off,
/// edited so that a field or the number of parameters does not fit. A relative
/// path of a data file starts at the model's folder.
ModelFile read_model(const std::string& path);

/// Writes the file whole or not at all. It names a data file relative to its own folder, so that
/// both can be moved together. Throws Error naming the path and the reason.
void write_model(const std::string& path, const ModelFile& model);

} // namespace pushforward

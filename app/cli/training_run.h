// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/model_file.h"
#include "core/train/objectives/reverse_kl.h"
#include "core/train/training_data.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pushforward {

/// What came out of training on the command line.
struct TrainingRun {
    ModelFile model; ///< with every metric point, those of a resumed model first
    std::shared_ptr<const TrainingData> data;
    std::int64_t first_step = 0; ///< where this run started
    std::int64_t steps = 0;      ///< done in total; the model may be of an earlier one
    double seconds = 0;          ///< spent in steps
    Index test_points = 0;

    // Nats, in data units. Of data:
    double train_nll = 0, test_nll = 0, gaussian_nll = 0;
    // Of an energy, by `test_points` new points of the flow:
    std::optional<ReverseKl> reverse_kl;
    std::string stopped; ///< why, where not because all steps were done
    int signal = 0;      ///< the one that interrupted it; 0 for none
};

/// Which moment of a run becomes the model.
enum class Keep { best, last };

/// Trains to the experiment's last step, or until a signal or a number that is not finite stops it.
/// Continues from the model's snapshot where it has one. Without `keep`, a run on a file keeps the
/// best moment on the held-out points, because its points are few and are overfit in the end. A run
/// on a generated set or an energy keeps the last moment, because it is measured on fresh points.
/// Works with so many threads, which changes no bit of what comes out. Throws Error when the data
/// cannot be opened or are not those that the snapshot was trained on.
TrainingRun run_training(ModelFile model, std::optional<Keep> keep, int threads);

/// The one line of JSON that `train` ends with.
std::string result_line(const TrainingRun& run);

/// step,train_nll,held_out_nll, or of an energy step,train_loss,held_out_loss; the last is empty
/// where it was not measured.
std::string metrics_csv(const ModelFile& model);

/// Every 2ᵏ-th metric point up to a step: at most as many as a picture can show.
std::vector<MetricPoint> thinned(const std::vector<MetricPoint>& metrics, std::int64_t last_step);

} // namespace pushforward

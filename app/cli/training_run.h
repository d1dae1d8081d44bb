// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/model_file.h"
#include "core/train/training_data.h"

#include <memory>
#include <string>
#include <vector>

namespace pushforward {

/// What came out of training on the command line.
struct TrainingRun {
    ModelFile model; ///< with every metric point, those of a resumed model first
    std::shared_ptr<const TrainingData> data;
    std::int64_t first_step = 0;                          ///< where this run took over
    double seconds = 0;                                   ///< in steps alone
    double train_nll = 0, test_nll = 0, gaussian_nll = 0; ///< nats, in data units
    Index test_points = 0;
    std::string stopped; ///< why, where it is not that the steps were done
    int signal = 0;      ///< the one that interrupted it; 0 for none
};

/// Trains to the experiment's last step, or until a signal or a number that is not finite stops it;
/// goes on from the model's snapshot where it has one. Throws Error when the data cannot be opened
/// or are not those that the snapshot was trained on.
TrainingRun run_training(ModelFile model);

/// The one line of JSON that `train` ends with.
std::string result_line(const TrainingRun& run);

/// step,train_nll,held_out_nll; the last is empty where it was not measured.
std::string metrics_csv(const std::vector<MetricPoint>& metrics);

/// Every 2ᵏ-th metric point, as many as a picture can show.
std::vector<MetricPoint> thinned(const std::vector<MetricPoint>& metrics);

} // namespace pushforward

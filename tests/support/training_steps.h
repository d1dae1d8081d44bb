// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/trainer.h"
#include "core/train/training_data.h"

#include <QTest>

namespace pushforward::testing {

/// The data set that an experiment names.
inline std::shared_ptr<const TrainingData> data_of(const Experiment& e) {
    return prepare_dataset(e.data.generator, e.held_out, e.seed);
}

/// The test fails where training breaks.
inline void train(Trainer& trainer, int steps) {
    for (int i = 0; i < steps; ++i) QVERIFY2(trainer.step(), trainer.message().c_str());
}

} // namespace pushforward::testing

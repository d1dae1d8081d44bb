// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/experiment.h"
#include "core/train/training_data.h"

#include <memory>
#include <span>

/// A test without Qt and without a test framework, so that the thread sanitizer sees all of the
/// code and needs no suppression.
struct ThreadTest {
    const char* name;
    void (*run)();
};

std::span<const ThreadTest> training_thread_tests();
std::span<const ThreadTest> team_tests();

/// Counts what does not hold, and says so.
void verify(bool holds, const char* what);

/// Four narrow affine couplings on two moons; unless a test says otherwise, it does not end.
pushforward::Experiment small_experiment();

std::shared_ptr<const pushforward::TrainingData> data_of(const pushforward::Experiment& e);

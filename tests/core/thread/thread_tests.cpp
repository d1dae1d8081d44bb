// SPDX-License-Identifier: GPL-3.0-or-later
#include "thread_test.h"

#include <cstdio>

using namespace pushforward;

namespace {

int failures = 0;

} // namespace

void verify(bool holds, const char* what) {
    if (holds) return;
    ++failures;
    std::printf("    FAILED: %s\n", what);
}

Experiment small_experiment() {
    Experiment e = example_experiment();
    e.layers = parse_layers("4*affine-coupling(hidden=16)");
    e.data.generator = parse_spec("moons(count=2000)");
    e.batch = 64;
    e.steps = 1'000'000'000;
    return validated(e);
}

std::shared_ptr<const TrainingData> data_of(const Experiment& e) {
    return prepare_dataset(e.data.generator, e.held_out, e.seed);
}

int main() {
    for (const auto tests : {team_tests(), training_thread_tests()})
        for (const ThreadTest& test : tests) {
            std::printf("%s\n", test.name);
            std::fflush(stdout);
            test.run();
        }
    return failures == 0 ? 0 : 1;
}

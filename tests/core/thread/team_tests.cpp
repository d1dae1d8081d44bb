// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/team.h"
#include "core/train/experiment_flow.h"
#include "core/train/trainer.h"
#include "thread_test.h"

#include <atomic>
#include <stdexcept>
#include <string>

using namespace pushforward;

namespace {

void every_task_is_done_once() {
    Workers workers(3);
    verify(workers.threads() == 3, "three threads");
    std::vector<int> done(1000);
    std::atomic<bool> wrong_thread = false;
    for (Index tasks = 0; tasks <= 1000; tasks += 125) {
        std::ranges::fill(done, 0);
        workers.run(tasks, [&](Index task, int thread) {
            ++done[static_cast<std::size_t>(task)];
            if (thread < 0 || thread > 2) wrong_thread = true;
        });
        for (std::size_t i = 0; i < done.size(); ++i)
            verify(done[i] == (static_cast<Index>(i) < tasks ? 1 : 0), "once each");
    }
    verify(!wrong_thread, "threads have numbers below their count");
}

void the_first_task_to_fail_is_the_one_that_is_told() {
    Workers workers(3);
    for (int round = 0; round < 20; ++round) {
        std::string told;
        try {
            workers.run(50, [](Index task, int) {
                if (task >= 7) throw std::runtime_error(std::to_string(task));
            });
        } catch (const std::runtime_error& error) {
            told = error.what();
        }
        verify(told == "7", "of the first task");
    }
    Index sum = 0;
    workers.run(1, [&](Index task, int) { sum += task + 1; });
    verify(sum == 1, "and work goes on");
}

/// Stacks whose networks are worked by pieces, densely, by both, and not at all.
const char* const stacks[] = {
    "3*affine-coupling(hidden=16)",
    "2*spline-coupling(hidden=16, depth=1), actnorm",
    "2*affine-autoregressive(hidden=16, activation=tanh)",
    "glow(hidden=16), affine-coupling(hidden=16, activation=silu), planar",
};

void threads_change_no_bit_of_training() {
    for (const char* const stack : stacks)
        for (const Index batch : {100, 700}) {
            Experiment e = small_experiment();
            e.layers = parse_layers(stack);
            e.batch = batch;
            const auto data = data_of(e);
            std::vector<Real> parameters;
            double loss = 0;
            for (const int threads : {1, 2, 3, 7}) {
                Trainer trainer(e, data);
                trainer.set_threads(threads);
                for (int i = 0; i < 60; ++i) verify(trainer.step(), "a step is done");
                const auto snapshot = trainer.take_snapshot();
                const double nll = trainer.held_out_loss();
                if (threads == 1) {
                    parameters = snapshot->parameters;
                    loss = nll;
                }
                verify(snapshot->parameters == parameters, "the same parameters");
                verify(nll == loss, "the same held-out loss");
            }
        }
}

void an_edit_between_steps_changes_no_bit_either() {
    std::vector<Real> parameters;
    for (const int threads : {1, 3}) {
        Experiment e = small_experiment();
        e.batch = 300;
        const auto data = data_of(e);
        Trainer trainer(e, data);
        for (const char* const layers :
             {"4*affine-coupling(hidden=16)", "2*affine-coupling(hidden=16)",
              "2*affine-coupling(hidden=40)", "4*affine-coupling(hidden=16)"}) {
            e.layers = parse_layers(layers);
            trainer.edit(e);
            trainer.set_threads(threads); // comes at any time
            for (int i = 0; i < 20; ++i) trainer.step();
        }
        const auto snapshot = trainer.take_snapshot();
        if (threads == 1) parameters = snapshot->parameters;
        verify(snapshot->parameters == parameters, "the same parameters");
    }
}

void threads_change_no_bit_of_what_a_flow_says() {
    Experiment e = small_experiment();
    e.layers = parse_layers(stacks[3]);
    const auto data = data_of(e);
    Trainer trainer(e, data);
    for (int i = 0; i < 20; ++i) trainer.step();
    const auto snapshot = trainer.take_snapshot();
    Team one(1), three(3);
    const Flow& flow = *snapshot->flow;
    std::vector<double> by_one(static_cast<std::size_t>(data->points.cols())), by_three = by_one;
    const Batch z = flow.to_base(one, snapshot->parameters, data->points, by_one);
    const Batch same = flow.to_base(three, snapshot->parameters, data->points, by_three);
    verify((z == same).all() && by_one == by_three, "base points and log p");
    verify((flow.to_inside(one, snapshot->parameters, z) ==
            flow.to_inside(three, snapshot->parameters, z))
               .all(),
           "points");
    verify(flow.account(one, snapshot->parameters, data->points).added ==
               flow.account(three, snapshot->parameters, data->points).added,
           "what the layers add");
}

void gradients_of_a_team_are_those_of_a_tape() {
    for (const char* const stack : stacks) {
        Experiment e = small_experiment();
        e.layers = parse_layers(stack);
        const auto data = data_of(e);
        Trainer trainer(e, data);
        for (int i = 0; i < 20; ++i) trainer.step();
        const auto snapshot = trainer.take_snapshot();
        const Batch some = data->train.leftCols(1000);
        std::vector<Real> by_tape(snapshot->parameters.size()), by_team = by_tape;
        Tape tape;
        Team team(2);
        const double loss =
            snapshot->flow->loss_and_gradient(tape, snapshot->parameters, some, by_tape);
        for (int pass = 0; pass < 3; ++pass) {
            std::ranges::fill(by_team, Real(7));
            const double same =
                snapshot->flow->loss_and_gradient(team, snapshot->parameters, some, by_team);
            verify(std::abs(same - loss) < 1e-5, "the loss");
            for (std::size_t i = 0; i < by_tape.size(); ++i)
                verify(std::abs(by_team[i] - by_tape[i]) < 1e-4f * (1 + std::abs(by_tape[i])),
                       "the gradient");
        }
    }
}

} // namespace

std::span<const ThreadTest> team_tests() {
    static constexpr ThreadTest tests[] = {
        {"every task is done once", every_task_is_done_once},
        {"the first task to fail is the one that is told",
         the_first_task_to_fail_is_the_one_that_is_told},
        {"threads change no bit of training", threads_change_no_bit_of_training},
        {"an edit between steps changes no bit either",
         an_edit_between_steps_changes_no_bit_either},
        {"threads change no bit of what a flow says", threads_change_no_bit_of_what_a_flow_says},
        {"gradients of a team are those of a tape", gradients_of_a_team_are_those_of_a_tape},
    };
    return tests;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/trainer.h"
#include "core/train/training_data.h"
#include "core/train/training_thread.h"
#include "core/train/training_worker.h"
#include "thread_test.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>

using namespace pushforward;
using namespace std::chrono_literals;

namespace {

// Takes updates, as the window's timer does, until one pleases.
Update wait_for(TrainingThread& thread, const std::function<bool(const Update&)>& pleases) {
    const auto end = std::chrono::steady_clock::now() + 20s;
    Update update;
    do {
        update = thread.take_update();
        if (pleases(update)) return update;
        std::this_thread::sleep_for(2ms);
    } while (std::chrono::steady_clock::now() < end);
    verify(false, "what was waited for came within 20 seconds");
    return update;
}

auto state_is(TrainingState state) {
    return [state](const Update& u) { return u.state == state; };
}

auto step_at_least(std::int64_t step) {
    return [step](const Update& u) { return u.snapshot && u.snapshot->step >= step; };
}

void runs_to_the_end_with_the_same_bits_as_the_trainer() {
    Experiment with_points = small_experiment();
    with_points.steps = 500;
    const Experiment with_energy = validated(with_target(with_points, Spec{"u1", {}}));
    for (const Experiment& e : {with_points, with_energy}) {
        const auto data = e.fits_energy() ? prepare_energy(e.target) : data_of(e);
        TrainingThread thread;
        thread.set_threads(3);
        thread.load(e, data);
        thread.play();
        const Update end = wait_for(thread, state_is(TrainingState::finished));
        Trainer trainer(e, data);
        while (!trainer.finished()) trainer.step();
        verify(end.snapshot->step == 500, "it halts at the experiment's steps");
        verify(end.snapshot->parameters == trainer.take_snapshot()->parameters, "same bits");
    }
}

void metrics_come_once_and_in_order() {
    Experiment e = small_experiment();
    e.steps = 400;
    TrainingThread thread;
    thread.load(e, data_of(e));
    thread.play();
    std::vector<MetricPoint> all;
    for (TrainingState state = TrainingState::empty; state != TrainingState::finished;) {
        const Update u = thread.take_update();
        all.insert(all.end(), u.metrics.begin(), u.metrics.end());
        state = u.state;
    }
    for (const MetricPoint& p : thread.take_update().metrics) all.push_back(p);
    verify(all.size() == 41, "a point at the start and one for each ten steps");
    for (std::size_t i = 0; i < all.size(); ++i)
        verify(all[i].step == static_cast<std::int64_t>(10 * i), "in order, none twice");
}

void play_pause_step_and_reset_do_what_they_say() {
    const Experiment e = small_experiment();
    TrainingThread thread;
    thread.load(e, data_of(e));
    const Update loaded = wait_for(thread, state_is(TrainingState::paused));
    verify(loaded.snapshot->step == 0 && loaded.run == 1, "loaded, not yet running");
    thread.step();
    verify(wait_for(thread, step_at_least(1)).snapshot->step == 1, "one step");
    thread.play();
    wait_for(thread, step_at_least(20));
    thread.pause();
    const Update paused = wait_for(thread, state_is(TrainingState::paused));
    std::this_thread::sleep_for(50ms);
    verify(thread.take_update().snapshot->step == paused.snapshot->step, "it stands still");
    thread.reset();
    const Update reset = wait_for(thread, [](const Update& u) { return u.run == 2; });
    verify(reset.snapshot->step == 0 && reset.state == TrainingState::paused, "from the start");
    verify(reset.snapshot->parameters == loaded.snapshot->parameters, "the same start");
}

void edits_while_running_keep_the_run() {
    const Experiment e = small_experiment();
    TrainingThread thread;
    thread.load(e, data_of(e));
    thread.play();
    wait_for(thread, step_at_least(10));
    for (int i = 0; i < 20; ++i) {
        Experiment edited = e;
        edited.optimizer.values["learning_rate"] = 1e-3 / (1 + i);
        if (i % 2 == 1) edited.layers.pop_back();
        thread.edit(edited);
        const std::int64_t now = thread.take_update().snapshot->step;
        const Update u = wait_for(thread, step_at_least(now + 3));
        verify(u.run == 1 && u.state == TrainingState::running, "still the same run");
    }
}

void a_bad_edit_leaves_a_sentence_and_the_run() {
    const Experiment e = small_experiment();
    TrainingThread thread;
    thread.load(e, data_of(e));
    thread.play();
    wait_for(thread, step_at_least(5));
    Experiment bad = e;
    bad.layers[0].spec.kind = "no-such-layer";
    thread.edit(bad);
    const Update u = wait_for(thread, [](const Update& x) { return !x.message.empty(); });
    verify(u.message.find("no-such-layer") != std::string::npos, "it names the layer");
    verify(u.state == TrainingState::running, "it goes on running");
}

void a_step_that_breaks_stops_with_the_last_good_snapshot() {
    const Experiment e = small_experiment();
    const auto data = data_of(e);
    Snapshot broken = *Trainer(e, data).take_snapshot();
    broken.parameters.back() = std::numeric_limits<Real>::infinity();
    TrainingThread thread;
    thread.load(e, data, std::make_shared<Snapshot>(broken));
    thread.play();
    const Update u = wait_for(thread, state_is(TrainingState::stopped));
    verify(u.message.find("Layer 4 (affine-coupling)") != std::string::npos, "it names the layer");
    verify(u.snapshot->parameters == broken.parameters, "nothing was applied");
    thread.reset();
    wait_for(thread, [](const Update& x) { return x.run == 2; });
    thread.play();
    wait_for(thread, step_at_least(5));
}

void what_stopped_a_run_is_not_said_of_the_next_one() {
    Experiment e = small_experiment();
    e.optimizer = parse_spec("sgd(clip=0, learning_rate=1)");
    for (Layer& layer : e.layers) layer.spec.values["clamp"] = 10.0;
    e = validated(e);
    const auto data = data_of(e);
    int until_it_stops = 1;
    for (Trainer trainer(e, data); trainer.step();) ++until_it_stops;
    TrainingThread thread;
    thread.load(e, data);
    for (int i = 0; i < until_it_stops; ++i) thread.step(); // and nobody takes an update
    const std::int64_t next = thread.load(small_experiment(), data);
    const Update u = wait_for(thread, [&](const Update& some) { return some.run == next; });
    verify(u.message.empty(), "the next run has not stopped");
}

void points_change_while_running_and_the_run_goes_on() {
    Experiment e = small_experiment();
    e.steps = 1'000'000;
    Random random(1);
    Points points(2, 400);
    for (double& x : points.reshaped()) x = random.normal();
    e.data = {};
    e.data.painting = Painting({}, points);
    TrainingThread thread;
    thread.load(e, prepare_painting(*e.data.painting, e.held_out, e.seed));
    thread.play();
    std::int64_t steps = 5;
    for (int i = 0; i < 10; ++i) {
        const Update u = wait_for(thread, step_at_least(steps));
        verify(u.run == 1 && u.state == TrainingState::running, "the run goes on");
        verify(u.message.empty(), "nothing is amiss");
        steps = u.snapshot->step + 5;
        for (double& x : points.reshaped()) x = random.normal();
        e.data.painting = e.data.painting->with(points);
        thread.change_points(e.data, prepare_painting(*e.data.painting, e.held_out, e.seed));
    }
    thread.unload();
    const Update u = wait_for(thread, state_is(TrainingState::empty));
    verify(u.run == 2 && !u.snapshot, "nothing is left to train");
    thread.play();
    thread.reset();
    thread.load(e, prepare_painting(*e.data.painting, e.held_out, e.seed));
    thread.play();
    wait_for(thread, step_at_least(3));
}

void loading_again_while_running_starts_a_new_run() {
    const Experiment e = small_experiment();
    const auto data = data_of(e);
    TrainingThread thread;
    for (int i = 1; i <= 10; ++i) {
        thread.load(e, data);
        thread.play();
        wait_for(thread, [&](const Update& u) { return u.run == i && step_at_least(3)(u); });
    }
}

auto run_is(std::int64_t run) {
    return [run](const Update& u) { return u.run == run; };
}

void a_run_that_was_left_comes_back_as_it_was() {
    const Experiment e = small_experiment();
    Experiment other = e;
    other.layers = parse_layers("2*affine-coupling(hidden=16)");
    const auto data = data_of(e);
    TrainingThread thread;
    std::vector<MetricPoint> curve;
    const auto take = [&](std::int64_t run) {
        const Update u = thread.take_update();
        if (u.run == run) curve.insert(curve.end(), u.metrics.begin(), u.metrics.end());
        return u;
    };
    const std::int64_t first = thread.load(e, data);
    thread.play();
    while (true) {
        const Update u = take(first);
        if (u.snapshot && u.snapshot->step > 200) break;
    }
    thread.pause();
    Update left = take(first);
    while (left.state != TrainingState::paused) left = take(first);
    const std::int64_t second = thread.load(other, data);
    thread.play();
    const Update there =
        wait_for(thread, [&](const Update& u) { return u.run == second && step_at_least(20)(u); });
    verify(there.snapshot->flow->layer_count() == 2, "the other one trains");
    thread.go_back(first, e);
    Update back = take(first);
    while (back.run != first) back = take(first);
    verify(back.state == TrainingState::paused, "paused, as it was left");
    verify(back.snapshot->step == left.snapshot->step &&
               back.snapshot->parameters == left.snapshot->parameters &&
               back.snapshot->random_state == left.snapshot->random_state,
           "the same bits");
    for (std::size_t i = 1; i < curve.size(); ++i)
        verify(curve[i].step >= curve[i - 1].step && curve[i].step <= curve[i - 1].step + 10,
               "nothing of its curve is lost");
    thread.go_back(second, other);
    const Update again = wait_for(thread, run_is(second));
    verify(again.state == TrainingState::running, "running, as that was left");
    verify(again.snapshot->step >= there.snapshot->step, "with what it had learned");
}

void only_the_runs_that_are_needed_are_kept() {
    const Experiment e = small_experiment();
    const auto data = data_of(e);
    TrainingThread thread;
    std::vector<std::int64_t> runs;
    for (std::size_t i = 0; i < TrainingWorker::most_kept + 2; ++i)
        runs.push_back(thread.load(e, data));
    thread.go_back(runs.front(), e); // the oldest of ten
    const Update u = wait_for(thread, [](const Update& x) { return x.refused > 0; });
    verify(u.refused == runs.front() && !u.message.empty(), "too many have been left since");
    thread.keep_only({runs[4]});
    thread.go_back(runs[5], e);
    verify(wait_for(thread, [](const Update& x) { return x.refused > 0; }).refused == runs[5],
           "it was not among those that are needed");
    thread.go_back(runs[4], e);
    wait_for(thread, run_is(runs[4]));
}

void the_best_is_gone_back_to_and_trained_on() {
    Experiment e = small_experiment();
    const auto data = data_of(e);
    TrainingThread thread;
    thread.load(e, data);
    thread.play();
    wait_for(thread, step_at_least(450));
    Experiment wild = e;
    wild.optimizer.values["learning_rate"] = 1.0;
    thread.edit(wild);
    const std::int64_t wild_step = thread.take_update().snapshot->step;
    wait_for(thread, step_at_least(wild_step + 250));
    Experiment tame = e;
    tame.optimizer.values["learning_rate"] = 5e-4;
    thread.branch_from_best(tame);
    const Update u = wait_for(thread, run_is(2));
    verify(u.origins.size() == 1, "it branched from one run");
    const std::int64_t from = u.origins.front().step;
    verify(from > 0 && from % Trainer::held_out_every == 0 && from <= wild_step + 100,
           "from a step that was measured before it went wild");
    verify(u.state == TrainingState::running && u.snapshot->step >= from, "it goes on");
    verify(u.snapshot->latest && u.snapshot->latest->held_out_loss < 3, "with good weights");
}

void a_branch_brings_what_nobody_took_of_its_origins() {
    const Experiment e = small_experiment();
    TrainingThread thread;
    thread.load(e, data_of(e));
    for (int i = 0; i < 3; ++i) thread.step();
    thread.branch_from_best(e);
    thread.step();
    thread.branch_from_best(e);
    const Update u = wait_for(thread, run_is(3));
    verify(u.origins.size() == 2 && u.origins[0].run == 1 && u.origins[1].run == 2,
           "it branched from a branch");
    verify(!u.metrics.empty() && u.metrics.front().step == 0, "its curve begins at step 0");
    verify(std::ranges::is_sorted(u.metrics, {}, &MetricPoint::step), "and never goes back");
}

void what_comes_out_at_a_pause_is_of_one_moment() {
    const Experiment e = small_experiment();
    const auto data = data_of(e);
    TrainingThread thread;
    thread.load(e, data);
    thread.play();
    wait_for(thread, step_at_least(37));
    thread.pause();
    const auto measured = [&](const Update& u) {
        Trainer there(e, data, u.snapshot.get());
        return there.held_out_loss() == u.snapshot->latest->held_out_loss &&
               u.snapshot->latest->step == u.snapshot->step;
    };
    verify(measured(wait_for(thread, state_is(TrainingState::paused))), "after a pause");
    const std::int64_t step = thread.take_update().snapshot->step;
    thread.step();
    verify(measured(wait_for(thread, step_at_least(step + 1))), "after a single step");
}

void quitting_while_training_breaks_the_run_off() {
    const Experiment e = small_experiment();
    auto thread = std::make_unique<TrainingThread>();
    thread->load(e, data_of(e));
    thread->play();
    const Update update = wait_for(*thread, step_at_least(5));
    verify(update.state == TrainingState::running, "there are steps left");
    thread.reset(); // waiting for all of the run's steps would take hours
}

} // namespace

std::span<const ThreadTest> training_thread_tests() {
    static constexpr ThreadTest tests[] = {
        {"runs to the end with the same bits as the trainer",
         runs_to_the_end_with_the_same_bits_as_the_trainer},
        {"metrics come once and in order", metrics_come_once_and_in_order},
        {"play, pause, step and reset do what they say",
         play_pause_step_and_reset_do_what_they_say},
        {"edits while running keep the run", edits_while_running_keep_the_run},
        {"a bad edit leaves a sentence and the run", a_bad_edit_leaves_a_sentence_and_the_run},
        {"a step that breaks stops with the last good snapshot",
         a_step_that_breaks_stops_with_the_last_good_snapshot},
        {"what stopped a run is not said of the next one",
         what_stopped_a_run_is_not_said_of_the_next_one},
        {"points change while running and the run goes on",
         points_change_while_running_and_the_run_goes_on},
        {"loading again while running starts a new run",
         loading_again_while_running_starts_a_new_run},
        {"a run that was left comes back as it was", a_run_that_was_left_comes_back_as_it_was},
        {"only the runs that are needed are kept", only_the_runs_that_are_needed_are_kept},
        {"the best is gone back to and trained on", the_best_is_gone_back_to_and_trained_on},
        {"a branch brings what nobody took of its origins",
         a_branch_brings_what_nobody_took_of_its_origins},
        {"what comes out at a pause is of one moment", what_comes_out_at_a_pause_is_of_one_moment},
        {"quitting while training breaks the run off", quitting_while_training_breaks_the_run_off},
    };
    return tests;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/trainer.h"
#include "tests/bench/window_turns.h"
#include "ui/look/theme_mode.h"
#include "ui/stage/stage_view.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QTimer>

#include <cstdio>
#include <cstdlib>
#include <memory>

// What the default example costs the window while it trains at 1440 × 900: how long the turns of
// the window thread's event loop take, how much of the command line's speed training keeps, how
// soon the first picture is there and how soon the window is gone. usage: bench_window [SECONDS]
// (QT_QPA_PLATFORM=offscreen does)

using namespace pushforward;
using namespace pushforward::bench;

namespace {

// The example, but a run that does not end while it is watched.
Experiment endless_example() {
    Experiment e = example_experiment();
    e.steps = 1'000'000'000;
    return validated(e);
}

// The same experiment without a window, as the command line trains it.
double command_line_speed(double seconds) {
    const Experiment e = endless_example();
    Trainer trainer(e, prepare_dataset(e.data.generator, e.held_out, e.seed));
    for (int i = 0; i < 50; ++i) trainer.step();
    const auto start = Clock::now();
    const std::int64_t from = trainer.steps_done();
    while (seconds_since(start) < seconds) trainer.step();
    return static_cast<double>(trainer.steps_done() - from) / seconds_since(start);
}

struct Seen {
    double window_speed = 0, first_picture = 0, closing = 0;
};

Seen watch_window(double seconds, TurnWatch& turns) {
    Seen seen;
    const auto begun = Clock::now();
    auto window = std::make_unique<MainWindow>(endless_example());
    window->resize(1440, 900);
    window->show();
    auto* stage = window->findChild<StageView*>();

    QTimer look;
    Clock::time_point start;
    std::int64_t from = 0;
    QObject::connect(&look, &QTimer::timeout, &look, [&] {
        if (!turns.has_started()) {
            if (!stage->drawings().drawn("density")) return;
            seen.first_picture = seconds_since(begun);
            turns.start();
            look.setInterval(100); // its own turns are not to count for much
            start = Clock::now();
            from = window->run().snapshot()->step;
        } else if (seconds_since(start) > seconds) {
            const std::int64_t steps = window->run().snapshot()->step - from;
            seen.window_speed = static_cast<double>(steps) / seconds_since(start);
            QApplication::quit();
        }
    });
    look.start(5);
    QApplication::exec();
    const auto closing = Clock::now();
    window->close();
    window.reset();
    seen.closing = seconds_since(closing);
    return seen;
}

} // namespace

int main(int argc, char** argv) {
    const WindowSetting setting;
    QApplication application(argc, argv);
    apply_theme(application, ThemeMode::light);
    const double seconds = argc > 1 ? std::atof(argv[1]) : 20;

    const double before = command_line_speed(seconds / 4);
    TurnWatch turns;
    const Seen seen = watch_window(seconds, turns);
    const double after = command_line_speed(seconds / 4);
    if (turns.seconds().empty()) return 1;
    const double alone = (before + after) / 2;
    std::printf("first picture           %8.0f ms after the window was made\n",
                seen.first_picture * 1e3);
    print_turns(turns);
    std::printf("training in the window  %8.0f steps/s\n", seen.window_speed);
    std::printf("command line            %8.0f steps/s (%.0f before, %.0f after)\n", alone, before,
                after);
    std::printf("kept                    %8.0f %%\n", 100 * seen.window_speed / alone);
    std::printf("closing while training  %8.0f ms\n", seen.closing * 1e3);
}

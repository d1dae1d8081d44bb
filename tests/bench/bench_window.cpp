// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/reference_work.h"
#include "ui/main_window.h"
#include "ui/plots/stage_view.h"
#include "ui/theme.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <vector>

// What the default example costs the window while it trains at 1440 × 900: how long the turns of
// the window thread's event loop take, how much of the command line's speed training keeps, how
// soon the first picture is there and how soon the window is gone. usage: bench_window [SECONDS]
// (QT_QPA_PLATFORM=offscreen does)

using namespace pushforward;

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// The same experiment without a window, as the command line trains it.
double command_line_speed(double seconds) {
    const Experiment e = example_experiment();
    Trainer trainer(e, prepare_dataset(e.data.generator, e.held_out, e.seed));
    for (int i = 0; i < 50; ++i) trainer.step();
    const auto start = Clock::now();
    const std::int64_t from = trainer.steps_done();
    while (seconds_since(start) < seconds) trainer.step();
    return static_cast<double>(trainer.steps_done() - from) / seconds_since(start);
}

struct Seen {
    std::vector<double> turns; // seconds
    double window_speed = 0, first_picture = 0, closing = 0;
};

Seen watch_window(double seconds) {
    Seen seen;
    const auto begun = Clock::now();
    auto window = std::make_unique<MainWindow>(example_experiment());
    window->resize(1440, 900);
    window->show();
    auto* stage = window->findChild<StageView*>();

    std::optional<Clock::time_point> awake;
    QAbstractEventDispatcher* dispatcher = QAbstractEventDispatcher::instance();
    QObject watcher;
    QObject::connect(dispatcher, &QAbstractEventDispatcher::awake, &watcher, [&] {
        if (!awake) awake = Clock::now(); // said twice a turn
    });
    QObject::connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, &watcher, [&] {
        if (awake && seen.first_picture > 0) seen.turns.push_back(seconds_since(*awake));
        awake.reset();
    });

    QTimer look;
    Clock::time_point start;
    std::int64_t from = 0;
    QObject::connect(&look, &QTimer::timeout, &watcher, [&] {
        if (seen.first_picture == 0) {
            if (!stage->density()) return;
            seen.first_picture = seconds_since(begun);
            look.setInterval(100); // its own turns are not to count for much
            start = Clock::now();
            from = window->session().snapshot()->step;
        } else if (seconds_since(start) > seconds) {
            const std::int64_t steps = window->session().snapshot()->step - from;
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

double share(const std::vector<double>& sorted, double of) {
    return sorted[static_cast<std::size_t>(of * static_cast<double>(sorted.size() - 1))] * 1e3;
}

} // namespace

int main(int argc, char** argv) {
    const QTemporaryDir settings; // the user's own are left alone
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    // GLib's dispatcher handles events where it says that it sleeps.
    qputenv("QT_NO_GLIB", "1");
    QApplication application(argc, argv);
    apply_theme(application, ThemeMode::light);
    const double seconds = argc > 1 ? std::atof(argv[1]) : 20;

    const double before = command_line_speed(seconds / 4);
    Seen seen = watch_window(seconds);
    const double after = command_line_speed(seconds / 4);
    std::ranges::sort(seen.turns);
    if (seen.turns.empty()) return 1;
    const double alone = (before + after) / 2;
    std::printf("first picture           %8.0f ms after the window was made\n",
                seen.first_picture * 1e3);
    std::printf(
        "event-loop turns        %8zu: median %.1f ms, 99 %% under %.1f ms, longest %.1f ms\n",
        seen.turns.size(), share(seen.turns, 0.5), share(seen.turns, 0.99), share(seen.turns, 1));
    std::printf("training in the window  %8.0f steps/s\n", seen.window_speed);
    std::printf("command line            %8.0f steps/s (%.0f before, %.0f after)\n", alone, before,
                after);
    std::printf("kept                    %8.0f %%\n", 100 * seen.window_speed / alone);
    std::printf("closing while training  %8.0f ms\n", seen.closing * 1e3);
}

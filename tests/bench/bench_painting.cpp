// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/brush.h"
#include "ui/main_window.h"
#include "ui/plots/stage_view.h"
#include "ui/theme.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QMouseEvent>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <vector>

// How long the turns of the window thread's event loop take while a stroke is painted onto many
// points and the flow trains on them, at 1440 × 900, and how soon the painted points reach the
// training thread. usage: bench_painting [POINTS [SECONDS [TOOL]]] (QT_QPA_PLATFORM=offscreen does)

using namespace pushforward;

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// What this thread has had of the processor: what a turn costs where other programs run too.
double thread_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double share(std::vector<double> sorted, double of) {
    std::ranges::sort(sorted);
    return sorted[static_cast<std::size_t>(of * static_cast<double>(sorted.size() - 1))] * 1e3;
}

void send(QWidget* to, QEvent::Type type, QPointF at) {
    const bool press = type == QEvent::MouseButtonPress;
    QMouseEvent event(type, at, to->mapToGlobal(at), press ? Qt::LeftButton : Qt::NoButton,
                      type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton,
                      Qt::NoModifier);
    QApplication::sendEvent(to, &event);
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
    const Index count = argc > 1 ? std::atol(argv[1]) : 200000;
    const double seconds = argc > 2 ? std::atof(argv[2]) : 20;
    const char* const tool = argc > 3 ? argv[3] : "spray";

    Experiment experiment = example_experiment();
    experiment.data.generator.values["count"] = static_cast<std::int64_t>(count);
    experiment.steps = 1'000'000;
    MainWindow window(validated(experiment));
    window.setWindowState(Qt::WindowNoState);
    window.resize(1440, 900);
    window.show();
    auto* const stage = window.findChild<StageView*>();

    std::optional<Clock::time_point> awake;
    double worked = 0;
    std::vector<double> turns, costs, delays;
    bool measuring = false;
    QAbstractEventDispatcher* dispatcher = QAbstractEventDispatcher::instance();
    QObject watcher;
    QObject::connect(dispatcher, &QAbstractEventDispatcher::awake, &watcher, [&] {
        if (awake) return; // said twice a turn
        awake = Clock::now();
        worked = thread_seconds();
    });
    QObject::connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, &watcher, [&] {
        if (awake && measuring) {
            turns.push_back(seconds_since(*awake));
            costs.push_back(thread_seconds() - worked);
        }
        awake.reset();
    });

    // From the moment that a painting is seen to when training has one as large.
    Index awaited = 0;
    Clock::time_point since;
    QObject::connect(&window.session(), &Session::pointsChanged, &watcher, [&] {
        if (awaited == 0 || window.session().data()->points.cols() < awaited) return;
        delays.push_back(seconds_since(since));
        awaited = 0;
    });

    const auto painted = [&] {
        const std::optional<Painting> painting = window.painter().painting();
        return painting ? painting->count() : count;
    };
    QTimer hand;
    Clock::time_point start;
    Index before = 0;
    QObject::connect(&hand, &QTimer::timeout, &watcher, [&] {
        QWidget* const on = stage->viewport();
        const double time = measuring ? seconds_since(start) : 0;
        const QPointF at = stage->plotArea().center() +
                           QPointF(150 * std::cos(3 * time), 150 * std::sin(2 * time));
        if (!measuring) {
            if (!stage->density()) return;
            window.painter().setActive(true);
            window.painter().takeUp(tool);
            send(on, QEvent::MouseButtonPress, at);
            before = painted();
            start = Clock::now();
            measuring = true;
            hand.setInterval(8); // a mouse of 125 Hz
            return;
        }
        send(on, QEvent::MouseMove, at);
        const Index now = painted();
        if (awaited == 0 && now > before) {
            awaited = now;
            since = Clock::now();
        }
        before = now;
        if (time < seconds) return;
        send(on, QEvent::MouseButtonRelease, at);
        QApplication::quit();
    });
    hand.start(20);
    QApplication::exec();
    if (turns.empty()) return 1;
    const auto under = [](const std::vector<double>& all) {
        const auto late = std::ranges::count_if(all, [](double turn) { return turn >= 0.016; });
        return 100 - 100 * static_cast<double>(late) / static_cast<double>(all.size());
    };
    std::printf("points                  %8ld, at the end %ld\n", static_cast<long>(count),
                static_cast<long>(painted()));
    std::printf(
        "event-loop turns        %8zu: median %.1f ms, 99 %% under %.1f ms, longest %.1f ms\n",
        turns.size(), share(turns, 0.5), share(turns, 0.99), share(turns, 1));
    std::printf(
        "of the processor                 median %.1f ms, 99 %% under %.1f ms, longest %.1f ms\n",
        share(costs, 0.5), share(costs, 0.99), share(costs, 1));
    std::printf("under 16 ms             %8.2f %%, of the processor %.2f %%\n", under(turns),
                under(costs));
    if (!delays.empty())
        std::printf("from brush to training  %8.0f ms, 99 %% under %.0f ms\n", share(delays, 0.5),
                    share(delays, 0.99));
}

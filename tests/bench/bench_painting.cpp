// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window_turns.h"
#include "ui/look/theme_mode.h"
#include "ui/stage/stage_view.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTimer>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <vector>

// How long the turns of the window thread's event loop take while a stroke is painted onto many
// points and the flow trains on them, at 1440 × 900, and how soon the painted points reach the
// training thread. usage: bench_painting [POINTS [SECONDS [TOOL]]] (QT_QPA_PLATFORM=offscreen does)

using namespace pushforward;
using namespace pushforward::bench;

namespace {

void send(QWidget* to, QEvent::Type type, QPointF at) {
    const bool press = type == QEvent::MouseButtonPress;
    QMouseEvent event(type, at, to->mapToGlobal(at), press ? Qt::LeftButton : Qt::NoButton,
                      type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton,
                      Qt::NoModifier);
    QApplication::sendEvent(to, &event);
}

} // namespace

int main(int argc, char** argv) {
    const WindowSetting setting;
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

    TurnWatch turns;
    QObject watcher;
    std::vector<double> delays;

    // From the moment that a painting is seen to when training has one as large.
    Index awaited = 0;
    Clock::time_point since;
    QObject::connect(&window.run(), &Run::pointsChanged, &watcher, [&] {
        if (awaited == 0 || window.run().data()->points.cols() < awaited) return;
        delays.push_back(seconds_since(since));
        awaited = 0;
    });

    const auto painted = [&] {
        const std::optional<Painting> painting = window.editor().painting();
        return painting ? painting->count() : count;
    };
    QTimer hand;
    Clock::time_point start;
    Index before = 0;
    QObject::connect(&hand, &QTimer::timeout, &watcher, [&] {
        QWidget* const on = stage->viewport();
        const double time = turns.has_started() ? seconds_since(start) : 0;
        const QPointF at = stage->plotArea().center() +
                           QPointF(150 * std::cos(3 * time), 150 * std::sin(2 * time));
        if (!turns.has_started()) {
            if (!stage->drawings().drawn("density")) return;
            window.editor().setActive(true);
            window.editor().takeUp(tool);
            send(on, QEvent::MouseButtonPress, at);
            before = painted();
            start = Clock::now();
            turns.start();
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
    if (turns.seconds().empty()) return 1;
    std::printf("points                  %8ld, at the end %ld\n", static_cast<long>(count),
                static_cast<long>(painted()));
    print_turns(turns);
    std::printf("of the processor                 ");
    print_quantiles(turns.processor_seconds());
    constexpr double limit = 0.016;
    std::printf("under 16 ms             %8.2f %%, of the processor %.2f %%\n",
                percent_below(limit, turns.seconds()),
                percent_below(limit, turns.processor_seconds()));
    if (!delays.empty())
        std::printf("from brush to training  %8.0f ms, 99 %% under %.0f ms\n",
                    quantile_ms(delays, 0.5), quantile_ms(delays, 0.99));
}

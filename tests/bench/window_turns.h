// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractEventDispatcher>
#include <QSettings>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <optional>
#include <vector>

namespace pushforward::bench {

using Clock = std::chrono::steady_clock;

inline double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// What this thread has had of the processor: what a turn costs where other programs run too.
inline double thread_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// What a bench of the window needs before there is an application.
class WindowSetting {
public:
    WindowSetting() {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings_.path());
        // GLib's dispatcher handles events where it says that it sleeps.
        qputenv("QT_NO_GLIB", "1");
    }

private:
    QTemporaryDir settings_; // the user's own are left alone
};

/// How long the turns of this thread's event loop take, from waking up to waiting again.
class TurnWatch {
public:
    /// There is an application.
    TurnWatch() {
        const QAbstractEventDispatcher* const loop = QAbstractEventDispatcher::instance();
        QObject::connect(loop, &QAbstractEventDispatcher::awake, &watcher_, [this] { begin(); });
        QObject::connect(loop, &QAbstractEventDispatcher::aboutToBlock, &watcher_,
                         [this] { end(); });
    }

    void start() { started_ = true; } ///< counts turns from the one under way on
    bool has_started() const { return started_; }

    const std::vector<double>& seconds() const { return seconds_; }
    const std::vector<double>& processor_seconds() const { return processor_seconds_; }

private:
    struct Turn {
        Clock::time_point awake = Clock::now();
        double worked = thread_seconds();
    };

    void begin() {
        if (!turn_) turn_.emplace(); // said twice a turn
    }
    void end() {
        if (turn_ && started_) {
            seconds_.push_back(seconds_since(turn_->awake));
            processor_seconds_.push_back(thread_seconds() - turn_->worked);
        }
        turn_.reset();
    }

    QObject watcher_;
    std::optional<Turn> turn_;
    std::vector<double> seconds_, processor_seconds_;
    bool started_ = false;
};

/// The time that this share of the times, which are some, does not exceed.
inline double quantile_ms(std::vector<double> seconds, double share) {
    std::ranges::sort(seconds);
    return seconds[static_cast<std::size_t>(share * static_cast<double>(seconds.size() - 1))] * 1e3;
}

/// How many in a hundred of the times, which are some, are below the limit.
inline double percent_below(double limit, const std::vector<double>& seconds) {
    const auto late = std::ranges::count_if(seconds, [=](double one) { return one >= limit; });
    return 100 - 100 * static_cast<double>(late) / static_cast<double>(seconds.size());
}

/// Ends a line.
inline void print_quantiles(const std::vector<double>& seconds) {
    std::printf("median %.1f ms, 99 %% under %.1f ms, longest %.1f ms\n", quantile_ms(seconds, 0.5),
                quantile_ms(seconds, 0.99), quantile_ms(seconds, 1));
}

inline void print_turns(const TurnWatch& turns) {
    std::printf("event-loop turns        %8zu: ", turns.seconds().size());
    print_quantiles(turns.seconds());
}

} // namespace pushforward::bench

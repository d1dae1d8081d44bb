// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"
#include "ui/look/theme_mode.h"
#include "ui/window/file_actions.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QIcon>
#include <QSettings>
#include <QSocketNotifier>

#include <array>
#include <cstdio>
#include <cstdlib>

#ifdef Q_OS_UNIX
#include <csignal>
#include <unistd.h>
#endif

namespace {

// Qt ends the program by itself, with advice on plug-ins, when there is no display.
bool has_display(int argc, char** argv) {
    for (int i = 1; i < argc; ++i)
        if (qstrcmp(argv[i], "-platform") == 0 || qstrcmp(argv[i], "--platform") == 0) return true;
#ifdef Q_OS_LINUX
    for (const char* const name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        if (qEnvironmentVariableIsSet(name) && !qEnvironmentVariableIsEmpty(name)) return true;
    return false;
#else
    return true;
#endif
}

#ifdef Q_OS_UNIX

std::array<int, 2> signal_pipe{}; // what a signal's handler may write to

void tell(int signal) {
    const auto byte = static_cast<char>(signal);
    [[maybe_unused]] const auto written = write(signal_pipe[1], &byte, 1);
}

/// Told to end, the program keeps what no file holds, and ends.
void keep_work_on_signals(pushforward::MainWindow& window) {
    if (pipe(signal_pipe.data()) != 0) return;
    auto* const told = new QSocketNotifier(signal_pipe[0], QSocketNotifier::Read, &window);
    QObject::connect(told, &QSocketNotifier::activated, &window, [&window] {
        char signal = 0;
        if (read(signal_pipe[0], &signal, 1) != 1) return;
        window.files().recovery().keep();
        QApplication::exit(128 + signal);
    });
    struct sigaction action {};
    action.sa_handler = tell;
    action.sa_flags = SA_RESTART;
    for (const int signal : {SIGTERM, SIGHUP}) sigaction(signal, &action, nullptr);
}

#else

void keep_work_on_signals(pushforward::MainWindow&) {}

#endif

int run_window(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("pushforward"));
    QApplication::setApplicationDisplayName(QStringLiteral("Pushforward"));
    QApplication::setOrganizationName(QStringLiteral("pushforward"));
    QApplication::setApplicationVersion(QStringLiteral(PUSHFORWARD_VERSION));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/pushforward.svg")));
    pushforward::apply_theme(
        application,
        pushforward::theme_mode(QSettings().value(QStringLiteral("window/theme")).toString()));
    pushforward::MainWindow window(pushforward::example_experiment());
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() > 1) window.openFile(arguments.at(1));
    keep_work_on_signals(window);
    window.show();
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    if (argc > 1 && pushforward::is_command(argv[1]))
        return pushforward::run_command_line(argc, argv);
    if (!has_display(argc, argv)) {
        std::fputs("There is no display to open the window on. Start it in a desktop session, or "
                   "use the command line: pushforward --help lists what it does.\n",
                   stderr);
        return 1;
    }
    const int status = run_window(argc, argv);
    // A file that is still being read cannot be broken off, and nobody waits for it any more.
    if (pushforward::Background::wasAbandoned()) std::_Exit(status);
    return status;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"
#include "ui/look/theme_mode.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QIcon>
#include <QSettings>

#include <cstdio>
#include <cstdlib>

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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace pushforward::testing;

namespace {

const QString alone = QStringLiteral(PUSHFORWARD_CLI_ALONE);

/// The libraries that a program is loaded with, directly or through another one.
QByteArray libraries_of(const QString& program) {
    QProcess ldd;
    ldd.start("ldd", {program});
    return ldd.waitForFinished() && ldd.exitCode() == 0 ? ldd.readAllStandardOutput()
                                                        : QByteArray();
}

} // namespace

/// The command line needs nothing of the window.
class LinkageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_command_line_links_no_widgets_and_no_charts() {
        const QByteArray with_window = libraries_of(QStringLiteral(PUSHFORWARD_PROGRAM));
        QVERIFY2(!with_window.isEmpty(), "ldd, which lists the libraries, is not here");
        const QByteArray libraries = libraries_of(alone);
        for (const char* needed : {"libQt6Core", "libQt6Gui", "libQt6Svg"})
            QVERIFY2(libraries.contains(needed), needed);
        for (const char* of_window : {"libQt6Widgets", "libQt6Charts"}) {
            QVERIFY2(with_window.contains(of_window), of_window); // so that a new name is noticed
            QVERIFY2(!libraries.contains(of_window), of_window);
        }
    }

    void every_command_runs_without_the_window() {
        const QString model = folder_.path("model.json"), points = folder_.path("points.npy"),
                      figure = folder_.path("figure.svg");
        for (const QStringList& words :
             {QStringList{"--version"}, QStringList{"kinds"},
              QStringList{"train", "--data", "faithful", "--layers", "affine-coupling(hidden=8)",
                          "--steps", "2", "--out", model},
              QStringList{"sample", model, "--count", "50", "--out", points},
              QStringList{"evaluate", model, "--points", points},
              QStringList{"render", model, "--figure", "density", "--out", figure}}) {
            const Finished run = run_program(words, alone);
            QVERIFY2(run.status == 0, run.err);
        }
        QVERIFY(folder_.read("figure.svg").contains("<svg"));
    }

private:
    Folder folder_;
};

static const InProgram<LinkageTest> linkage_test(__FILE__);
#include "tst_cli_linkage.moc"

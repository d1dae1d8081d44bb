// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace pushforward::testing;

namespace {

/// Stands in for app/run. Trains a 250th of the steps, and at least two, so that a training that
/// goes on still has steps to do.
constexpr char stand_in[] = R"(#!/usr/bin/env bash
words=() before=
for word in "$@"; do
  if [ "$before" = --steps ]; then
    word=$((word / 250))
    [ "$word" -ge 2 ] || word=2
  fi
  words+=("$word")
  before=$word
done
exec "$PROGRAM" "${words[@]}"
)";

QString text_of_file(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// What a reader is asked to type: the shell blocks of a page that start the program with a
/// command, and the commands that stand within its sentences, those with a WORD to replace apart.
QStringList scripts_of(const QString& page) {
    static const QRegularExpression block(QStringLiteral("^```sh\\n(.*?)^```$"),
                                          QRegularExpression::MultilineOption |
                                              QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression command(QStringLiteral("app/run +[a-z-]"));
    static const QRegularExpression inline_command(QStringLiteral("`(app/run [a-z -]+)`"));
    QStringList scripts;
    for (const auto& found : block.globalMatch(page))
        if (found.captured(1).contains(command)) scripts += found.captured(1);
    for (const auto& found : inline_command.globalMatch(page)) scripts += found.captured(1);
    return scripts;
}

} // namespace

/// Does what README and the pages of the help say, as they say it.
class DocumentationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void every_command_runs_data() {
        QTest::addColumn<QString>("page");
        QTest::newRow("README.md") << QStringLiteral(SOURCE_FOLDER "/README.md");
        const QDir help(QStringLiteral(SOURCE_FOLDER "/resources/help"));
        for (const QString& name : help.entryList({"*.md"}, QDir::Files))
            QTest::newRow(qPrintable(name)) << help.filePath(name);
    }

    /// Each page in a folder of its own: it must not need what another one has made.
    void every_command_runs() {
        QFETCH(QString, page);
        const Folder folder;
        const QDir top(folder.path("."));
        QVERIFY(top.mkdir("app") && top.mkdir("build"));
        QVERIFY(QFile::link(QStringLiteral(SOURCE_FOLDER "/resources"), top.filePath("resources")));
        const QString run = folder.write("app/run", stand_in);
        QVERIFY(QFile::setPermissions(run, QFile::ReadOwner | QFile::ExeOwner));
        const QString text = text_of_file(page);
        QVERIFY(!text.isEmpty());
        for (const QString& script : scripts_of(text)) {
            QProcess shell;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
                environment.remove(QLatin1String(name));
            environment.insert("PROGRAM", PUSHFORWARD_PROGRAM);
            shell.setProcessEnvironment(environment);
            shell.setWorkingDirectory(top.path());
            shell.start("bash", {"-euc", script});
            QVERIFY2(shell.waitForFinished(240000), qPrintable(script));
            const QByteArray said = script.toUtf8() + shell.readAllStandardError();
            QVERIFY2(shell.exitStatus() == QProcess::NormalExit && shell.exitCode() == 0, said);
        }
    }

    void commands_are_found() {
        QCOMPARE(scripts_of("```sh\napp/run\ntests/run\n```\n"), QStringList());
        QCOMPARE(scripts_of("a\n```sh\napp/run kinds \\\n  --json\n```\n`app/run kinds maps`, "
                            "`app/run COMMAND --help`\n"),
                 QStringList({"app/run kinds \\\n  --json\n", "app/run kinds maps"}));
        int found = 0;
        for (const char* page : {"README.md", "resources/help/command-line.md"})
            found += static_cast<int>(
                scripts_of(text_of_file(QString(SOURCE_FOLDER "/") + page)).size());
        QVERIFY2(found > 10, "the pages have lost their commands");
    }
};

static const InProgram<DocumentationTest> documentation_test(__FILE__);
#include "tst_cli_documentation.moc"

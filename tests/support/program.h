// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace pushforward::testing {

/// How a run of the program ended.
struct Finished {
    int status = -1; ///< −1 where it did not end by itself
    QByteArray out, err;

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

/// Runs the program with these arguments, without a display, as a shell would.
inline Finished run_program(const QStringList& arguments,
                            const QString& program = QStringLiteral(PUSHFORWARD_PROGRAM)) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QLatin1String(name));
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    const bool ended = process.waitForFinished(240000);
    const bool whole = ended && process.exitStatus() == QProcess::NormalExit;
    return {whole ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

/// The run has refused what it was handed in: with status 1 and one sentence that holds these
/// parts.
inline void expect_sentence(const Finished& run, const QList<QByteArray>& parts) {
    for (const QByteArray& part : parts) QVERIFY2(run.err.contains(part), run.err);
    QCOMPARE(run.status, 1);
    QVERIFY2(run.err.startsWith("pushforward: "), run.err);
    QVERIFY2(run.err.endsWith(".\n") || run.err.endsWith("?\n"), run.err);
    QCOMPARE(run.err.count('\n'), 1);
    QVERIFY2(run.out.isEmpty(), run.out);
}

/// A folder for one test's files.
class Folder {
public:
    QString path(const QString& name) const { return folder_.filePath(name); }

    QString write(const QString& name, const QByteArray& text) const {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly)) file.write(text);
        return path(name);
    }

    QByteArray read(const QString& name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    QTemporaryDir folder_;
};

/// The arguments of a training on these data that ends at once.
inline QStringList quick(const QString& data) {
    const QString rest = QStringLiteral("--layers affine-coupling(hidden=8) --steps 2 --keep last");
    return QStringList{QStringLiteral("train"), QStringLiteral("--data"), data} +
           rest.split(QLatin1Char(' '));
}

} // namespace pushforward::testing

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace pushforward::testing;

class LargeFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_file_of_three_million_rows_opens() {
        const QString path = folder_.path("large.csv");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("place,x,y\n");
        QByteArray lines;
        for (int i = 0; i < 3'000'000; ++i) {
            lines += "somewhere,";
            lines += QByteArray::number(std::sin(0.001 * i) + 1e-7 * i, 'f', 6) + ',';
            lines += QByteArray::number(std::cos(0.0013 * i), 'f', 6) + '\n';
            if (lines.size() > 1'000'000) {
                file.write(lines);
                lines.clear();
            }
        }
        file.write(lines);
        file.close();
        const Finished run = run_program(
            {"train", "--data", path, "--layers", "affine-coupling(hidden=8)", "--steps", "5"});
        QVERIFY2(run.status == 0, run.err);
        QVERIFY(run.err.isEmpty());
        QCOMPARE(run.json().value("test_points").toInt(), 600'000);
    }

private:
    Folder folder_;
};

static const InProgram<LargeFileTest> large_file_test(__FILE__);
#include "tst_cli_large_file.moc"

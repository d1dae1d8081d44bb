// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/row_record.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace pushforward;

/// The quick reader of rows is held to libcsv.
class RowReadersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_quick_reader_reads_what_the_careful_one_reads_data() {
        QTest::addColumn<QByteArray>("text");
        const QByteArray rows = "1,2\n 3 ,\t4\t\n,5\n6,\n , \n7,8,\n";
        const auto add = [](const char* name, const QByteArray& text) {
            QTest::newRow(name) << text;
            QTest::addRow("%s, carriage returns", name) << QByteArray(text).replace("\n", "\r");
            QTest::addRow("%s, both", name) << QByteArray(text).replace("\n", "\r\n");
            QTest::addRow("%s, no end", name) << text.chopped(1);
        };
        add("commas", rows);
        add("blank lines", "\n\n" + QByteArray(rows).replace("\n", "\n \t\n\n"));
        add("tabs", QByteArray("a\tb\n 1 \t2\n\t\n \n\t3\n4\t\n"));
        add("spaces", QByteArray("1 2\n  3  4  \n   \n5 \t 6\n"));
        add("quotes", "x,y\n\"a, \"\"b\"\"\n\",1\nc\"d,2\n e ,\"f\" \n\"\",3\n" + rows);
        add("comments", "# one, \"two\n1,2\n  # three\n3,4\n#\n\"5\n# no comment\",6\n7,8\n");
        add("an open quotation", rows + "\"1,2\n" + rows);
        // Longer than a piece, so that rows, quotations and comments lie across two.
        const QByteArray some =
            "12.5,-7\n\"a\nb\",3\n\n# comment\n" + QByteArray(37, ' ') + "1,2\n";
        for (int shift = 0; shift < 60; shift += 7)
            QTest::addRow("across pieces, %d", shift)
                << QByteArray(shift, '7') + ",1\n" + some.repeated(5000) + "9,9\n";
    }

    void the_quick_reader_reads_what_the_careful_one_reads() {
        QFETCH(QByteArray, text);
        const std::string quick = row_record(text.toStdString(), RowReader::quick);
        QVERIFY(quick == row_record(text.toStdString(), RowReader::careful));
        QVERIFY(quick.find('\x02') != quick.npos);
    }

    void any_bytes_are_read_alike() {
        std::uint32_t state = 7;
        for (int round = 0; round < 20000; ++round) {
            std::string text;
            for (int i = 0; i < 50; ++i) {
                state = state * 1664525u + 1013904223u;
                text += "1,2\n3;\t \" \n\r#x|:,\n"[(state >> 16) % 18];
            }
            QVERIFY2(row_record(text, RowReader::quick) == row_record(text, RowReader::careful),
                     text.c_str());
        }
    }
};

static const InProgram<RowReadersTest> row_readers_test(__FILE__);
#include "tst_row_readers.moc"

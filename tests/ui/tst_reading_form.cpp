// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/open_data.h"
#include "tests/support/soon.h"
#include "tests/support/test_program.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/field_form.h"
#include "ui/panels/data/column_dialog.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace pushforward;

/// How a table was read is shown beside the choice of its columns, and can be changed there.
class ReadingFormTest : public QObject {
    Q_OBJECT

    static bool says(const ColumnDialog& dialog, const QString& words) {
        return test::soon([&] {
            for (const QLabel* label : dialog.findChildren<QLabel*>())
                if (label->text().contains(words)) return true;
            return false;
        });
    }

    Experiment with_file(const QByteArray& bytes) const {
        QFile file(folder_.filePath(QStringLiteral("table.tsv")));
        if (file.open(QIODevice::WriteOnly)) file.write(bytes);
        file.close();
        Experiment experiment = example_experiment();
        experiment.data = {};
        experiment.data.file = file.fileName().toStdString();
        return experiment;
    }

    static QByteArray rows() {
        QByteArray bytes = "a\tb\tc\n";
        for (int i = 0; i < 20; ++i)
            bytes += QByteArray::number(1 + i) + ",234\t" + QByteArray::number(2 + i * i % 7) +
                     ",511\t-999\n";
        return bytes;
    }

private Q_SLOTS:
    void what_was_found_is_shown_and_can_be_changed() {
        const Experiment experiment = with_file(rows());
        ColumnDialog dialog(experiment, open_source(request_of(experiment), false));
        dialog.show();
        QVERIFY(says(dialog, QStringLiteral("Read with separator tab · decimal sign comma")));
        QVERIFY(says(dialog, QStringLiteral("“1,234” was read as 1.234")));
        QCOMPARE(dialog.data()->points.row(0).maxCoeff(), 20.234);
        auto* const form = dialog.findChild<FieldForm*>();
        QVERIFY(form && !form->isVisible());
        dialog.findChild<QToolButton*>()->click();
        QVERIFY(form->isVisible());

        auto* const decimal = form->editor("decimal")->findChild<QComboBox*>();
        decimal->setCurrentIndex(decimal->findText(QStringLiteral("Point")));
        Q_EMIT decimal->activated(decimal->currentIndex());
        QVERIFY(test::soon([&] { return dialog.data() != nullptr; }));
        QCOMPARE(dialog.data()->points.row(0).maxCoeff(), 20234.0);
        QVERIFY(says(dialog, QStringLiteral("decimal sign point")));
        QCOMPARE(dialog.source().reading.kind, std::string("text"));
        QCOMPARE(dialog.source().reading.choice("decimal"), std::string("point"));
    }

    void columns_follow_the_reading() {
        const Experiment experiment = with_file(rows());
        ColumnDialog dialog(experiment, open_source(request_of(experiment), false));
        auto* const form = dialog.findChild<FieldForm*>();
        auto* const first = dialog.findChild<QComboBox*>();
        QCOMPARE(first->currentText(), QStringLiteral("a"));
        QCOMPARE(first->count(), 3);
        auto* const skip = form->editor("names")->findChild<QComboBox*>();
        skip->setCurrentIndex(skip->findText(QStringLiteral("Nowhere")));
        Q_EMIT skip->activated(skip->currentIndex());
        QVERIFY(test::soon([&] { return dialog.data() != nullptr; }));
        QCOMPARE(first->currentText(), QStringLiteral("column 1"));
        auto* const missing = form->editor("missing")->findChild<QLineEdit*>();
        QTest::keyClicks(missing, QStringLiteral("-999"));
        QTest::keyClick(missing, Qt::Key_Tab);
        Q_EMIT missing->editingFinished();
        QVERIFY(test::soon([&] { return dialog.data() && first->count() == 2; }));
    }

private:
    QTemporaryDir folder_;
};

static const InProgram<ReadingFormTest> reading_form_test(__FILE__);
#include "tst_reading_form.moc"

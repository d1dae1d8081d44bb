// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/open_data.h"
#include "core/train/training_worker.h"
#include "tests/support/layer_case.h"
#include "tests/support/soon.h"
#include "tests/support/test_program.h"
#include "tests/support/window_by_hand.h"
#include "ui/draw/text.h"
#include "ui/look/actions.h"
#include "ui/look/theme_mode.h"
#include "ui/panels/data/column_dialog.h"
#include "ui/panels/status/opening_progress.h"
#include "ui/session/remembered_columns.h"
#include "ui/window/main_window.h"

#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSemaphore>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pushforward;

namespace {

Experiment short_run() {
    Experiment e = example_experiment();
    e.data.generator.values["count"] = std::int64_t{500};
    e.layers.resize(2);
    e.batch = 64;
    e.steps = 1000000;
    return validated(e);
}

/// A table of 200 · `times` rows and four columns of numbers: a, b, c, d.
QByteArray rows(int times) {
    QByteArray piece, all = "a,b,name,c,d\n";
    for (int i = 0; i < 200; ++i)
        piece += QByteArray::number(i % 17) + ',' + QByteArray::number(0.25 * (i % 13)) + ",n," +
                 QByteArray::number(100 + i * i % 37) + ',' + QByteArray::number(-(i % 7)) + '\n';
    for (int i = 0; i < times; ++i) all += piece;
    return all;
}

} // namespace

class OpeningTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::unique_ptr<Document> document_;
    std::unique_ptr<Background> background_;
    std::unique_ptr<Session> session_;
    QSemaphore gate_;

    Run& run() { return session_->run(); }
    DataOpener& opener() { return session_->opener(); }

    /// Nothing is opened until the gate is released.
    void shutGate() {
        background_->run(
            background_.get(),
            [this]() -> Background::Deliver {
                gate_.acquire();
                return [] {};
            },
            [](const QString&) {});
    }
    DataSource file(const char* name, const QByteArray& bytes) const {
        const QString path = folder_.filePath(QLatin1String(name));
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size()) return {};
        return {{}, path.toStdString(), {"a", "b"}};
    }
    bool idle() {
        return test::soon([&] { return background_->waiting() == 0; });
    }
    static std::unique_ptr<MainWindow> shownWindow() {
        auto window = std::make_unique<MainWindow>(short_run());
        window->show();
        return test::soon([&] { return window->run().snapshot() != nullptr; }) ? std::move(window)
                                                                               : nullptr;
    }
    static ColumnDialog* dialogOf(const MainWindow& window) {
        ColumnDialog* dialog = nullptr;
        const bool there = test::soon([&] {
            dialog = window.findChild<ColumnDialog*>();
            return dialog && dialog->isVisible();
        });
        return there ? dialog : nullptr;
    }
    static bool closed(const MainWindow& window) {
        return test::soon([&] { return !window.findChild<ColumnDialog*>(); });
    }
    static QComboBox* box(const ColumnDialog& dialog, int which) {
        return dialog.findChildren<QComboBox*>()[which];
    }
    static QPushButton* accepting(const ColumnDialog& dialog) {
        for (auto* button : dialog.findChildren<QPushButton*>())
            if (button->isDefault()) return button;
        return nullptr;
    }
    static bool says(const ColumnDialog& dialog, const QString& words) {
        return test::soon([&] {
            for (const QLabel* label : dialog.findChildren<QLabel*>())
                if (label->text().contains(words)) return true;
            return false;
        });
    }
    static bool trainsOn(MainWindow& window, const std::string& first, const std::string& second) {
        return test::soon([&] {
            const auto& data = window.run().data();
            return data->first_title == first && data->second_title == second;
        });
    }
    void holdOut(double share) {
        document_->change(QStringLiteral("held out"), [=](Experiment& e) { e.held_out = share; });
    }

private Q_SLOTS:
    void initTestCase() {
        testing::keep_settings_in(folder_.path());
        apply_theme(*qApp, ThemeMode::light);
    }

    void init() {
        QSettings().clear();
        document_ = std::make_unique<Document>(short_run());
        background_ = std::make_unique<Background>();
        session_ = std::make_unique<Session>(*document_, *background_);
        session_->start();
        QVERIFY(test::soon([&] { return run().snapshot() != nullptr; }));
        QVERIFY(idle());
    }

    void cleanup() {
        session_.reset();
        background_.reset();
        document_.reset();
        QVERIFY(!Background::wasAbandoned());
    }

    void cancelling_midway_leaves_all_as_it_was() {
        const Experiment before = document_->experiment();
        const auto data = run().data();
        QSignalSpy messages(session_.get(), &Session::message);
        opener().chooseFile(file("large.csv", rows(test::sanitized ? 2000 : 20000)));
        const auto reading = opener().fileBeingRead();
        QVERIFY(reading && opener().isOpening());
        QCOMPARE(reading->name, QStringLiteral("large.csv"));
        QVERIFY(test::soon([&] { return reading->progress->bytes_done > 0; }));
        QVERIFY(reading->progress->bytes_done < reading->progress->bytes_total);
        opener().cancel();
        QVERIFY(!opener().isOpening() && !opener().fileBeingRead());
        QVERIFY(idle());
        QVERIFY(reading->progress->bytes_done < reading->progress->bytes_total);
        QCOMPARE(messages.count(), 1);
        QVERIFY(messages[0][0].toString().contains(QStringLiteral("large.csv was cancelled")));
        QVERIFY(!messages[0][1].toBool());
        QVERIFY(document_->experiment() == before);
        QCOMPARE(document_->undoStack().count(), 0);
        QCOMPARE(run().data(), data);
        QVERIFY(run().isRunning());
    }

    void the_newest_choice_wins_and_the_one_before_is_not_read_on() {
        shutGate();
        opener().chooseFile(file("first.csv", rows(2)));
        const auto first = opener().fileBeingRead();
        opener().chooseFile(file("second.csv", rows(1)));
        QVERIFY(first->progress->cancelled);
        QCOMPARE(opener().fileBeingRead()->name, QStringLiteral("second.csv"));
        gate_.release();
        QVERIFY(test::soon(
            [&] { return run().data()->title == "second.csv" && !opener().isOpening(); }));
        QCOMPARE(document_->undoStack().count(), 1);
        QCOMPARE(run().data()->first_title, std::string("a"));
    }

    void cancelling_what_an_edit_asks_for_takes_it_back() {
        opener().chooseFile(file("points.csv", rows(1)));
        QVERIFY(test::soon([&] { return run().data()->title == "points.csv"; }));
        const Experiment before = document_->experiment();
        shutGate();
        holdOut(0.5);
        QVERIFY(opener().fileBeingRead());
        opener().cancel();
        gate_.release();
        QVERIFY(idle());
        QVERIFY(document_->experiment() == before);
        QVERIFY(!opener().isOpening());
    }

    void cancelling_what_undo_asks_for_goes_forward_again() {
        opener().chooseFile(file("points.csv", rows(1)));
        QVERIFY(test::soon([&] { return run().data()->title == "points.csv"; }));
        // More than are kept: the first has to be read again.
        const auto share = [](int i) { return 0.3 + 0.02 * i; };
        const int edits = static_cast<int>(TrainingWorker::most_kept) + 2;
        for (int i = 0; i < edits; ++i) {
            holdOut(share(i));
            QVERIFY(idle());
        }
        shutGate();
        for (int i = 1; i < edits; ++i) document_->undoStack().undo();
        QVERIFY(opener().fileBeingRead());
        QCOMPARE(document_->experiment().held_out, share(0));
        opener().cancel();
        gate_.release();
        QVERIFY(idle());
        QCOMPARE(document_->experiment().held_out, share(1));
        QVERIFY(!opener().isOpening());
        QCOMPARE(document_->undoStack().count(), edits + 1);
    }

    void the_bar_shows_the_share_and_escape_cancels() {
        QWidget window;
        OpeningProgress progress(opener(), &window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QVERIFY(!progress.isVisible());
        shutGate();
        opener().chooseFile(file("points.csv", rows(1)));
        QVERIFY(test::soon([&] { return progress.isVisible(); }));
        auto* const bar = progress.findChild<QProgressBar*>();
        auto* const cancel = progress.findChild<QPushButton*>();
        QVERIFY(bar->accessibleName().contains(QStringLiteral("points.csv")));
        QVERIFY(cancel->accessibleName().contains(QStringLiteral("points.csv")));
        QCOMPARE(bar->maximum(), 0); // nothing is known of it yet
        // As the reader tells it.
        const auto reading = std::const_pointer_cast<Reading>(opener().fileBeingRead()->progress);
        reading->bytes_total = 200;
        reading->bytes_done = 86;
        QVERIFY(test::soon([&] { return bar->value() == 43 && bar->maximum() == 100; }));
        QTest::keyClick(&window, Qt::Key_Escape);
        QVERIFY(test::soon([&] { return !progress.isVisible(); }));
        QVERIFY(reading->cancelled);
        gate_.release();
        QVERIFY(idle());
        QCOMPARE(document_->undoStack().count(), 0);
    }

    void closing_the_window_cancels() {
        auto window = shownWindow();
        QVERIFY(window->findChild<OpeningProgress*>());
        window->opener().chooseFile(file("large.csv", rows(test::sanitized ? 2000 : 20000)));
        const auto reading = window->opener().fileBeingRead();
        QVERIFY(reading);
        QVERIFY(test::soon([&] { return reading->progress->bytes_done > 0; }));
        window->close();
        QVERIFY(reading->progress->cancelled);
        QVERIFY(!window->opener().isOpening());
        window.reset(); // `cleanup` asks whether the reading went on
    }

    void other_columns_are_chosen_in_one_edit_and_remembered() {
        const auto window = shownWindow();
        QVERIFY(window);
        QAction* const action = window->actions().chooseColumns;
        QVERIFY(!action->isEnabled()); // moons have no columns
        const DataSource table = file("table.csv", rows(1));
        window->opener().chooseFile(table);
        QVERIFY(trainsOn(*window, "a", "b"));
        QVERIFY(test::soon([&] { return action->isEnabled(); }));
        QCOMPARE(window->document().undoStack().count(), 1);
        action->trigger();
        ColumnDialog* const dialog = dialogOf(*window);
        QVERIFY(dialog);
        QVERIFY(says(*dialog, QStringLiteral("200 of 200 rows are used")));
        QCOMPARE(box(*dialog, 0)->count(), 4); // "name" holds no numbers
        QCOMPARE(box(*dialog, 0)->currentText(), QStringLiteral("a"));
        box(*dialog, 1)->setCurrentIndex(box(*dialog, 1)->findText(QStringLiteral("c")));
        QVERIFY(test::soon([&] { return dialog->data() != nullptr; }));
        QCOMPARE(dialog->data()->points.row(1).minCoeff(), Real(100)); // c begins there
        QVERIFY(trainsOn(*window, "a", "b")); // so far it was only looked at
        const auto shown = dialog->data();
        QVERIFY(accepting(*dialog)->isEnabled());
        accepting(*dialog)->click();
        QVERIFY(closed(*window));
        QVERIFY(trainsOn(*window, "a", "c"));
        QCOMPARE(window->run().data(), shown); // not read once more
        QCOMPARE(window->document().undoStack().count(), 2);

        window->actions().undo->trigger();
        QVERIFY(trainsOn(*window, "a", "b"));
        window->actions().redo->trigger();
        QVERIFY(trainsOn(*window, "a", "c"));
        window->opener().chooseGenerator(short_run().data.generator);
        QVERIFY(test::soon([&] { return window->run().data()->title == "Moons"; }));
        QVERIFY(!action->isEnabled());
        window->openFile(text_of(table.file));
        QVERIFY(trainsOn(*window, "a", "c"));
        QVERIFY(!window->findChild<ColumnDialog*>());
    }

    void a_file_of_many_columns_asks_first() {
        const auto window = shownWindow();
        QVERIFY(window);
        const Experiment before = window->document().experiment();
        const auto data = window->run().data();
        const QString path = text_of(file("many.csv", rows(1)).file);
        window->openFile(path);
        ColumnDialog* const dialog = dialogOf(*window);
        QVERIFY(dialog);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(closed(*window));
        QVERIFY(window->document().experiment() == before);
        QCOMPARE(window->run().data(), data);
        QVERIFY(!window->opener().isOpening());

        window->openFile(path);
        ColumnDialog* const again = dialogOf(*window);
        QVERIFY(again);
        QTest::keyClick(again, Qt::Key_Return);
        QVERIFY(trainsOn(*window, "a", "b"));
        QCOMPARE(window->document().undoStack().count(), 1);
        QCOMPARE(window->document().experiment().data.columns.second, std::string("b"));
    }

    void rows_that_are_left_out_are_counted_with_the_reason() {
        Experiment experiment = short_run();
        QByteArray bytes = rows(1) + ",1,n,,3\n" + "1,2,n,x,4\n";
        experiment.data = file("holes.csv", bytes);
        ColumnDialog dialog(experiment, open_source(request_of(experiment), false));
        QVERIFY(says(dialog, QStringLiteral("201 of 202 rows are used")));
        QVERIFY(says(dialog, QStringLiteral("empty")));
        box(dialog, 0)->setCurrentIndex(2);
        QVERIFY(!dialog.data() && !accepting(dialog)->isEnabled()); // until it is read
        QVERIFY(says(dialog, QStringLiteral("200 of 202 rows are used")));
        QVERIFY(accepting(dialog)->isEnabled());
        // Two that are alike change places.
        box(dialog, 1)->setCurrentIndex(2);
        QCOMPARE(box(dialog, 0)->currentText(), QStringLiteral("b"));
        QCOMPARE(dialog.source().columns.second, std::string("c"));
        QVERIFY(test::soon([&] { return dialog.data() != nullptr; }));
        QCOMPARE(dialog.data()->first_title, std::string("b"));
    }

    void columns_that_cannot_be_trained_on_say_why() {
        Experiment experiment = short_run();
        QByteArray bytes = "a,b,still\n";
        for (int i = 0; i < 20; ++i)
            bytes += QByteArray::number(i) + ',' + QByteArray::number(i * i % 7) + ",5\n";
        experiment.data = file("still.csv", bytes);
        ColumnDialog dialog(experiment, open_source(request_of(experiment), false));
        QVERIFY(accepting(dialog)->isEnabled());
        box(dialog, 1)->setCurrentIndex(2);
        QVERIFY(says(dialog, QStringLiteral("cannot be trained on")));
        QVERIFY(says(dialog, QStringLiteral("still")));
        QVERIFY(!dialog.data() && !accepting(dialog)->isEnabled());
        box(dialog, 1)->setCurrentIndex(1);
        QVERIFY(says(dialog, QStringLiteral("20 of 20 rows are used")));
    }

    void columns_that_are_gone_from_the_file_are_asked_for_again() {
        DataSource table = file("changed.csv", rows(1));
        table.columns.second = "height";
        remember_columns(table);
        const auto window = shownWindow();
        QVERIFY(window);
        window->openFile(text_of(table.file));
        const ColumnDialog* const dialog = dialogOf(*window);
        QVERIFY(dialog);
        QCOMPARE(box(*dialog, 1)->currentText(), QStringLiteral("b"));
        QVERIFY(window->sentence().isEmpty());
    }

    void the_fifty_files_used_last_are_remembered() {
        const auto numbered = [&](int i) {
            return DataSource{{}, "/tables/" + std::to_string(i) + ".csv", {}};
        };
        for (int i = 0; i < 60; ++i) {
            DataSource table = numbered(i);
            table.columns.first = "x, or " + std::to_string(i);
            table.columns.second = "höhe;";
            remember_columns(table);
        }
        QVERIFY(!with_remembered_columns(numbered(9)));
        for (const int i : {10, 59}) {
            const auto known = with_remembered_columns(numbered(i));
            QVERIFY(known);
            QCOMPARE(known->columns.first, "x, or " + std::to_string(i));
            QCOMPARE(known->columns.second, std::string("höhe;"));
        }
        DataSource named = numbered(59);
        named.columns.first = named.columns.second = "z";
        QVERIFY(!with_remembered_columns(named));
    }
};

static const InProgram<OpeningTest> opening_test(__FILE__);
#include "tst_opening.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/error.h"
#include "core/targets/energy.h"
#include "core/train/presets.h"
#include "tests/support/soon.h"
#include "tests/support/test_program.h"
#include "ui/charts/likelihood_chart.h"
#include "ui/draw/drawings/registry.h"
#include "ui/draw/text.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/field_form.h"
#include "ui/look/actions.h"
#include "ui/look/glyph_button.h"
#include "ui/look/theme_mode.h"
#include "ui/panels/data/data_panel.h"
#include "ui/panels/data/formula_field.h"
#include "ui/panels/data/gallery_tile.h"
#include "ui/panels/data/show_panel.h"
#include "ui/panels/stage/stage_panel.h"
#include "ui/panels/status/status_line.h"
#include "ui/panels/strip/card.h"
#include "ui/panels/strip/film_strip.h"
#include "ui/panels/strip/layer_palette.h"
#include "ui/stage/stage_view.h"
#include "ui/window/figure_dialog.h"
#include "ui/window/main_window.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPointer>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace pushforward;

class MainWindowTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> settings_;
    std::unique_ptr<MainWindow> window_;

    Run& run() { return window_->run(); }
    const Experiment& experiment() { return window_->document().experiment(); }
    template <class T>
    T* child() {
        return window_->findChild<T*>();
    }
    bool trained(std::int64_t step = 5) {
        return test::soon([&] { return run().snapshot() && run().snapshot()->step >= step; });
    }

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void init() {
        settings_ = std::make_unique<QTemporaryDir>();
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings_->path());
        QCoreApplication::setOrganizationName(QStringLiteral("pushforward"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_main_window"));
        apply_theme(*qApp, ThemeMode::light);
        window_ = std::make_unique<MainWindow>(example_experiment());
        window_->resize(1440, 900);
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    }

    void cleanup() { window_.reset(); }

    void it_opens_on_an_example_that_is_already_training() {
        QVERIFY(trained(20));
        QVERIFY(run().isRunning());
        QCOMPARE(experiment().layers.size(), 8U);
        QTRY_VERIFY_WITH_TIMEOUT(!child<Card>()->picture().isNull(), test::patience_ms);
    }

    void a_picture_that_cannot_be_drawn_is_said_in_the_status_line() {
        QVERIFY(trained());
        QVERIFY(test::soon([&] { return !child<Card>()->picture().isNull(); }));
        bool tried = false;
        window_->pictures().add(window_.get(), [&tried]() -> PictureService::Job {
            if (std::exchange(tried, true)) return {};
            return [](const Cancelled&, const PictureService::Early&) -> PictureService::Deliver {
                throw Error("Layer 3 has burst.");
            };
        });
        QTRY_VERIFY_WITH_TIMEOUT(
            child<StatusLine>()->currentMessage().contains(QStringLiteral("Layer 3 has burst.")),
            test::patience_ms);
        QVERIFY(!child<Card>()->picture().isNull()); // what is shown stays
    }

    void picking_a_gallery_tile_trains_on_it() {
        QVERIFY(trained());
        GalleryTile* rings = nullptr;
        for (auto* tile : window_->findChildren<GalleryTile*>())
            if (tile->text() == QStringLiteral("Rings")) rings = tile;
        QVERIFY(rings);
        QTest::mouseClick(rings, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(run().data()->title, std::string("Rings"), test::patience_ms);
        QVERIFY(rings->isChecked());
        QTRY_VERIFY_WITH_TIMEOUT(run().isRunning(), test::patience_ms);
        window_->actions().undo->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(run().data()->title, std::string("Moons"), test::patience_ms);
        QVERIFY(!rings->isChecked());
    }

    void a_typed_energy_is_on_the_stage_while_it_is_typed() {
        QVERIFY(trained());
        auto* const stage = child<StageView>();
        QTRY_VERIFY_WITH_TIMEOUT(stage->drawings().drawn("data"), test::patience_ms);
        window_->actions().typeEnergy->trigger(); // its tab is closed
        auto* const field = child<FormulaField>();
        QVERIFY(field->isVisible() && field->hasFocus());
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("r ^ 2 / 3")); // a space plays and pauses elsewhere
        QTRY_COMPARE_WITH_TIMEOUT(experiment().target.kind, std::string("formula"),
                                  test::patience_ms);
        QCOMPARE(experiment().target.text("text"), std::string("r ^ 2 / 3"));
        QTRY_VERIFY_WITH_TIMEOUT(stage->drawings().drawn("target"), test::patience_ms);
        QVERIFY(!stage->drawings().drawn("data"));
        QVERIFY(run().isRunning() && trained());
        window_->actions().undo->trigger();
        QVERIFY(!experiment().fits_energy());
    }

    void picking_an_energy_fits_it_and_changes_the_words() {
        QVERIFY(trained());
        const Experiment before = experiment();
        GalleryTile* energy = nullptr;
        for (auto* tile : window_->findChildren<GalleryTile*>())
            if (tile->text() == text_of(energy_kinds().front().title)) energy = tile;
        QVERIFY(energy);
        energy->click(); // its tab is closed
        QVERIFY(experiment().fits_energy());
        QVERIFY(energy->isVisible());
        QCOMPARE(window_->document().undoStack().count(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(run().data()->energy && trained(20), test::patience_ms);
        QVERIFY(run().isRunning());
        auto* const stage = child<StageView>();
        QTRY_VERIFY_WITH_TIMEOUT(stage->drawings().drawn("target"), test::patience_ms);
        QTRY_VERIFY_WITH_TIMEOUT(run().snapshot()->latest->held_out_loss, test::patience_ms);

        const auto said = [&](const QString& words) {
            for (const QLabel* label : window_->findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains(words)) return true;
            return child<LikelihoodChart>()->accessibleName().contains(words);
        };
        QVERIFY(!said(QStringLiteral("NLL")));
        QVERIFY(said(QStringLiteral("log Z")) && said(QStringLiteral("everse-KL")));
        const Actions& actions = window_->actions();
        QVERIFY(actions.switchOf("target")->isVisible() && !actions.switchOf("data")->isVisible());
        actions.switchOf("target")->setChecked(false);
        QVERIFY(!stage->drawings().isVisible("target"));

        window_->actions().undo->trigger();
        QVERIFY(experiment() == before);
        QTRY_VERIFY_WITH_TIMEOUT(!run().data()->energy, test::patience_ms);
        QVERIFY(said(QStringLiteral("NLL")) && !said(QStringLiteral("log Z")));
        QVERIFY(!stage->drawings().drawn("target") && !energy->isVisible());
        QVERIFY(!actions.switchOf("target")->isVisible() && actions.switchOf("data")->isVisible());
    }

    void a_layer_is_inserted_from_the_palette_by_keyboard() {
        window_->selection().choose(Selection::base_card);
        window_->actions().insertLayer->trigger();
        auto* const palette = child<LayerPalette>();
        QVERIFY(palette->isVisible());
        QTest::keyClicks(&palette->filter(), QStringLiteral("actnorm"));
        QTest::keyClick(&palette->filter(), Qt::Key_Return);
        QCOMPARE(experiment().layers.front().spec.kind, std::string("actnorm"));
        QCOMPARE(window_->selection().card(), experiment().layers.front().id);
        window_->actions().undo->trigger();
        QCOMPARE(experiment().layers.size(), 8U);
    }

    void a_preset_is_chosen_from_the_menu_and_trains() {
        QVERIFY(trained());
        QAction* const last = window_->actions().presets->menu()->actions().last();
        last->trigger();
        const Experiment wanted =
            with_preset(example_experiment(), find_preset(last->data().toString().toStdString()));
        QCOMPARE(experiment().layers.size(), wanted.layers.size());
        QTRY_VERIFY_WITH_TIMEOUT(run().isUpToDate() && run().isRunning(), test::patience_ms);
    }

    void a_shipped_table_can_be_picked() {
        QVERIFY(trained());
        for (auto* tile : window_->findChildren<GalleryTile*>())
            if (tile->text() == QStringLiteral("Old Faithful"))
                QTest::mouseClick(tile, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(experiment().data.is_file(), test::patience_ms);
        QTRY_VERIFY_WITH_TIMEOUT(run().data()->points.cols() < 1000, test::patience_ms);
    }

    void a_bad_file_named_at_the_start_is_refused_with_a_sentence() {
        window_ = std::make_unique<MainWindow>(example_experiment());
        window_->openFile(QStringLiteral("/no/such/table.csv"));
        window_->show();
        QVERIFY(trained());
        QTRY_VERIFY_WITH_TIMEOUT(window_->sentence().contains(QStringLiteral("table.csv")),
                                 test::patience_ms);
        QTest::qWait(300);
        QVERIFY(window_->sentence().contains(QStringLiteral("table.csv")));
    }

    void the_columns_of_a_table_can_be_chosen() {
        QVERIFY(trained());
        window_->openFile(QStringLiteral("penguins"));
        QTRY_COMPARE_WITH_TIMEOUT(run().data()->first_title, std::string("bill_length_mm"),
                                  test::patience_ms);
        auto* const panel = child<DataPanel>();
        FieldEditor* first = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT(first = panel->form().editor("first_column"), test::patience_ms);
        Q_EMIT first->edited(std::string("body_mass_g"), true);
        QTRY_COMPARE_WITH_TIMEOUT(run().data()->first_title, std::string("body_mass_g"),
                                  test::patience_ms);
        Q_EMIT first->edited(experiment().data.columns.second, true); // change places
        QTRY_COMPARE_WITH_TIMEOUT(run().data()->second_title, std::string("body_mass_g"),
                                  test::patience_ms);
    }

    void space_plays_and_pauses() {
        QVERIFY(trained());
        QTest::keyClick(window_.get(), Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(run().state(), TrainingState::paused, test::patience_ms);
        QTest::keyClick(window_.get(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(run().isRunning(), test::patience_ms);
    }

    void cards_are_chosen_deleted_and_brought_back_by_keyboard() {
        auto* const strip = child<FilmStrip>();
        const std::int64_t third = experiment().layers[2].id;
        QTest::mouseClick(strip->card(third), Qt::LeftButton, {}, {40, 60});
        QCOMPARE(window_->selection().card(), third);
        QTest::keyClick(strip->card(third), Qt::Key_Left);
        QCOMPARE(window_->selection().card(), experiment().layers[1].id);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(experiment().layers[1].id, third);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
        QCOMPARE(experiment().layers.size(), 7U);
        window_->actions().undo->trigger();
        window_->actions().undo->trigger();
        QCOMPARE(experiment().layers[2].id, third);
    }

    void a_card_dragged_past_others_is_moved() {
        auto* const strip = child<FilmStrip>();
        const std::int64_t first = experiment().layers[0].id;
        Card* const card = strip->card(first);
        QTest::mousePress(card, Qt::LeftButton, {}, {50, 60});
        const QPoint target = card->mapFrom(
            strip, strip->card(experiment().layers[2].id)->geometry().center() + QPoint(30, 0));
        for (const QPoint& at : {QPoint(70, 60), target}) {
            QMouseEvent move(QEvent::MouseMove, at, card->mapToGlobal(at), Qt::LeftButton,
                             Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(card, &move);
        }
        QTest::mouseRelease(card, Qt::LeftButton, {}, target);
        QCOMPARE(experiment().layers[2].id, first);
        QCOMPARE(window_->document().undoStack().count(), 1);
    }

    void a_place_zoomed_into_stays_through_all_layers() {
        QVERIFY(trained());
        auto* const stage = child<StageView>();
        window_->selection().choose(experiment().layers[2].id);
        stage->zoom(3);
        QVERIFY(!stage->isHome());
        window_->selection().choose(experiment().layers[3].id);
        const View view = stage->currentView();
        for (const std::int64_t card : {Selection::base_card, Selection::data_card}) {
            window_->selection().choose(card);
            QCOMPARE(stage->currentView(), view); // one view for every position
        }
    }

    void a_bad_file_is_said_once_and_changes_nothing() {
        QVERIFY(trained());
        const Experiment before = experiment();
        window_->openFile(QStringLiteral("/no/such/file.csv"));
        QTRY_VERIFY_WITH_TIMEOUT(window_->sentence().contains(QStringLiteral("/no/such/file.csv")),
                                 test::patience_ms);
        QVERIFY(experiment() == before);
        QVERIFY(run().isRunning());
        QVERIFY(!QApplication::activeModalWidget());
    }

    void everything_that_takes_the_focus_has_a_name_and_a_help() {
        QVERIFY(trained());
        for (const QWidget* widget : window_->findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()) continue;
            if (widget->focusProxy() || widget->objectName().startsWith(QLatin1String("qt_")))
                continue;
            const QString where = QString::fromLatin1(widget->metaObject()->className()) + u' ' +
                                  widget->objectName();
            QVERIFY2(!widget->accessibleName().isEmpty() || !widget->toolTip().isEmpty() ||
                         qobject_cast<const QMenuBar*>(widget),
                     qPrintable(where));
        }
    }

    void the_stage_stays_wide_in_a_small_window() {
        window_->resize(1100, 720);
        QTRY_COMPARE_WITH_TIMEOUT(window_->width(), 1100, test::patience_ms);
        QVERIFY(child<StagePanel>()->width() >= 480);
        QVERIFY(child<StagePanel>()->height() >= 240);
    }

    void a_switch_that_draws_nothing_is_disabled_and_says_why() {
        QVERIFY(trained());
        window_->opener().chooseEnergy(Spec{"u1", {}});
        QVERIFY(test::soon([&] { return run().data()->energy && run().isUpToDate(); }));
        QAction* const target = window_->actions().switchOf("target");
        QVERIFY(target->isVisible() && target->isEnabled());
        const QString tip = target->toolTip();
        window_->playhead().moveTo(1);
        QVERIFY(!target->isEnabled());
        QVERIFY(target->toolTip().contains(QStringLiteral("between the layers")));
        QVERIFY(window_->actions().switchOf("density")->isEnabled());
        for (const auto* box : child<ShowPanel>()->findChildren<QCheckBox*>())
            if (box->text() == QString(target->text()).remove(QLatin1Char('&')))
                QVERIFY(!box->isEnabled() && box->toolTip().contains(target->toolTip()));
        window_->playhead().moveToData();
        QVERIFY(target->isEnabled());
        QCOMPARE(target->toolTip(), tip);
    }

    void what_is_drawn_is_remembered_by_its_key() {
        for (const DrawingKind& kind : drawing_kinds())
            QCOMPARE(window_->actions().switchOf(kind.key)->isChecked(), kind.is_on);
        for (const Actions::Switch& one : window_->actions().switches) one.action->toggle();
        window_->close();
        for (const DrawingKind& kind : drawing_kinds())
            QCOMPARE(QSettings().value(QStringLiteral("show/") + text_of(kind.key)),
                     QVariant(!kind.is_on));
        window_ = std::make_unique<MainWindow>(example_experiment());
        for (const DrawingKind& kind : drawing_kinds()) {
            QCOMPARE(window_->actions().switchOf(kind.key)->isChecked(), !kind.is_on);
            QCOMPARE(child<StageView>()->drawings().isVisible(kind.key), !kind.is_on);
        }
    }

    void closing_while_it_trains_breaks_the_run_off() {
        Experiment endless = example_experiment();
        endless.steps = 1'000'000'000; // closing that waited for them would outlast the test
        window_ = std::make_unique<MainWindow>(endless);
        window_->show();
        QVERIFY(trained(20));
        const QPointer<Run> training = &run();
        QVERIFY(window_->close());
        window_.reset();
        QVERIFY(!training);
    }

    void the_figure_dialog_asks_for_true_size() {
        FigureDialog dialog;
        QCOMPARE(dialog.size().pixels(), FigureSize::from_millimetres(160, 120, 200).pixels());
        QCOMPARE(dialog.suffix(), QStringLiteral("png"));
    }
};

static const InProgram<MainWindowTest> main_window_test(__FILE__);
#include "tst_main_window.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/soon.h"
#include "tests/support/test_program.h"
#include "ui/look/theme_mode.h"
#include "ui/panels/data/gallery.h"
#include "ui/panels/data/gallery_tile.h"

#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <set>

using namespace pushforward;

class GalleryTest : public QObject {
    Q_OBJECT
private:
    static GalleryTile* tile(const Gallery& gallery, const char* title) {
        const auto at = std::ranges::find(gallery.tiles(), QString::fromLatin1(title),
                                          [](const GalleryTile* one) { return one->text(); });
        return at == gallery.tiles().end() ? nullptr : *at;
    }

    static void show(Gallery& gallery, int height) {
        gallery.resize(200, height);
        gallery.show();
        QVERIFY(QTest::qWaitForWindowExposed(&gallery));
        gallery.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&gallery));
    }

    static bool isInView(const Gallery& gallery, const QWidget& tile) {
        const QRect place(tile.mapTo(gallery.viewport(), QPoint(0, 0)), tile.size());
        return gallery.viewport()->rect().contains(place);
    }

private Q_SLOTS:
    void every_group_has_one_heading() {
        const Gallery gallery(dataEntries());
        std::set<QString> groups, headings;
        for (const GalleryEntry& entry : dataEntries()) groups.insert(entry.group.toUpper());
        for (const QLabel* label : gallery.findChildren<QLabel*>())
            QVERIFY(headings.insert(label->text()).second);
        QVERIFY(groups.size() > 2);
        QVERIFY(groups == headings);
    }

    void arrow_keys_walk_through_the_groups_and_scroll() {
        Gallery gallery(dataEntries());
        show(gallery, 200);
        gallery.tiles().front()->setFocus();
        QTest::keyClick(gallery.tiles().front(), Qt::Key_Right);
        QVERIFY(gallery.tiles()[1]->hasFocus());
        std::set<QWidget*> seen;
        for (int i = 0; i < 40; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
            seen.insert(QApplication::focusWidget());
            QVERIFY(isInView(gallery, *QApplication::focusWidget()));
        }
        QVERIFY(gallery.verticalScrollBar()->value() > 0);
        QVERIFY(seen.size() > 5);
        QVERIFY(seen.contains(gallery.tiles().back()));

        std::set<QWidget*> walked;
        for (std::size_t i = 0; i < gallery.tiles().size(); ++i) {
            walked.insert(QApplication::focusWidget());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
        }
        QCOMPARE(walked.size(), gallery.tiles().size());
        QVERIFY(gallery.tiles().front()->hasFocus());
    }

    void what_is_chosen_elsewhere_comes_into_view() {
        Gallery gallery(dataEntries());
        show(gallery, 200);
        GalleryTile* const wave = tile(gallery, "Sine curve");
        QVERIFY(wave && !isInView(gallery, *wave));
        Experiment experiment = example_experiment();
        experiment.data.generator = Spec{"cos", {}};
        gallery.showChosen(experiment);
        QVERIFY(wave->isChecked());
        QVERIFY(isInView(gallery, *wave));
        gallery.verticalScrollBar()->setValue(0);
        gallery.showChosen(experiment); // a person may scroll on while training goes on
        QCOMPARE(gallery.verticalScrollBar()->value(), 0);
    }

    void a_set_without_a_density_is_told_by_its_tile() {
        const Gallery gallery(dataEntries());
        for (const char* title : {"Line", "Sine curve"})
            QVERIFY(tile(gallery, title)->toolTip().contains(QStringLiteral("no density")));
        QVERIFY(!tile(gallery, "Moons")->toolTip().contains(QStringLiteral("no density")));
    }

    void pictures_are_drawn_in_the_background_and_again_for_another_size_and_theme() {
        apply_theme(*qApp, ThemeMode::light);
        Background background;
        Gallery gallery(energyEntries());
        show(gallery, 400);
        GalleryTile* const first = gallery.tiles().front();
        gallery.makePictures(background);
        QVERIFY(first->picture().isNull());
        QTRY_VERIFY_WITH_TIMEOUT(!first->picture().isNull(), test::patience_ms);
        const QImage light = first->picture();
        apply_theme(*qApp, ThemeMode::dark);
        QTRY_VERIFY_WITH_TIMEOUT(first->picture() != light, test::patience_ms);
        QCOMPARE(first->picture().size(), light.size());
        apply_theme(*qApp, ThemeMode::light);
        QTRY_COMPARE_WITH_TIMEOUT(first->picture(), light, test::patience_ms);
        gallery.resize(gallery.width() + 60, 400);
        QTRY_VERIFY_WITH_TIMEOUT(first->picture().width() > light.width(), test::patience_ms);
    }

    void a_click_chooses() {
        Gallery gallery(dataEntries());
        QSignalSpy chosen(&gallery, &Gallery::chosen);
        tile(gallery, "Diamond")->click();
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.front().front().value<GalleryEntry>().source.generator.kind,
                 std::string("diamond"));
    }
};

static const InProgram<GalleryTest> gallery_test(__FILE__);
#include "tst_gallery.moc"

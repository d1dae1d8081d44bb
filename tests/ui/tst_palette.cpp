// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/registry.h"
#include "tests/support/soon.h"
#include "tests/support/test_program.h"
#include "ui/look/theme_mode.h"
#include "ui/panels/strip/kind_tile.h"
#include "ui/panels/strip/layer_palette.h"
#include "ui/session/layer_pictures.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include <set>

using namespace pushforward;

class PaletteTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Background> background_;
    std::unique_ptr<LayerPictures> pictures_;
    std::unique_ptr<QWidget> window_;
    LayerPalette* palette_ = nullptr;
    std::string chosen_;

    void ask(const QRect& beside = {400, 700, 20, 20}) {
        palette_->ask(QStringLiteral("Insert"), beside,
                      [this](const std::string& kind) { chosen_ = kind; });
    }
    void press(int key) { QTest::keyClick(&palette_->filter(), static_cast<Qt::Key>(key)); }

private Q_SLOTS:
    void init() {
        apply_theme(*qApp, ThemeMode::light);
        chosen_.clear();
        background_ = std::make_unique<Background>();
        pictures_ = std::make_unique<LayerPictures>(*background_);
        window_ = std::make_unique<QWidget>();
        window_->resize(1440, 900);
        window_->show();
        palette_ = new LayerPalette(*pictures_, window_.get());
    }
    void cleanup() {
        window_.reset();
        pictures_.reset();
        background_.reset();
    }

    void it_offers_every_kind_under_its_group() {
        ask();
        QCOMPARE(palette_->tiles().size(), layer_kinds().size());
        std::set<std::string> groups;
        for (const LayerKind& kind : layer_kinds()) groups.insert(kind.group);
        std::set<QString> headings;
        for (const QLabel* label : palette_->findChildren<QLabel*>())
            headings.insert(label->text());
        for (const std::string& group : groups)
            QVERIFY2(headings.contains(QString::fromStdString(group).toUpper()), group.c_str());
    }

    void every_tile_gets_a_picture_and_has_words() {
        ask();
        for (KindTile* tile : palette_->tiles()) {
            QTRY_VERIFY_WITH_TIMEOUT(tile->hasPicture(), test::patience_ms);
            QVERIFY(!tile->accessibleName().isEmpty() && !tile->accessibleDescription().isEmpty());
        }
    }

    void every_name_is_seen_whole() {
        for (const KindTile* tile : palette_->tiles())
            QVERIFY2(tile->titleArea().contains(tile->titleBounds()), qPrintable(tile->text()));
    }

    void no_tile_covers_another_or_leaves_the_panel() {
        for (const QSize size : {QSize(1440, 900), QSize(1100, 720)}) {
            window_->resize(size);
            ask({window_->mapToGlobal(QPoint(60, size.height() - 160)), QSize(20, 20)});
            QVERIFY(palette_->height() <= size.height());
            for (const KindTile* one : palette_->tiles()) {
                QVERIFY(one->parentWidget()->rect().contains(one->geometry()));
                // Beside a scroll bar, too.
                const auto* const viewport = one->parentWidget()->parentWidget();
                QVERIFY(one->parentWidget()->width() <= viewport->width());
                for (const KindTile* other : palette_->tiles())
                    QVERIFY(one == other || !one->geometry().intersects(other->geometry()));
            }
        }
    }

    void typing_filters_and_return_chooses() {
        ask();
        QTest::keyClicks(&palette_->filter(), QStringLiteral("actnorm"));
        QVERIFY(palette_->current());
        QCOMPARE(palette_->current()->kind().key, std::string("actnorm"));
        for (const KindTile* tile : palette_->tiles())
            QCOMPARE(tile->isVisible(), tile->matches(QStringLiteral("actnorm")));
        press(Qt::Key_Return);
        QCOMPARE(chosen_, std::string("actnorm"));
        QVERIFY(palette_->isHidden());
    }

    void what_matches_nothing_chooses_nothing() {
        ask();
        QTest::keyClicks(&palette_->filter(), QStringLiteral("zebra"));
        QVERIFY(!palette_->current());
        press(Qt::Key_Return);
        QVERIFY(chosen_.empty());
        ask(); // and the next time all are there again
        QVERIFY(palette_->current() && palette_->tiles().back()->isVisible());
    }

    void arrow_keys_reach_every_tile() {
        ask();
        std::set<const KindTile*> seen{palette_->current()};
        // From everything that was reached, one step each way, until nothing new comes.
        for (std::size_t before = 0; before != seen.size();) {
            before = seen.size();
            for (const KindTile* from : std::set<const KindTile*>(seen))
                for (const int key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}) {
                    Q_EMIT const_cast<KindTile*>(from)->entered();
                    press(key);
                    seen.insert(palette_->current());
                }
        }
        QCOMPARE(seen.size(), palette_->tiles().size());
    }

    void escape_closes_without_choosing() {
        ask();
        press(Qt::Key_Escape);
        QVERIFY(palette_->isHidden() && chosen_.empty());
    }

    void a_click_chooses() {
        ask();
        QTest::mouseClick(palette_->tiles().back(), Qt::LeftButton);
        QCOMPARE(chosen_, palette_->tiles().back()->kind().key);
    }
};

static const InProgram<PaletteTest> palette_test(__FILE__);
#include "tst_palette.moc"

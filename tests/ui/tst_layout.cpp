// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/error.h"
#include "tests/support/soon.h"
#include "tests/support/test_program.h"
#include "tests/support/window_by_hand.h"
#include "ui/forms/field_form.h"
#include "ui/look/actions.h"
#include "ui/look/divided.h"
#include "ui/look/drawing_options.h"
#include "ui/look/side_panel.h"
#include "ui/look/tabs.h"
#include "ui/panels/data/data_panel.h"
#include "ui/panels/data/drawing_forms.h"
#include "ui/panels/data/formula_field.h"
#include "ui/panels/data/gallery.h"
#include "ui/panels/data/gallery_tile.h"
#include "ui/panels/data/show_panel.h"
#include "ui/panels/status/top_bar.h"
#include "ui/panels/strip/card.h"
#include "ui/panels/strip/film_strip.h"
#include "ui/panels/strip/strip_panel.h"
#include "ui/panels/training/curves_panel.h"
#include "ui/stage/stage_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace pushforward;

namespace {

QStringList said; // by Qt, since it was emptied

void note(QtMsgType, const QMessageLogContext&, const QString& message) { said += message; }

/// Words that have less room than they need, in what can be seen.
QStringList cut_off(const QWidget& window) {
    QStringList found;
    const auto check = [&](const QWidget* widget, const QString& text, int room) {
        if (widget->isVisible() && !text.isEmpty() &&
            room < widget->fontMetrics().size(Qt::TextShowMnemonic, text).width())
            found += QStringLiteral("%1 (%2 px)").arg(text).arg(room);
    };
    for (const auto* label : window.findChildren<QLabel*>())
        if (!label->wordWrap() && label->textFormat() == Qt::PlainText)
            check(label, label->text(), label->width());
    for (const auto* button : window.findChildren<QPushButton*>())
        check(button, button->text(), button->width() - 8);
    for (const auto* box : window.findChildren<QCheckBox*>())
        check(box, box->text(), box->width() - 16);
    for (const auto* box : window.findChildren<QComboBox*>())
        check(box, box->currentText(), box->width() - 24);
    return found;
}

} // namespace

class LayoutTest : public QObject {
    Q_OBJECT

    QTemporaryDir settings_;
    std::unique_ptr<MainWindow> window_;

    template <class T>
    T* child() const {
        return window_->findChild<T*>();
    }

    QPushButton* button(const char* text) const {
        for (auto* one : window_->findChildren<QPushButton*>())
            if (one->text() == QString::fromUtf8(text)) return one;
        return nullptr;
    }

    QPoint placeOf(const QWidget* widget) const {
        return widget->mapTo(window_.get(), QPoint(0, 0));
    }

    void settle() const {
        for (int i = 0; i < 5; ++i) QCoreApplication::processEvents();
    }

    Divided* divided(const char* name) const {
        return window_->findChild<Divided*>(QString::fromLatin1(name));
    }

private Q_SLOTS:
    void initTestCase() {
        testing::keep_settings_in(settings_.path());
        qInstallMessageHandler(note);
    }

    void cleanupTestCase() { qInstallMessageHandler(nullptr); }

    void init() {
        said.clear();
        window_ = testing::shown_window(example_experiment());
        QVERIFY(window_);
        QTRY_VERIFY_WITH_TIMEOUT(window_->run().snapshot(), test::patience_ms);
        window_->run().pause();
    }

    void cleanup() { window_.reset(); }

    void the_left_column_stays_in_its_place_whatever_is_chosen() {
        auto* const open = button("Open…");
        auto* const gallery = child<Gallery>();
        QVERIFY(open && gallery);
        const QRect before(placeOf(open), open->size()), tiles(placeOf(gallery), gallery->size());
        for (const char* data : {"rings", "penguins", "corners", "airports"}) {
            window_->openFile(QString::fromLatin1(data));
            const auto is_open = [&] {
                const DataSource& source = window_->document().experiment().data;
                return source.file.find(data) != std::string::npos || source.generator.kind == data;
            };
            QTRY_VERIFY_WITH_TIMEOUT(is_open() && !window_->run().awaitsData(), test::patience_ms);
            settle();
            QCOMPARE(QRect(placeOf(open), open->size()), before);
            QCOMPARE(QRect(placeOf(gallery), gallery->size()), tiles);
        }
    }

    void a_form_stands_under_the_tab_of_what_is_chosen() {
        auto* const panel = child<DataPanel>();
        FieldForm* const of_data = &panel->form();
        QVERIFY(of_data->isVisible());
        window_->actions().typeEnergy->trigger();
        QVERIFY(!of_data->isVisible());
    }

    void three_rows_of_the_gallery_are_seen() {
        const auto* const gallery = child<Gallery>();
        QVERIFY2(gallery->viewport()->height() >= gallery->heightOfRows(3),
                 qPrintable(QStringLiteral("%1 of %2 pixels")
                                .arg(gallery->viewport()->height())
                                .arg(gallery->heightOfRows(3))));
        window_->actions().typeEnergy->trigger();
        settle();
        int seen = 0;
        for (const auto* one : window_->findChildren<Gallery*>())
            if (one->isVisible()) seen = one->viewport()->height() >= one->heightOfRows(2);
        QVERIFY(seen);
    }

    void the_lines_are_dragged_remembered_and_given_back() {
        auto* const line = divided("right");
        auto* const chart = child<CurvesPanel>();
        QVERIFY(line && chart);
        const int before = chart->height();
        QWidget* const handle = line->handle(1);
        QTest::mousePress(handle, Qt::LeftButton, {}, {40, 0});
        QTest::mouseMove(handle, {40, -60});
        QTest::mouseRelease(handle, Qt::LeftButton, {}, {40, -60});
        const int dragged = chart->height();
        QVERIFY(dragged > before + 30);
        window_->resize(1440, 880); // still where it was dragged to, within what is left
        window_->resize(1440, 900);
        window_->close();
        window_ = testing::shown_window(example_experiment());
        settle();
        QVERIFY(std::abs(child<CurvesPanel>()->height() - dragged) <= 2);
        QTest::mouseDClick(divided("right")->handle(1), Qt::LeftButton, {}, {40, 0});
        QVERIFY(std::abs(child<CurvesPanel>()->height() - before) <= 2);
    }

    void the_strip_is_dragged_taller_and_its_cards_grow() {
        Card& card = child<StripPanel>()->baseCard();
        const QSize before = card.size();
        QWidget* const handle = divided("strip")->handle(1);
        QTest::mousePress(handle, Qt::LeftButton, {}, {400, 0});
        QTest::mouseMove(handle, {400, -90});
        QTest::mouseRelease(handle, Qt::LeftButton, {}, {400, -90});
        settle();
        QVERIFY(card.height() > before.height() + 60 && card.width() > before.width() + 60);
        for (const std::int64_t id : child<StripPanel>()->film().ids())
            QCOMPARE(child<StripPanel>()->film().card(id)->size(), card.size());
        QVERIFY(test::soon([&] { // drawn anew, not stretched
            return card.picture().height() ==
                   qRound(card.pictureSize().height() * card.devicePixelRatioF());
        }));
        QTest::mouseDClick(handle, Qt::LeftButton, {}, {400, 0});
        settle();
        QCOMPARE(card.size(), before);
    }

    void a_large_window_gives_chart_and_strip_more() {
        const int before = child<CurvesPanel>()->height(), strip = child<StripPanel>()->height();
        window_->resize(1920, 1200);
        settle();
        QVERIFY(child<CurvesPanel>()->height() > before + 60);
        QVERIFY(child<StripPanel>()->height() > strip + 20);
    }

    void nothing_is_cut_off_data() {
        QTest::addColumn<QSize>("size");
        // The last is what a screen of 1920×1200 has at twice the size, within its frame.
        for (const QSize size : {QSize(1100, 720), QSize(1440, 900), QSize(1920, 1200),
                                 QSize(1152, 700), QSize(960, 570)})
            QTest::addRow("%d×%d", size.width(), size.height()) << size;
    }

    void nothing_is_cut_off() {
        QFETCH(QSize, size);
        for (auto* tab : window_->findChildren<TabButton*>())
            if (tab->text() == QStringLiteral("Training")) tab->click();
        window_->document().change(QStringLiteral("optimizer"), [](Experiment& e) {
            e.optimizer = Spec{"sgd", {}}; // the longest name
        });
        window_->setMinimumSize(0, 0);
        window_->resize(size);
        settle();
        QCOMPARE(window_->size(), size);
        QCOMPARE(cut_off(*window_).join(QStringLiteral("; ")), QString());
        window_->actions().paint->trigger();
        settle();
        QCOMPARE(cut_off(*window_).join(QStringLiteral("; ")), QString());
        QVERIFY(child<StageView>()->width() >= 480);
    }

    void qt_has_nothing_to_say() {
        window_->actions().typeEnergy->trigger();
        auto* const field = child<FormulaField>();
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("x +"));
        QTest::qWait(400);
        QTest::keyClicks(field, QStringLiteral(" y^2 + x^2"));
        QTest::qWait(400);
        window_->resize(1100, 720);
        settle();
        // Not what the platform of the tests says of itself.
        const QRegularExpression from_a_class(QStringLiteral("^Q[A-Z]\\w+::"));
        QCOMPARE(said.filter(from_a_class).join(QStringLiteral("; ")), QString());
    }

    void a_drawing_is_set_in_its_form_and_is_remembered() {
        auto* const stage = child<StageView>();
        const auto samples = [&]() -> Index {
            const Drawn* const drawn = stage->drawings().drawn("samples");
            return drawn ? drawn->clouds[0].points.cols() : 0;
        };
        QTRY_COMPARE_WITH_TIMEOUT(samples(), Index{2000}, test::patience_ms);
        button("Options…")->click();
        FieldForm& form = child<ShowPanel>()->forms().form("samples");
        QVERIFY(form.isVisible());
        QVERIFY(!child<ShowPanel>()->forms().form("grid").isVisible()); // switched off
        Q_EMIT form.edited("count", std::int64_t{123}, true);
        QTRY_COMPARE_WITH_TIMEOUT(samples(), Index{123}, test::patience_ms);
        window_->close();
        window_ = testing::shown_window(example_experiment());
        DrawingOptions& options = *window_->actions().drawingOptions;
        QCOMPARE(options.of("samples").integer("count"), std::int64_t{123});
        QVERIFY_EXCEPTION_THROWN(options.set("contours", "shares", std::string("5, x")), Error);
        options.set("samples", "count", std::int64_t{0});
    }

    void f6_goes_round_the_panels_and_back() {
        window_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window_.get()));
        const auto panel_now = [&]() -> const QWidget* {
            const QWidget* const focus = QApplication::focusWidget();
            for (QWidget* panel :
                 std::vector<QWidget*>{child<TopBar>(), child<StageView>(), child<StripPanel>()})
                if (focus && (panel == focus || panel->isAncestorOf(focus))) return panel;
            for (auto* side : window_->findChildren<SidePanel*>())
                if (focus && side->isAncestorOf(focus)) return side;
            return nullptr;
        };
        child<StageView>()->setFocus();
        const QWidget* const first = panel_now();
        std::set<const QWidget*> seen{first};
        for (int i = 0; i < 4; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
            QVERIFY(panel_now() && seen.insert(panel_now()).second);
        }
        QCOMPARE(seen.size(), std::size_t{5});
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
        QCOMPARE(panel_now(), first);
        // Back to the same widget of a panel.
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget* const left_at = QApplication::focusWidget();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), left_at);
    }

    void tab_comes_to_one_tile_of_a_gallery() {
        int stops = 0;
        for (const GalleryTile* tile : child<Gallery>()->tiles())
            stops += (tile->focusPolicy() & Qt::TabFocus) != 0;
        QCOMPARE(stops, 1);
    }

    void an_empty_canvas_says_what_to_do() {
        window_->actions().newCanvas->trigger();
        settle();
        auto* const stage = child<StageView>();
        const auto middle = [&] {
            const QRectF plot = stage->plotArea();
            const QImage picture = stage->grab().toImage();
            const double ratio = picture.devicePixelRatio();
            return picture.copy(
                QRectF((plot.center() - QPointF(60, 16)) * ratio, QSizeF(120, 32) * ratio)
                    .toRect());
        };
        const auto colours = [](const QImage& picture) {
            std::set<QRgb> all;
            for (int y = 0; y < picture.height(); ++y)
                for (int x = 0; x < picture.width(); ++x) all.insert(picture.pixel(x, y));
            return all.size();
        };
        window_->actions().switchOf("density")->setChecked(false);
        window_->actions().switchOf("contours")->setChecked(false);
        window_->actions().switchOf("samples")->setChecked(false);
        settle();
        QVERIFY(colours(middle()) > 8); // words
        testing::drag(*stage, {stage->plotArea().center().toPoint(),
                               stage->plotArea().center().toPoint() + QPoint(1, 1)});
        settle();
        QVERIFY(window_->editor().painting()->count() > 0);
    }
};

static const InProgram<LayoutTest> layout_test(__FILE__);
#include "tst_layout.moc"

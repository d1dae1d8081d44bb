// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/error.h"
#include "tests/support/soon.h"
#include "tests/support/test_program.h"
#include "tests/support/window_by_hand.h"
#include "ui/draw/density_image.h"
#include "ui/draw/drawings/look.h"
#include "ui/draw/theme.h"
#include "ui/look/number_label.h"
#include "ui/look/style_sheet.h"
#include "ui/look/theme_mode.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace pushforward;

namespace {

/// The share of a window's picture that has the colours of a theme's grounds.
double ground(QWidget& window, const Theme& theme) {
    const QImage picture = window.grab().toImage().convertToFormat(QImage::Format_RGB32);
    const QRgb grounds[] = {theme.window.rgb(), theme.panel.rgb(), theme.raised.rgb()};
    std::int64_t count = 0;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            count += std::ranges::count(grounds, picture.pixel(x, y)) > 0;
    return static_cast<double>(count) / (picture.width() * picture.height());
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void text_can_be_read_on_every_ground() {
        for (const Theme* theme : {&Theme::light(), &Theme::dark()}) {
            for (const QColor& ground : {theme->window, theme->panel, theme->raised}) {
                QVERIFY(contrast(theme->text.rgb(), ground.rgb()) >= 7);
                QVERIFY(contrast(theme->dimmed.rgb(), ground.rgb()) >= 4.5);
                QVERIFY(contrast(theme->accent.rgb(), ground.rgb()) >= 4.4);
                QVERIFY(contrast(theme->held_out.rgb(), ground.rgb()) >= 4.4);
                QVERIFY(contrast(theme->floor.rgb(), ground.rgb()) >= 4.3);
            }
            QVERIFY(contrast(theme->on_accent.rgb(), theme->accent.rgb()) >= 4.5);
        }
    }

    void contrast_and_lightness_are_those_of_the_standards() {
        QCOMPARE(contrast(qRgb(0, 0, 0), qRgb(255, 255, 255)), 21.0);
        QVERIFY(std::abs(contrast(qRgb(119, 119, 119), qRgb(255, 255, 255)) - 4.48) < 0.01);
        QVERIFY(std::abs(lightness(qRgb(119, 119, 119)) - 50.03) < 0.05);
    }

    void lightness_of_every_map_is_monotone() {
        for (const ColourMapKind kind : colour_map_kinds()) {
            const ColourMap& map = colour_map(kind);
            const double ends = lightness(map.table.back()) - lightness(map.table.front());
            QVERIFY(std::abs(ends) > 50);
            const double step = ends / 255;
            for (std::size_t i = 1; i < 256; ++i) {
                const double here = lightness(map.table[i]) - lightness(map.table[i - 1]);
                // Channels are whole numbers: a step may be off by what one of them is worth.
                QVERIFY2(here * (ends > 0 ? 1 : -1) > -0.3 &&
                             std::abs(here) < 3 * std::abs(step) + 0.4,
                         map.key);
            }
        }
    }

    void dots_are_seen_on_every_density_and_around_it() {
        for (const ColourMapKind kind : colour_map_kinds()) {
            const ColourMap& map = colour_map(kind);
            const Look look = Look::over_density(map);
            for (const QColor& dot : {look.dots->data, look.dots->samples})
                QVERIFY2(contrast(dot.rgb(), map.at(1)) >= 3, map.key);
            QVERIFY2(contrast(look.halo.rgb(), map.zero()) >= 7, map.key);
            // People who confuse red and green can tell blue from orange.
            QVERIFY(look.dots->data.blue() > look.dots->data.red());
            QVERIFY(look.dots->samples.red() > look.dots->samples.blue() + 100);
        }
    }

    void maps_are_found_by_key() {
        for (const ColourMapKind kind : colour_map_kinds())
            QCOMPARE(colour_map_kind(QLatin1String(colour_map(kind).key)), kind);
        QVERIFY_EXCEPTION_THROWN(colour_map_kind(QStringLiteral("jet")), Error);
    }

    void shares_outside_the_map_are_clamped() {
        const ColourMap& map = colour_map(ColourMapKind::viridis);
        QCOMPARE(map.at(-1), map.table.front());
        QCOMPARE(map.at(2), map.table.back());
        QCOMPARE(map.at(std::numeric_limits<double>::quiet_NaN()), map.table.front());
        QCOMPARE(map.table.front(), qRgb(0x44, 0x01, 0x54));
        QCOMPARE(map.table.back(), qRgb(0xfd, 0xe7, 0x25));
    }

    void the_mode_decides_the_palette() {
        auto& application = *qApp;
        apply_theme(application, ThemeMode::dark);
        QVERIFY(Theme::current().is_dark);
        QCOMPARE(QApplication::palette().color(QPalette::Base), Theme::dark().panel);
        apply_theme(application, ThemeMode::light);
        QVERIFY(!Theme::current().is_dark);
        apply_theme(application, ThemeMode::dark);
        apply_theme(application, ThemeMode::system); // the offscreen platform is light
        QVERIFY(!Theme::current().is_dark);
        for (const ThemeMode mode : {ThemeMode::system, ThemeMode::light, ThemeMode::dark})
            QCOMPARE(theme_mode(theme_key(mode)), mode);
    }

    void a_window_takes_the_theme_while_it_trains() {
        const QTemporaryDir settings;
        testing::keep_settings_in(settings.path());
        const auto window = testing::shown_window(example_experiment());
        QVERIFY(window);
        const auto step = [&] {
            const auto snapshot = window->run().snapshot();
            return snapshot ? snapshot->step : -1;
        };
        for (const ThemeMode mode : {ThemeMode::dark, ThemeMode::light}) {
            const std::int64_t before = step();
            apply_theme(*qApp, mode);
            const bool dark = mode == ThemeMode::dark;
            QTRY_VERIFY_WITH_TIMEOUT(ground(*window, dark ? Theme::dark() : Theme::light()) > 0.3,
                                     test::patience_ms);
            QVERIFY(ground(*window, dark ? Theme::light() : Theme::dark()) < 0.01);
            QTRY_VERIFY_WITH_TIMEOUT(step() > before, test::patience_ms);
        }
    }

    void the_style_sheet_has_no_role_left_unnamed() {
        for (const Theme* theme : {&Theme::light(), &Theme::dark()})
            QVERIFY(!style_sheet(*theme).contains(u'@'));
    }

    void numbers_of_equal_length_are_equally_wide() {
        const QFontMetricsF metrics(figure_font());
        QCOMPARE(tabular_width(metrics, QStringLiteral("11,111")),
                 tabular_width(metrics, QStringLiteral("48,926")));
        NumberLabel label;
        label.setText(QStringLiteral("88,888"));
        const QSize before = label.sizeHint();
        label.setText(QStringLiteral("1"));
        QCOMPARE(label.sizeHint(), before);
    }
};

static const InProgram<TestTheme> test_theme(__FILE__);
#include "tst_theme.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"
#include "tests/support/window_by_hand.h"
#include "ui/draw/theme.h"
#include "ui/look/theme_mode.h"
#include "ui/window/help_pages.h"
#include "ui/window/help_text.h"
#include "ui/window/help_window.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>

using namespace pushforward;

namespace {

/// All fragments of a page that stand for something: links, pictures.
QList<QTextCharFormat> formats_of(const QTextDocument& page) {
    QList<QTextCharFormat> formats;
    for (QTextBlock block = page.begin(); block.isValid(); block = block.next())
        for (auto part = block.begin(); !part.atEnd(); ++part)
            formats += part.fragment().charFormat();
    return formats;
}

} // namespace

class HelpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        testing::keep_settings_in(settings_.path());
        apply_theme(*qApp, ThemeMode::light);
    }

    void pages_are_the_files_of_the_folder() {
        const std::vector<HelpPage> pages = help_pages();
        QVERIFY(pages.size() >= 4);
        QStringList files;
        for (const HelpPage& page : pages) {
            files += page.file;
            QVERIFY2(!page.title.isEmpty(), qPrintable(page.file));
            QVERIFY(QFile::exists(QStringLiteral(SOURCE_FOLDER "/resources/help/") + page.file));
        }
        QVERIFY(files.contains(QStringLiteral("command-line.md")));
        QVERIFY(files.contains(QStringLiteral("speed.md")));
    }

    void every_link_leads_somewhere_and_every_picture_is_there() {
        HelpText text(nullptr);
        for (const HelpPage& page : help_pages()) {
            text.setSource(QUrl(QStringLiteral("qrc:/help/") + page.file));
            for (const QTextCharFormat& format : formats_of(*text.document())) {
                if (format.isAnchor()) {
                    const QUrl target = text.source().resolved(QUrl(format.anchorHref()));
                    QVERIFY2(target.scheme() == QLatin1String("https") ||
                                 QFile::exists(QLatin1Char(':') + target.path()),
                             qPrintable(page.file + QLatin1String(": ") + format.anchorHref()));
                }
                if (!format.isImageFormat()) continue;
                const QUrl name = QUrl(format.toImageFormat().name());
                const auto picture =
                    text.loadResource(QTextDocument::ImageResource, name).value<QImage>();
                QVERIFY2(!picture.isNull(),
                         qPrintable(page.file + QLatin1String(": ") + name.toString()));
                QVERIFY(picture.width() <= 700 * picture.devicePixelRatio());
            }
        }
    }

    void the_page_of_shortcuts_has_every_key_of_the_menus_and_the_tools() {
        const auto window = testing::shown_window(example_experiment());
        HelpText text(nullptr, window->menuBar());
        text.setSource(QUrl(QStringLiteral("qrc:/help/shortcuts.md")));
        const QString page = text.document()->toPlainText();
        int keys = 0;
        for (const QAction* action : window->findChildren<QAction*>())
            for (const QKeySequence& key : action->shortcuts()) {
                const QString name = key.toString(QKeySequence::NativeText);
                QVERIFY2(page.contains(name), qPrintable(name));
                ++keys;
            }
        QVERIFY(keys > 30);
        QVERIFY(page.contains(QStringLiteral("Sprays points")));
    }

    void f1_opens_the_help_and_escape_closes_it() {
        const auto window = testing::shown_window(example_experiment());
        QVERIFY(window);
        QMenu* const menu = window->menuBar()->actions().last()->menu();
        QAction* const first = menu->actions().first();
        QCOMPARE(first->text(), help_pages().front().title);
        QVERIFY(!window->findChild<HelpWindow*>());
        QTest::keyClick(window.get(), Qt::Key_F1);
        auto* const help = window->findChild<HelpWindow*>();
        QVERIFY(help && help->isVisible());
        QVERIFY(!help->findChild<HelpText*>()->toPlainText().isEmpty());
        QTest::keyClick(help->findChild<HelpText*>(), Qt::Key_Escape);
        QVERIFY(!help->isVisible());
        menu->actions().at(1)->trigger();
        QVERIFY(help->isVisible());
        QCOMPARE(window->findChildren<HelpWindow*>().size(), 1);
    }

    void the_titles_and_the_page_go_together() {
        HelpWindow help(nullptr);
        auto* const titles = help.findChild<QListWidget*>();
        auto* const text = help.findChild<HelpText*>();
        QCOMPARE(titles->count(), static_cast<int>(help_pages().size()));
        help.showPage(QStringLiteral("results.md"));
        QCOMPARE(titles->currentItem()->text(), QStringLiteral("How well it learns"));
        QVERIFY(text->toPlainText().startsWith(QLatin1String("How well it learns")));
        QTest::keyClick(titles, Qt::Key_Down);
        QVERIFY(titles->currentItem()->text() != QStringLiteral("How well it learns"));
        QVERIFY(text->toPlainText().startsWith(titles->currentItem()->text()));
        text->backward();
        QCOMPARE(titles->currentItem()->text(), QStringLiteral("How well it learns"));
        QVERIFY(!titles->accessibleName().isEmpty() && !text->accessibleName().isEmpty());
    }

    void code_is_marked_in_the_colours_of_the_theme() {
        HelpText text(nullptr);
        text.show();
        text.setSource(QUrl(QStringLiteral("qrc:/help/command-line.md")));
        const auto ground_of_code = [&] {
            for (QTextBlock block = text.document()->begin(); block.isValid(); block = block.next())
                if (block.blockFormat().nonBreakableLines() &&
                    block.text().startsWith(QLatin1String("app/run")))
                    return block.blockFormat().background();
            return QBrush();
        };
        QCOMPARE(ground_of_code().color(), Theme::light().raised);
        apply_theme(*qApp, ThemeMode::dark);
        QCOMPARE(ground_of_code().color(), Theme::dark().raised);
        apply_theme(*qApp, ThemeMode::light);
    }

private:
    QTemporaryDir settings_;
};

static const InProgram<HelpTest> help_test(__FILE__);
#include "tst_help.moc"

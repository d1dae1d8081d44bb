// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"
#include "tests/support/window_by_hand.h"
#include "ui/draw/drawings/registry.h"
#include "ui/draw/text.h"
#include "ui/look/actions.h"

#include <QMenu>
#include <QMenuBar>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace pushforward;

class MenusTest : public QObject {
    Q_OBJECT

    QTemporaryDir settings_;
    std::unique_ptr<MainWindow> window_;

    static std::vector<QAction*> menuActions(const QMenu* menu) {
        std::vector<QAction*> found;
        for (QAction* action : menu->actions()) {
            if (action->menu())
                for (QAction* inner : menuActions(action->menu())) found.push_back(inner);
            else if (!action->isSeparator())
                found.push_back(action);
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase() {
        testing::keep_settings_in(settings_.path());
        window_ = testing::shown_window(example_experiment());
        QVERIFY(window_);
    }

    void cleanupTestCase() { window_.reset(); }

    void no_two_actions_have_one_shortcut() {
        std::set<QString> seen;
        for (QAction* menu : window_->menuBar()->actions())
            for (const QAction* action : menuActions(menu->menu()))
                for (const QKeySequence& key : action->shortcuts()) {
                    if (key.isEmpty() || !action->isVisible()) continue; // data or target
                    QVERIFY2(seen.insert(key.toString()).second, qPrintable(key.toString()));
                }
    }

    void no_two_entries_of_a_menu_have_one_mnemonic() {
        for (QAction* top : window_->menuBar()->actions()) {
            std::set<QChar> seen;
            for (const QAction* action : top->menu()->actions()) {
                const auto at = action->text().indexOf(u'&');
                if (at < 0) continue;
                QVERIFY2(seen.insert(action->text().at(at + 1).toLower()).second,
                         qPrintable(top->text() + u' ' + action->text()));
            }
        }
    }

    void every_drawing_has_its_switch_in_the_view_menu() {
        QMenu* view = nullptr;
        for (QAction* action : window_->menuBar()->actions())
            if (action->text() == QStringLiteral("&View")) view = action->menu();
        QVERIFY(view);
        for (const DrawingKind& kind : drawing_kinds()) {
            QAction* const action = window_->actions().switchOf(kind.key);
            QVERIFY2(view->actions().contains(action), kind.key.c_str());
            QCOMPARE(action->text(), text_of(kind.menu_title));
            QCOMPARE(action->isVisible(), kind.sense.points);
        }
    }
};

static const InProgram<MenusTest> menus_test(__FILE__);
#include "tst_menus.moc"

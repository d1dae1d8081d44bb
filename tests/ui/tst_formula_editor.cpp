// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/soon.h"
#include "tests/support/test_program.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/field_form.h"
#include "ui/panels/data/formula_editor.h"
#include "ui/panels/data/formula_field.h"
#include "ui/session/session.h"

#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QTest>

using namespace pushforward;

namespace {

Experiment small_experiment() {
    Experiment e = example_experiment();
    e.layers = parse_layers("affine-coupling(hidden=4, depth=1)");
    e.steps = 3;
    return e;
}

struct Fixture {
    Document document{small_experiment()};
    Background background;
    Session session{document, background};
    FormulaEditor editor{document, session.opener()};

    Fixture() {
        editor.show();
        editor.startTyping();
    }
    void type(const char* text) {
        editor.field().selectAll();
        QTest::keyClick(&editor.field(), Qt::Key_Delete);
        QTest::keyClicks(&editor.field(), QString::fromUtf8(text));
    }
    std::string target() const {
        const Spec& spec = document.experiment().target;
        return spec.kind == "formula" ? spec.text("text") : spec.kind;
    }
    std::string underlined() const {
        const auto marks = editor.field().extraSelections();
        return marks.isEmpty() ? std::string() : marks.front().cursor.selectedText().toStdString();
    }
};

} // namespace

class FormulaEditorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void what_is_typed_becomes_the_target() {
        Fixture f;
        f.type("(r - 2)^2 / 0.32");
        QTRY_COMPARE_WITH_TIMEOUT(f.target(), "(r - 2)^2 / 0.32", test::patience_ms);
        QVERIFY(f.editor.sentence().isEmpty() && f.underlined().empty());
        QCOMPARE(f.document.experiment().objective.kind, "reverse-kl");
    }

    void a_mistake_is_underlined_and_the_last_good_formula_stays() {
        Fixture f;
        f.type("r^2");
        QTRY_COMPARE_WITH_TIMEOUT(f.target(), "r^2", test::patience_ms);
        f.type("s = 2; r^2 + sine(x) + s");
        QTRY_COMPARE_WITH_TIMEOUT(f.underlined(), "sine", test::patience_ms);
        f.editor.field().setPlainText(QStringLiteral("σ = 2; r² + sine(x) + σ")); // as if pasted
        QTRY_COMPARE_WITH_TIMEOUT(f.underlined(), "sine", test::patience_ms);
        QVERIFY(f.editor.sentence().contains(QStringLiteral("Did you mean sin?")));
        QVERIFY(
            !f.editor.field().extraSelections().front().format.underlineColor().name().isEmpty());
        QCOMPARE(f.editor.field().extraSelections().front().format.underlineStyle(),
                 QTextCharFormat::WaveUnderline);
        QCOMPARE(f.target(), "r^2");
        QVERIFY(!f.editor.constants().isEnabled());
        f.type("r^2 +");
        QTRY_COMPARE_WITH_TIMEOUT(f.underlined(), "+",
                                  test::patience_ms); // the end has no sign of its own
        QCOMPARE(f.target(), "r^2");
    }

    void typing_after_a_slider_goes_to_the_formula() {
        Fixture f;
        f.type("a = 2; (r - a)^2");
        QTRY_COMPARE_WITH_TIMEOUT(f.target(), "a = 2; (r - a)^2", test::patience_ms);
        auto* const slider = f.editor.constants().findChild<QSlider*>();
        f.editor.field().moveCursor(QTextCursor::End);
        for (const auto& [key, text] : {std::pair{Qt::Key_Space, " "}, {Qt::Key_Plus, "+"}}) {
            slider->setFocus();
            QKeyEvent press(QEvent::ShortcutOverride, key, Qt::NoModifier,
                            QString::fromLatin1(text));
            press.ignore();
            QCoreApplication::sendEvent(slider, &press);
            QVERIFY(press.isAccepted()); // no shortcut of the window gets it
            QTest::keyClick(slider, key);
            QVERIFY(f.editor.field().hasFocus());
        }
        QVERIFY2(f.editor.field().formula().ends_with(" +"), f.editor.field().formula().c_str());
    }

    void a_formula_that_is_not_the_target_says_so() {
        Fixture f;
        const auto says = [&f](const char* words) {
            for (const QLabel* label : f.editor.findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains(QLatin1String(words))) return true;
            return false;
        };
        QVERIFY(says("the flow fits data"));
        f.type("a = 1 in [0, 4]; (r - a)^2");
        QTRY_COMPARE_WITH_TIMEOUT(f.target(), "a = 1 in [0, 4]; (r - a)^2", test::patience_ms);
        QVERIFY(!says("Not in use") && f.editor.constants().isVisible());
        f.document.change(QStringLiteral("another"), [](Experiment& e) {
            e = with_target(e, Spec{"u1", {}});
        });
        QVERIFY(says("Not in use: the target is"));
        QVERIFY(!f.editor.constants().isVisible()); // its sliders would replace the target
        f.document.undoStack().undo();
        QVERIFY(!says("Not in use") && f.editor.constants().isVisible());
    }

    void typing_is_one_undo_entry() {
        Fixture f;
        f.type("r^2");
        QTRY_COMPARE_WITH_TIMEOUT(f.target(), "r^2", test::patience_ms);
        QTest::keyClicks(&f.editor.field(), QStringLiteral("/4"));
        QTRY_COMPARE_WITH_TIMEOUT(f.target(), "r^2/4", test::patience_ms);
        QCOMPARE(f.document.undoStack().count(), 1);
        f.document.endDrag();
        QTest::keyClicks(&f.editor.field(), QStringLiteral("0"));
        QTRY_COMPARE_WITH_TIMEOUT(f.target(), "r^2/40", test::patience_ms);
        QCOMPARE(f.document.undoStack().count(), 2);
        f.document.undoStack().undo();
        QCOMPARE(f.editor.field().formula(), "r^2/4");
        f.document.undoStack().undo();
        QVERIFY(!f.document.experiment().fits_energy());
    }

    void a_slider_moves_the_number_in_the_text() {
        Fixture f;
        f.type("a = 1 in [0, 4]; (r - a)^2");
        QTRY_VERIFY_WITH_TIMEOUT(f.editor.constants().editor("a"), test::patience_ms);
        auto* const slider = f.editor.constants().editor("a")->findChild<QSlider*>();
        QVERIFY(slider);
        slider->setValue(slider->maximum() / 2);
        QCOMPARE(f.editor.field().formula(), "a = 2 in [0, 4]; (r - a)^2");
        QTRY_COMPARE_WITH_TIMEOUT(f.target(), "a = 2 in [0, 4]; (r - a)^2", test::patience_ms);
        // The row is the one that is held.
        QCOMPARE(f.editor.constants().editor("a")->findChild<QSlider*>(), slider);
    }

    void what_has_no_integral_is_told_and_walls_are_offered() {
        Fixture f;
        f.type("r^2");
        QTRY_COMPARE_WITH_TIMEOUT(f.target(), "r^2", test::patience_ms);
        f.type("x^2");
        QTRY_VERIFY_WITH_TIMEOUT(
            f.editor.sentence().contains(QStringLiteral("its mass is infinite")),
            test::patience_ms);
        QCOMPARE(f.target(), "r^2");
        QPushButton* walls = nullptr;
        for (auto* button : f.editor.findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Use Walls")) walls = button;
        QVERIFY(walls && walls->isVisible());
        walls->click();
        QTRY_COMPARE_WITH_TIMEOUT(f.target(), "x^2", test::patience_ms);
        QCOMPARE(f.document.experiment().target.choice("envelope"), "walls");
        QVERIFY(f.editor.sentence().isEmpty());
    }
};

static const InProgram<FormulaEditorTest> formula_editor_test(__FILE__);
#include "tst_formula_editor.moc"

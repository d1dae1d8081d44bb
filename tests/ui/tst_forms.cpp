// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"
#include "core/layers/registry.h"
#include "tests/support/soon.h"
#include "tests/support/test_program.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/field_form.h"
#include "ui/forms/field_label.h"
#include "ui/forms/number_box.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolTip>

using namespace pushforward;

namespace {

const std::vector<Field> every_type{
    {"rate", "Rate", "", "How far.", RealField{1e-3, 1e-6, 1, true}},
    {"share", "Share", "%", "How much.", RealField{20, 0, 75, false}},
    {"width", "Width", "", "How wide.", IntField{64, 1, 512, true}},
    {"on", "On", "", "Whether.", BoolField{false}},
    {"kind", "Kind", "", "Which.", ChoiceField{"b", {{"a", "A"}, {"b", "B"}}}},
    {"seed", "Seed", "", "Any.", IntField{1, 0, 999999999, false}}};

struct Edit {
    std::string key;
    Value value;
    bool finished = false;
};

} // namespace

class FormsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<FieldForm> form_;
    std::vector<Edit> edits_;

    template <class T>
    T* child(const std::string& key) {
        return form_->editor(key)->findChild<T*>();
    }

private Q_SLOTS:
    void init() {
        form_ = std::make_unique<FieldForm>();
        form_->setFields(every_type);
        edits_.clear();
        connect(form_.get(), &FieldForm::edited, this,
                [this](const std::string& key, const Value& value, bool finished) {
                    edits_.push_back({key, value, finished});
                });
        form_->resize(244, 200);
        form_->show();
    }

    void a_value_that_is_clamped_says_so_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<double>("taken");
        QTest::addColumn<QString>("says");
        QTest::newRow("above") << QStringLiteral("10") << 1.0
                               << QStringLiteral("10 is more than the most, 1: 1 is taken.");
        QTest::newRow("below") << QStringLiteral("0") << 1e-6
                               << QStringLiteral("0 is less than the least, 1e−6: 1e−6 is taken.");
        QTest::newRow("within") << QStringLiteral("0.5") << 0.5 << QString();
    }

    void a_value_that_is_clamped_says_so() {
        QFETCH(QString, typed);
        QFETCH(double, taken);
        QFETCH(QString, says);
        QToolTip::hideText();
        QTRY_VERIFY_WITH_TIMEOUT(QToolTip::text().isEmpty(), test::patience_ms);
        auto* const box = child<NumberBox>("rate");
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, typed);
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(box->value(), taken);
        QCOMPARE(QToolTip::text(), says);
    }

    // A narrow editor lies in the cell of its name.
    void the_mouse_reaches_every_editor() {
        for (const Field& field : every_type) {
            const QWidget* const editor = form_->editor(field.key);
            const QWidget* const aim = editor->focusProxy() ? editor->focusProxy() : editor;
            const QPoint middle = aim->mapTo(form_.get(), aim->rect().center());
            const QWidget* const hit = form_->childAt(middle);
            QVERIFY2(hit == aim || aim->isAncestorOf(hit), field.key.c_str());
        }
    }

    // The end of a long name is cut, and its signs stay what they are.
    void a_long_name_leaves_its_editor_in_reach() {
        Field field = every_type[3];
        field.title = std::string(200, 'w');
        Field marked = every_type[3];
        marked.key = "marked";
        marked.title = "<b>R&D</b>";
        form_->setFields({field, marked});
        QVERIFY(form_->sizeHint().width() < 244);
        const auto labels = form_->findChildren<FieldLabel*>();
        bool found = false;
        for (const FieldLabel* label : labels)
            found |= label->text() == QStringLiteral("<b>R&&D</b>") &&
                     label->textFormat() == Qt::PlainText;
        QVERIFY(found);
    }

    void the_space_bar_is_no_part_of_a_number() {
        auto* const box = child<NumberBox>("width");
        box->setFocus();
        box->selectAll();
        QKeyEvent space(QEvent::ShortcutOverride, Qt::Key_Space, Qt::NoModifier,
                        QStringLiteral(" "));
        space.ignore();
        QApplication::sendEvent(box, &space);
        QVERIFY(!space.isAccepted());
    }

    void a_zero_that_is_no_amount_is_a_word_that_can_be_typed() {
        form_->setFields(
            {{"count", "Points used", "", "How many.", IntField{0, 0, 10'000'000, false}, "all"}});
        auto* const box = child<NumberBox>("count");
        QCOMPARE(box->text(), QStringLiteral("all"));
        const auto type = [box](const char* words) {
            box->setFocus();
            box->selectAll();
            QTest::keyClicks(box, QString::fromLatin1(words));
            QTest::keyClick(box, Qt::Key_Return);
        };
        type("250");
        QCOMPARE(std::get<std::int64_t>(edits_.back().value), 250);
        QCOMPARE(box->text(), QStringLiteral("250"));
        type("all");
        QCOMPARE(std::get<std::int64_t>(edits_.back().value), 0);
        type("0");
        QCOMPARE(box->text(), QStringLiteral("all"));
    }

    void a_box_has_room_for_its_largest_number() {
        form_->setFields(
            {{"count", "Points", "", "How many.", IntField{1, 1, 10'000'000, true}},
             {"steps", "Steps", "steps", "How many.", IntField{1, 1, 1'000'000, true}}});
        form_->resize(178, 80); // the left column of a small window, beside a scroll bar
        form_->setValues({{"count", std::int64_t{10'000'000}}, {"steps", std::int64_t{999'999}}});
        for (const char* key : {"count", "steps"}) {
            const auto* const box = child<NumberBox>(key);
            const auto* const line = box->findChild<QLineEdit*>();
            QVERIFY(line->width() >= line->fontMetrics().horizontalAdvance(box->text()) + 4);
        }
        QVERIFY(form_->minimumSizeHint().width() <= 178);
    }

    void a_form_shows_values_without_saying_that_they_were_edited() {
        form_->setValues({{"rate", 0.5}, {"on", true}, {"kind", std::string("a")}});
        QCOMPARE(child<NumberBox>("rate")->value(), 0.5);
        QVERIFY(child<QCheckBox>("on")->isChecked());
        QCOMPARE(child<QComboBox>("kind")->currentText(), QStringLiteral("A"));
        QVERIFY(edits_.empty());
    }

    void a_typed_value_is_a_finished_edit() {
        auto* const box = child<NumberBox>("rate");
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, QStringLiteral("3e-2"));
        QVERIFY(edits_.empty());
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(edits_.size(), 1U);
        QCOMPARE(std::get<double>(edits_[0].value), 3e-2);
        QVERIFY(edits_[0].finished);
    }

    void a_value_out_of_range_goes_to_the_nearest() {
        auto* const box = child<NumberBox>("width");
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, QStringLiteral("9,999"));
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(std::get<std::int64_t>(edits_.back().value), 512);
    }

    void a_dragged_slider_is_unfinished_until_it_is_let_go() {
        auto* const slider = child<QSlider>("share");
        slider->setSliderDown(true);
        slider->setValue(200);
        slider->setValue(300);
        QCOMPARE(edits_.size(), 2U);
        QVERIFY(!edits_[0].finished && !edits_[1].finished);
        slider->setSliderDown(false);
        QCOMPARE(edits_.size(), 3U);
        QVERIFY(edits_[2].finished);
        QVERIFY(edits_[2].value == edits_[1].value);
    }

    void a_logarithmic_slider_moves_by_ratios_to_round_numbers() {
        const SliderScale scale{1e-6, 1, true, false};
        QCOMPARE(scale.share(1e-3), 0.5);
        QCOMPARE(scale.value(0.5), 1e-3);
        QCOMPARE(scale.value(0), 1e-6);
        QCOMPARE(scale.value(1), 1.0);
        QCOMPARE(QString::number(scale.value(0.61)).size() <= 6, true);
    }

    void steps_go_up_and_down_the_same_way() {
        for (const SliderScale& scale :
             {SliderScale{1e-6, 1, true, false}, SliderScale{0, 75, false, false},
              SliderScale{1, 512, true, true}}) {
            double value = scale.value(0.5);
            const double start = value;
            for (int i = 0; i < 30; ++i) value = scale.stepped(value, 1);
            QVERIFY(value > start);
            for (int i = 0; i < 30; ++i) value = scale.stepped(value, -1);
            QVERIFY(std::abs(value / start - 1) < 0.02);
        }
    }

    void a_double_click_on_the_name_brings_the_initial_value_back() {
        form_->setValues({{"width", std::int64_t{100}}});
        FieldLabel* name = nullptr;
        for (auto* label : form_->findChildren<FieldLabel*>())
            if (label->text() == QStringLiteral("Width")) name = label;
        QTest::mouseDClick(name, Qt::LeftButton);
        QCOMPARE(std::get<std::int64_t>(edits_.back().value), 64);
        QCOMPARE(child<NumberBox>("width")->value(), 64.0);
    }

    void numbers_are_written_as_people_write_them_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("small") << "rate" << 1e-5 << QStringLiteral("1e−5");
        QTest::newRow("plain") << "rate" << 0.001 << "0.001";
        QTest::newRow("unit") << "share" << 20.0 << "20 %";
        QTest::newRow("grouped") << "seed" << 1234567.0 << "1,234,567";
    }

    void numbers_are_written_as_people_write_them() {
        QFETCH(QString, key);
        QFETCH(double, value);
        QFETCH(QString, text);
        auto* const box = child<NumberBox>(key.toStdString());
        box->setValue(value);
        QCOMPARE(box->text(), text);
    }

    void a_seed_has_no_slider() { QVERIFY(!child<QSlider>("seed")); }

    void every_registered_kind_has_a_form_with_names_and_help() {
        const auto check = [](const KindInfo& kind) {
            FieldForm form;
            form.setFields(kind.fields);
            form.setValues(initial_spec(kind).values);
            for (const Field& field : kind.fields) {
                FieldEditor* const editor = form.editor(field.key);
                QVERIFY(editor);
                QVERIFY(editor->value() == initial_value(field));
                QVERIFY(!editor->focusProxy()->accessibleName().isEmpty());
                QVERIFY(!editor->focusProxy()->toolTip().isEmpty());
            }
        };
        for (const LayerKind& kind : layer_kinds()) check(kind);
        for (const DatasetKind& kind : dataset_kinds()) check(kind);
    }

    void rows_stay_when_the_fields_stay() {
        FieldEditor* const before = form_->editor("rate");
        form_->setFields(every_type);
        QCOMPARE(form_->editor("rate"), before);
        form_->setFields({every_type[1]});
        QVERIFY(!form_->editor("rate"));
    }
};

static const InProgram<FormsTest> forms_test(__FILE__);
#include "tst_forms.moc"

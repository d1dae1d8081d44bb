// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/base_distribution.h"
#include "core/layers/parts.h"
#include "core/layers/registry.h"
#include "core/train/objectives/objective.h"
#include "core/train/optimizers/optimizer.h"
#include "core/train/schedules/schedule.h"
#include "tests/support/test_program.h"
#include "ui/draw/loss_words.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/field_form.h"
#include "ui/look/card_texts.h"
#include "ui/look/theme_mode.h"
#include "ui/panels/inspector/inspector.h"
#include "ui/panels/strip/card.h"
#include "ui/panels/training/training_panel.h"
#include "ui/session/probes.h"
#include "ui/session/session.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QRegularExpression>
#include <QTest>

using namespace pushforward;

namespace {

// A kind with a formula of its own, so that the test does not hang on what is registered.
KindInfo stated(const std::string& formula) {
    KindInfo kind;
    kind.formula = formula;
    kind.fields = {{"direction", "Formula goes", "", "",
                    ChoiceField{"base-to-data", {{"base-to-data", ""}, {"data-to-base", ""}}}}};
    return kind;
}

bool needsVelocities(const ObjectiveKind& kind) {
    return make(objective_kinds(), initial_spec(kind), "objective")->needs_velocities();
}

Spec going(const char* direction) { return {"any", {{"direction", std::string(direction)}}}; }

} // namespace

class PanelsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Document> document_;
    std::unique_ptr<Background> background_;
    std::unique_ptr<Session> session_; // not started: nothing trains here
    Run& run() { return session_->run(); }
    DataOpener& opener() { return session_->opener(); }
    std::unique_ptr<Selection> selection_;
    std::unique_ptr<Playhead> playhead_;
    std::unique_ptr<PictureService> pictures_;
    std::unique_ptr<Probes> probes_;

    const Experiment& experiment() { return document_->experiment(); }
    static void edit(FieldForm& form, const std::string& key, const Value& value) {
        QVERIFY2(form.editor(key), key.c_str());
        Q_EMIT form.editor(key)->edited(value, true);
    }
    template <class Kinds>
    void everyKindCanBeChosen(const Kinds& kinds, const std::string& family,
                              Spec Experiment::*spec) {
        TrainingPanel panel(*document_);
        for (const auto& kind : kinds) {
            const Experiment before = experiment();
            edit(panel.form(), family, kind.key);
            QCOMPARE((experiment().*spec).kind, kind.key);
            for (const Field& field : kind.fields) {
                const std::string key = family + "/" + field.key;
                QVERIFY2(panel.form().editor(key) || panel.rareForm().editor(key), key.c_str());
            }
            if (before == experiment()) continue;
            document_->undoStack().undo();
            QVERIFY(experiment() == before);
        }
    }

private Q_SLOTS:
    void init() {
        apply_theme(*qApp, ThemeMode::light);
        document_ = std::make_unique<Document>(example_experiment());
        background_ = std::make_unique<Background>();
        session_ = std::make_unique<Session>(*document_, *background_);
        selection_ = std::make_unique<Selection>(*document_);
        playhead_ = std::make_unique<Playhead>(*document_, *selection_);
        pictures_ = std::make_unique<PictureService>();
        probes_ = std::make_unique<Probes>(*document_, run(), *playhead_, *pictures_);
    }
    void cleanup() {
        probes_.reset();
        pictures_.reset();
        playhead_.reset();
        selection_.reset();
        session_.reset();
        background_.reset();
        document_.reset();
    }

    void a_formula_turned_round_has_its_sides_exchanged() {
        const KindInfo kind = stated("x₂ = z₂ · exp s(z₁) + max(x, z),  wᵀz + λx\ndx/dt = f(x, t)");
        QCOMPARE(statedFormula(kind, going("base-to-data")), QString::fromStdString(kind.formula));
        QCOMPARE(statedFormula(kind, going("data-to-base")),
                 QStringLiteral("z₂ = x₂ · exp s(x₁) + max(z, x),  wᵀx + λz\ndz/dt = f(z, t)"));
    }

    void every_training_kind_can_be_chosen_and_undone() {
        std::vector<ObjectiveKind> fitting;
        for (const ObjectiveKind& kind : objective_kinds())
            if (fits_to(kind) == Objective::FitsTo::data && !needsVelocities(kind))
                fitting.push_back(kind);
        everyKindCanBeChosen(fitting, "objective", &Experiment::objective);
        everyKindCanBeChosen(optimizer_kinds(), "optimizer", &Experiment::optimizer);
        everyKindCanBeChosen(schedule_kinds(), "schedule", &Experiment::schedule);
    }

    void only_objectives_that_go_with_the_source_are_offered() {
        TrainingPanel panel(*document_);
        const auto offered = [&] {
            return panel.form().editor("objective")->findChild<QComboBox*>()->count();
        };
        int with_data = 0, with_energy = 0;
        for (const ObjectiveKind& kind : objective_kinds())
            ++(fits_to(kind) == Objective::FitsTo::data ? with_data : with_energy);
        QCOMPARE(offered(), with_data);
        opener().chooseEnergy(Spec{"u1", {}});
        QCOMPARE(offered(), with_energy);
        QCOMPARE(fits_to(find_kind(objective_kinds(), experiment().objective.kind, "objective")),
                 Objective::FitsTo::energy);
        QCOMPARE(document_->undoStack().count(), 1);
        document_->undoStack().undo();
        QVERIFY(experiment() == example_experiment());
        QCOMPARE(offered(), with_data);
    }

    void an_objective_that_the_stack_cannot_have_is_refused_with_a_sentence() {
        TrainingPanel panel(*document_);
        QString sentence;
        connect(document_.get(), &Document::refused, this, [&](const QString& s) { sentence = s; });
        for (const ObjectiveKind& kind : objective_kinds()) {
            if (!needsVelocities(kind)) continue;
            edit(panel.form(), "objective", kind.key);
            QVERIFY(experiment() == example_experiment());
            QVERIFY(sentence.contains(QStringLiteral("continuous")));
            QCOMPARE(panel.form().editor("objective")->value(), Value(experiment().objective.kind));
            document_->applyPreset(find_preset("ffjord"));
            edit(panel.form(), "objective", kind.key);
            QCOMPARE(experiment().objective.kind, kind.key);
            QCOMPARE(loss_words(experiment()).train, QStringLiteral("NLL, training"));
        }
    }

    void another_optimizer_keeps_what_both_have() {
        TrainingPanel panel(*document_);
        edit(panel.form(), "optimizer/learning_rate", 0.02);
        edit(panel.form(), "optimizer", std::string("sgd"));
        QCOMPARE(experiment().optimizer.real("learning_rate"), 0.02);
    }

    void every_base_can_be_chosen_at_its_card() {
        Inspector inspector(*document_, run(), *selection_, *probes_, *pictures_);
        selection_->choose(Selection::base_card);
        for (const BaseKind& kind : base_kinds()) {
            edit(inspector.form(), "base/kind", kind.key);
            QCOMPARE(experiment().base.kind, kind.key);
            for (const Field& field : kind.fields) {
                QVERIFY2(inspector.form().editor(field.key), field.key.c_str());
                edit(inspector.form(), field.key, experiment().base.values.at(field.key));
            }
        }
        while (document_->undoStack().canUndo()) document_->undoStack().undo();
        QVERIFY(experiment() == example_experiment());
    }

    void the_inspector_describes_every_kind_in_a_narrow_panel() {
        Inspector inspector(*document_, run(), *selection_, *probes_, *pictures_);
        inspector.resize(230, 1200);
        inspector.show();
        for (const LayerKind& kind : layer_kinds()) {
            selection_->choose(document_->insertLayer(2, kind.key));
            QCoreApplication::processEvents();
            const auto* const formula = inspector.findChild<QLabel*>(QStringLiteral("formula"));
            QCOMPARE(QString(formula->text()).replace(QChar::Nbsp, QLatin1Char(' ')),
                     QString::fromStdString(kind.formula));
            QVERIFY2(!formula->text().contains(QStringLiteral("= ")), kind.key.c_str());
            // As high as its words need at the width that it has.
            QVERIFY2(formula->height() >= formula->heightForWidth(formula->width()),
                     kind.key.c_str());
            QFontMetrics metrics(formula->font());
            for (const QString& word :
                 formula->text().split(QRegularExpression(QStringLiteral("\\s+"))))
                QVERIFY2(metrics.horizontalAdvance(word) <= formula->contentsRect().width(),
                         qPrintable(QString::fromStdString(kind.key) + u' ' + word));
            QVERIFY(!kind.summary.empty() && !kind.reference.empty());
        }
    }

    void turning_a_layer_round_is_said_and_can_be_undone() {
        Inspector inspector(*document_, run(), *selection_, *probes_, *pictures_);
        const Layer first = experiment().layers.front();
        selection_->choose(first.id);
        document_->turnLayer(first.id);
        const LayerKind& kind = find_kind(layer_kinds(), first.spec.kind, "layer");
        QVERIFY(isTurned(kind, experiment().layers.front().spec));
        const auto* const formula = inspector.findChild<QLabel*>(QStringLiteral("formula"));
        QVERIFY(formula->text() != QString::fromStdString(kind.formula));
        document_->turnLayer(first.id);
        QVERIFY(experiment().layers.front() == first);
        document_->undoStack().undo();
        document_->undoStack().undo();
        QVERIFY(experiment() == example_experiment());
    }

    void a_layer_of_several_is_opened_into_them_and_closed_by_undo() {
        int opened = 0;
        for (const LayerKind& kind : layer_kinds()) {
            const std::int64_t id = document_->insertLayer(3, kind.key);
            const Experiment before = experiment();
            const std::size_t parts = parts_of(document_->layer(id)->spec).size();
            QCOMPARE(canBeOpened(document_->layer(id)->spec), parts > 0);
            document_->openLayer(id);
            if (parts == 0) {
                QVERIFY(experiment() == before);
                continue;
            }
            ++opened;
            QVERIFY(!document_->layer(id));
            QCOMPARE(experiment().layers.size(), before.layers.size() + parts - 1);
            const std::int64_t next = document_->insertLayer(0, "actnorm");
            for (std::size_t i = 1; i < experiment().layers.size(); ++i)
                QVERIFY(experiment().layers[i].id != next);
            document_->undoStack().undo();
            document_->undoStack().undo();
            QVERIFY(experiment() == before);
        }
        QVERIFY(opened > 0);
    }

    void a_preset_replaces_the_stack_with_new_layers_and_can_be_undone() {
        for (const Preset& preset : presets()) {
            const Experiment before = experiment();
            document_->applyPreset(preset);
            QVERIFY(!experiment().layers.empty());
            for (const Layer& now : experiment().layers)
                for (const Layer& then : before.layers) QVERIFY(now.id != then.id);
            QVERIFY(document_->layer(selection_->card()));
            document_->undoStack().undo();
            QVERIFY(experiment() == before);
        }
    }

    void a_card_says_which_way_is_a_closed_form() {
        Card card(nullptr);
        card.setTexts(QStringLiteral("1 Planar"), QStringLiteral("residual"));
        const QImage plain = card.grab().toImage();
        card.setDirections(ClosedForm::base_to_data, false);
        QVERIFY(card.accessibleDescription().contains(QStringLiteral("base → data")));
        const QImage right = card.grab().toImage();
        QVERIFY(right != plain);
        card.setDirections(ClosedForm::data_to_base, true);
        QVERIFY(card.toolTip().contains(QStringLiteral("Turned round")));
        QVERIFY(card.grab().toImage() != right);
    }

    void a_reverse_kl_loss_is_never_called_nll() {
        const LossWords words = loss_words("reverse-KL loss", true);
        for (const QString& text : {words.train, words.held_out, words.floor, words.train_help,
                                    words.held_out_help, words.axis, words.held_out_curve})
            QVERIFY2(!text.contains(QStringLiteral("NLL")) && !text.isEmpty(), qPrintable(text));
        QVERIFY(words.floor.contains(QStringLiteral("log Z")));
        QCOMPARE(loss_words("NLL", false).axis, QStringLiteral("NLL, nats per point"));
    }
};

static const InProgram<PanelsTest> panels_test(__FILE__);
#include "tst_panels.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/training/training_panel.h"

#include "core/train/objectives/objective.h"
#include "core/train/optimizers/optimizer.h"
#include "core/train/schedules/schedule.h"
#include "ui/draw/text.h"
#include "ui/forms/field_form.h"
#include "ui/forms/kind_choice.h"

#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pushforward {

namespace {

// Keys in the form: "batch", "steps", "optimizer", "optimizer/beta1", "schedule/warm_up".
const std::string rate = "learning_rate";

bool goes_with(const Experiment& e, const ObjectiveKind& kind) {
    return (fits_to(kind) == Objective::FitsTo::energy) == e.fits_energy();
}

/// A part of the experiment that is one kind of a registry.
struct Family {
    std::string key, title, help;
    Spec Experiment::*spec;
    Field (*choice)(const Family&, const Experiment&);
    const KindInfo& (*kind)(const std::string& key);
};

const std::vector<Family>& families() {
    static const std::vector<Family> all{
        {"objective", "Objective", "What training lowers.", &Experiment::objective,
         [](const Family& f, const Experiment& e) {
             return kindField(objective_kinds(), f.key, f.title, f.help,
                              [&](const ObjectiveKind& kind) { return goes_with(e, kind); });
         },
         [](const std::string& key) -> const KindInfo& {
             return find_kind(objective_kinds(), key, "objective");
         }},
        {"optimizer", "Optimizer", "The rule that moves the weights.", &Experiment::optimizer,
         [](const Family& f, const Experiment&) {
             return kindField(optimizer_kinds(), f.key, f.title, f.help);
         },
         [](const std::string& key) -> const KindInfo& {
             return find_kind(optimizer_kinds(), key, "optimizer");
         }},
        {"schedule", "Schedule", "How the learning rate changes over the run.",
         &Experiment::schedule,
         [](const Family& f, const Experiment&) {
             return kindField(schedule_kinds(), f.key, f.title, f.help);
         },
         [](const std::string& key) -> const KindInfo& {
             return find_kind(schedule_kinds(), key, "schedule");
         }},
    };
    return all;
}

const KindInfo& kind_of(const Family& family, const Experiment& e) {
    return family.kind((e.*family.spec).kind);
}

std::vector<Field> fields_of(const Family& family, const Experiment& e, bool the_rate) {
    std::vector<Field> fields;
    for (Field field : kind_of(family, e).fields) {
        if ((field.key == rate) != the_rate) continue;
        field.key = family.key + "/" + field.key;
        fields.push_back(field);
    }
    return fields;
}

std::vector<Field> frequent_fields(const Experiment& e) {
    std::vector<Field> fields;
    for (const Family& family : families()) {
        fields.push_back(family.choice(family, e));
        std::ranges::move(fields_of(family, e, true), std::back_inserter(fields));
    }
    fields.push_back(
        {"batch", "Batch", "", "Points in a training step.", IntField{512, 1, 65536, true}});
    fields.push_back({"steps", "Steps", "",
                      "Training halts here by itself; play goes on beyond them.",
                      IntField{100000, 100, 10000000, true}});
    return fields;
}

std::vector<Field> rare_fields(const Experiment& e) {
    std::vector<Field> fields;
    for (const Family& family : families())
        std::ranges::move(fields_of(family, e, false), std::back_inserter(fields));
    return fields;
}

std::map<std::string, Value> values_of(const Experiment& e) {
    std::map<std::string, Value> values{{"batch", e.batch}, {"steps", e.steps}};
    for (const Family& family : families()) {
        const Spec& spec = e.*family.spec;
        values[family.key] = spec.kind;
        for (const auto& [key, value] : spec.values) values[family.key + "/" + key] = value;
    }
    return values;
}

void set_value(Experiment& e, const std::string& key, const Value& value) {
    if (key == "batch") e.batch = std::get<std::int64_t>(value);
    if (key == "steps") e.steps = std::get<std::int64_t>(value);
    for (const Family& family : families()) {
        if (key == family.key)
            chooseKind(e.*family.spec, family.kind(std::get<std::string>(value)));
        else if (key.starts_with(family.key + "/"))
            (e.*family.spec).values[key.substr(family.key.size() + 1)] = value;
    }
}

} // namespace

TrainingPanel::TrainingPanel(Document& document, QWidget* parent)
    : QWidget(parent),
      document_(document),
      form_(new FieldForm(this)),
      rare_(new FieldForm(this)),
      more_(new QToolButton(this)) {
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(form_);
    more_->setText(tr("More"));
    more_->setToolTip(tr("Show what is rarely changed"));
    more_->setAccessibleName(tr("More training settings"));
    more_->setCheckable(true);
    more_->setAutoRaise(true);
    more_->setStyleSheet(QStringLiteral("QToolButton { border: none; background: transparent; }"));
    more_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    more_->setArrowType(Qt::RightArrow);
    column->addWidget(more_, 0, Qt::AlignLeft);
    column->addWidget(rare_);
    connect(more_, &QToolButton::toggled, this, [this](bool open) {
        more_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        rare_->setVisible(open);
    });
    for (FieldForm* form : {form_, rare_})
        connect(form, &FieldForm::edited, this, &TrainingPanel::edit);
    connect(&document, &Document::changed, this, &TrainingPanel::follow);
    follow();
}

void TrainingPanel::follow() {
    const Experiment& experiment = document_.experiment();
    const auto values = values_of(experiment);
    form_->setFields(frequent_fields(experiment));
    form_->setValues(values);
    rare_->setFields(rare_fields(experiment));
    rare_->setValues(values);
    rare_->setVisible(more_->isChecked());
}

void TrainingPanel::edit(const std::string& key, const Value& value, bool finished) {
    document_.change(
        tr("change of training"), [&](Experiment& e) { set_value(e, key, value); },
        QStringLiteral("training/") + text_of(key));
    if (finished) document_.endDrag();
    follow();
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/training_panel.h"

#include "core/train/optimizer.h"
#include "core/train/schedule.h"
#include "ui/forms/field_form.h"
#include "ui/text.h"

#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pushforward {

namespace {

// Keys in the form: "batch", "steps", "optimizer", "optimizer/beta1", "schedule/warm_up".
const std::string optimizer = "optimizer", schedule = "schedule", rate = "learning_rate";

template <class T>
Field choice_of(std::span<const Kind<T>> kinds, const std::string& key, const char* title,
                const char* help) {
    ChoiceField choice{kinds.front().key, {}};
    for (const Kind<T>& kind : kinds) choice.choices.push_back({kind.key, kind.title});
    return {key, title, "", help, choice};
}

Field prefixed(Field field, const std::string& family) {
    field.key = family + "/" + field.key;
    return field;
}

const KindInfo& optimizer_of(const Experiment& e) {
    return find_kind(optimizer_kinds(), e.optimizer.kind, "optimizer");
}

const KindInfo& schedule_of(const Experiment& e) {
    return find_kind(schedule_kinds(), e.schedule.kind, "schedule");
}

std::vector<Field> frequent_fields(const Experiment& e) {
    std::vector<Field> fields{
        choice_of(optimizer_kinds(), optimizer, "Optimizer", "The rule that moves the weights.")};
    for (const Field& field : optimizer_of(e).fields)
        if (field.key == rate) fields.push_back(prefixed(field, optimizer));
    fields.push_back(choice_of(schedule_kinds(), schedule, "Schedule",
                               "How the learning rate changes over the run."));
    fields.push_back(
        {"batch", "Batch", "", "Points in a training step.", IntField{512, 1, 65536, true}});
    fields.push_back({"steps", "Steps", "",
                      "Training halts here by itself; play goes on beyond them.",
                      IntField{20000, 100, 10000000, true}});
    return fields;
}

std::vector<Field> rare_fields(const Experiment& e) {
    std::vector<Field> fields;
    for (const Field& field : schedule_of(e).fields) fields.push_back(prefixed(field, schedule));
    for (const Field& field : optimizer_of(e).fields)
        if (field.key != rate) fields.push_back(prefixed(field, optimizer));
    return fields;
}

std::map<std::string, Value> values_of(const Experiment& e) {
    std::map<std::string, Value> values{{optimizer, e.optimizer.kind},
                                        {schedule, e.schedule.kind},
                                        {"batch", e.batch},
                                        {"steps", e.steps}};
    for (const auto& [key, value] : e.optimizer.values) values[optimizer + "/" + key] = value;
    for (const auto& [key, value] : e.schedule.values) values[schedule + "/" + key] = value;
    return values;
}

// Another kind keeps the values of the fields that both have.
void choose_kind(Spec& spec, const KindInfo& kind) {
    Spec next = initial_spec(kind);
    for (auto& [key, value] : next.values) {
        const auto had = spec.values.find(key);
        if (had != spec.values.end()) value = had->second;
    }
    spec = next;
}

void set_value(Experiment& e, const std::string& key, const Value& value) {
    const auto slash = key.find('/');
    if (key == "batch")
        e.batch = std::get<std::int64_t>(value);
    else if (key == "steps")
        e.steps = std::get<std::int64_t>(value);
    else if (key == optimizer)
        choose_kind(e.optimizer,
                    find_kind(optimizer_kinds(), std::get<std::string>(value), optimizer));
    else if (key == schedule)
        choose_kind(e.schedule,
                    find_kind(schedule_kinds(), std::get<std::string>(value), schedule));
    else
        (key.starts_with(optimizer) ? e.optimizer : e.schedule).values[key.substr(slash + 1)] =
            value;
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

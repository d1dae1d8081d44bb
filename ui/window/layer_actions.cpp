// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/layer_actions.h"

#include "core/flow/base_distribution.h"
#include "core/layers/switches.h"
#include "core/train/objectives/objective.h"
#include "core/train/optimizers/optimizer.h"
#include "core/train/schedules/schedule.h"
#include "ui/draw/text.h"
#include "ui/draw/ticks.h"
#include "ui/look/actions.h"
#include "ui/look/card_texts.h"

#include <QMenu>

namespace pushforward {

namespace {

/// "Real NVP, from step 0: base Gaussian, objective maximum likelihood, …".
QString settings_sentence(const Preset& preset, const Experiment& e) {
    const auto title = [](const KindInfo& kind) { return text_of(kind.title); };
    return LayerActions::tr("%1, from step 0: base %2; objective %3; optimizer %4, learning rate "
                            "%5; schedule %6; batches of %7 points.")
        .arg(text_of(preset.title), title(find_kind(base_kinds(), e.base.kind, "base")),
             title(find_kind(objective_kinds(), e.objective.kind, "objective")),
             title(find_kind(optimizer_kinds(), e.optimizer.kind, "optimizer")),
             QString::number(e.optimizer.real("learning_rate")),
             title(find_kind(schedule_kinds(), e.schedule.kind, "schedule")), grouped(e.batch));
}

} // namespace

LayerActions::LayerActions(Document& document, Selection& selection, Actions& actions,
                           QObject* parent)
    : QObject(parent), document_(document), selection_(selection), actions_(actions) {
    const auto on = [this](QAction* action, auto&& what) {
        connect(action, &QAction::triggered, this, what);
    };
    on(actions.duplicateLayer, [this] { duplicate(); });
    on(actions.deleteLayer, [this] { document_.deleteLayer(selection_.card()); });
    on(actions.turnLayer, [this] { document_.turnLayer(selection_.card()); });
    on(actions.muteLayer, [this](bool muted) {
        document_.muteLayer(selection_.card(), muted);
        enable(); // where it was refused, too
    });
    on(actions.freezeLayer,
       [this](bool frozen) { document_.freezeLayer(selection_.card(), frozen); });
    on(actions.openLayer, [this] { document_.openLayer(selection_.card()); });
    on(actions.moveTowardsBase, [this] { move(-1); });
    on(actions.moveTowardsData, [this] { move(1); });
    connect(actions.presets->menu(), &QMenu::triggered, this, [this](const QAction* chosen) {
        applyPreset(chosen->data().toString().toStdString());
    });
    connect(&selection, &Selection::changed, this, &LayerActions::enable);
    connect(&document, &Document::changed, this, &LayerActions::enable);
    enable();
}

void LayerActions::duplicate() {
    if (const auto id = document_.duplicateLayer(selection_.card())) selection_.choose(id);
}

void LayerActions::move(int step) {
    const auto place = static_cast<std::ptrdiff_t>(document_.placeOf(selection_.card())) + step;
    if (place >= 0) document_.moveLayer(selection_.card(), static_cast<std::size_t>(place));
}

void LayerActions::applyPreset(const std::string& key) {
    const Preset& preset = find_preset(key);
    document_.applyPreset(preset);
    const std::vector<Layer>& layers = document_.experiment().layers;
    if (!layers.empty()) selection_.choose(layers.back().id);
    Q_EMIT message(settings_sentence(preset, document_.experiment()), false);
}

void LayerActions::enable() {
    const bool layer = selection_.isLayer();
    const std::size_t place = document_.placeOf(selection_.card());
    actions_.duplicateLayer->setEnabled(layer);
    actions_.deleteLayer->setEnabled(layer);
    actions_.turnLayer->setEnabled(layer);
    const Layer* const chosen = document_.layer(selection_.card());
    actions_.muteLayer->setEnabled(layer);
    actions_.muteLayer->setChecked(chosen && is_muted(chosen->spec));
    // A muted layer does not train in any case.
    actions_.freezeLayer->setEnabled(chosen && !is_muted(chosen->spec));
    actions_.freezeLayer->setChecked(chosen && is_set_frozen(chosen->spec));
    actions_.openLayer->setEnabled(chosen && canBeOpened(chosen->spec));
    actions_.moveTowardsBase->setEnabled(layer && place > 0);
    actions_.moveTowardsData->setEnabled(layer && place + 1 < document_.experiment().layers.size());
}

} // namespace pushforward

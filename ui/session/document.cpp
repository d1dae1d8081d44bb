// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/document.h"

#include "core/layers/direction.h"
#include "core/layers/registry.h"
#include "core/layers/switches.h"
#include "core/math/error.h"
#include "ui/draw/text.h"

#include <algorithm>

namespace pushforward {

namespace {

using Layers = std::vector<Layer>;

Layers::iterator find(Layers& layers, std::int64_t id) {
    return std::ranges::find(layers, id, &Layer::id);
}

QString title_of(const Spec& spec) {
    return text_of(find_kind(layer_kinds(), spec.kind, "layer").title).toLower();
}

} // namespace

// An edit is the experiment before and after it: small values, and nothing that can go out of step.
class Document::Command : public QUndoCommand {
public:
    Command(Document& document, const QString& name, Experiment after, QString drag, bool is_anew)
        : QUndoCommand(name),
          document_(document),
          before_{document.experiment_, document.moment_},
          after_{std::move(after), ++document.last_moment_},
          drag_(std::move(drag)),
          is_anew_(is_anew) {}

    const QString& drag() const { return drag_; }
    const Experiment& before() const { return before_.experiment; }
    std::int64_t moment() const { return after_.moment; }
    void leaveWhenUndone() { leaves_ = true; }
    int id() const override { return drag_.isEmpty() ? -1 : 1; }

    void undo() override {
        set(before_, tr("undo %1").arg(text()), true);
        if (leaves_) setObsolete(true);
    }
    void redo() override {
        set(after_, is_done_ ? tr("redo %1").arg(text()) : text(), is_done_);
        is_done_ = true;
    }
    bool mergeWith(const QUndoCommand* other) override {
        const auto* next = dynamic_cast<const Command*>(other);
        if (!next || next->drag_ != drag_) return false;
        after_ = next->after_;
        return true;
    }

private:
    struct Place {
        Experiment experiment;
        std::int64_t moment = 0;
    };
    void set(const Place& place, const QString& name, bool is_again) {
        const bool goes_on = !is_again && document_.isLatest(drag_);
        document_.set(place.experiment, place.moment, {name, goes_on, is_anew_, is_again});
    }

    Document& document_;
    Place before_, after_;
    QString drag_;
    bool is_anew_, is_done_ = false;
    bool leaves_ = false; // the stack when it is undone
};

Document::Document(const Experiment& experiment, QObject* parent)
    : QObject(parent),
      experiment_(validated(experiment)),
      last_id_(unused_layer_id(experiment_.layers) - 1) {}

bool Document::change(const QString& name, const How& how, const QString& drag) {
    return push(name, how, drag.isEmpty() ? drag : drag + QString::number(drags_), false);
}

bool Document::beginAgain(const QString& name, const How& how) { return push(name, how, {}, true); }

bool Document::push(const QString& name, const How& how, const QString& drag, bool is_anew) {
    Experiment next = experiment_;
    if (how) how(next);
    try {
        next = validated(next);
    } catch (const Error& error) {
        Q_EMIT refused(text_of(error.what()));
        return false;
    }
    if (next == experiment_ && how) return true;
    if (isLatest(drag) && latestCommand()->before() == next) {
        // Dragged back to where it began: as if nothing had been.
        latestCommand()->leaveWhenUndone();
        undo_.undo();
        return true;
    }
    undo_.push(new Command(*this, name, std::move(next), drag, is_anew));
    return true;
}

Experiment Document::withNewIds(Experiment experiment) {
    for (Layer& layer : experiment.layers) layer.id = newLayerId();
    return validated(experiment);
}

void Document::endDrag() { ++drags_; }

Document::Command* Document::latestCommand() const {
    const int newest = undo_.index() - 1;
    return newest < 0 ? nullptr
                      : const_cast<Command*>(dynamic_cast<const Command*>(undo_.command(newest)));
}

bool Document::isLatest(const QString& drag) const {
    const Command* const command = latestCommand();
    return !drag.isEmpty() && command && command->drag() == drag;
}

bool Document::isLatestDrag(const QString& drag) const {
    return isLatest(drag + QString::number(drags_));
}

bool Document::canReach(std::int64_t moment) const {
    if (moment == 0 || moment == moment_) return true; // the first of all can always be
    for (int i = 0; i < undo_.count(); ++i) {
        const auto* command = dynamic_cast<const Command*>(undo_.command(i));
        if (command && command->moment() == moment) return true;
    }
    return false;
}

void Document::set(const Experiment& experiment, std::int64_t moment, Edit edit) {
    const Experiment before = std::exchange(experiment_, experiment);
    moment_ = moment;
    latest_ = std::move(edit);
    Q_EMIT changed(before);
}

std::int64_t Document::newLayerId() { return ++last_id_; }

std::int64_t Document::insertLayer(std::size_t place, const std::string& kind) {
    const std::int64_t id = newLayerId();
    const Spec spec = initial_spec(find_kind(layer_kinds(), kind, "layer"));
    const bool done = change(tr("insert %1").arg(title_of(spec)), [&](Experiment& e) {
        const auto at = std::min(place, e.layers.size());
        e.layers.insert(e.layers.begin() + static_cast<std::ptrdiff_t>(at), Layer{id, spec});
    });
    return done ? id : 0;
}

std::int64_t Document::duplicateLayer(std::int64_t id) {
    const Layer* const original = layer(id);
    if (!original) return 0;
    const std::int64_t copy = newLayerId();
    const bool done = change(tr("duplicate %1").arg(title_of(original->spec)), [&](Experiment& e) {
        const auto at = find(e.layers, id);
        e.layers.insert(at + 1, Layer{copy, at->spec});
    });
    return done ? copy : 0;
}

void Document::deleteLayer(std::int64_t id) {
    const Layer* const doomed = layer(id);
    if (!doomed) return;
    change(tr("delete %1").arg(title_of(doomed->spec)),
           [&](Experiment& e) { e.layers.erase(find(e.layers, id)); });
}

void Document::moveLayer(std::int64_t id, std::size_t place) {
    const Layer* const moved = layer(id);
    if (!moved) return;
    change(tr("move %1").arg(title_of(moved->spec)), [&](Experiment& e) {
        const auto from = find(e.layers, id);
        const Layer kept = *from;
        e.layers.erase(from);
        const auto at = std::min(place, e.layers.size());
        e.layers.insert(e.layers.begin() + static_cast<std::ptrdiff_t>(at), kept);
    });
}

void Document::turnLayer(std::int64_t id) {
    const Layer* const turned = layer(id);
    if (!turned) return;
    change(tr("turn %1 round").arg(title_of(turned->spec)),
           [&](Experiment& e) { turn_round(find(e.layers, id)->spec); });
}

void Document::muteLayer(std::int64_t id, bool muted) {
    const Layer* const which = layer(id);
    if (!which) return;
    change((muted ? tr("mute %1") : tr("unmute %1")).arg(title_of(which->spec)),
           [&](Experiment& e) { set_muted(find(e.layers, id)->spec, muted); });
}

void Document::freezeLayer(std::int64_t id, bool frozen) {
    const Layer* const which = layer(id);
    if (!which) return;
    change((frozen ? tr("freeze %1") : tr("thaw %1")).arg(title_of(which->spec)),
           [&](Experiment& e) { set_frozen(find(e.layers, id)->spec, frozen); });
}

void Document::openLayer(std::int64_t id) {
    const Layer* const whole = layer(id);
    if (!whole) return;
    const std::int64_t first = newLayerId();
    change(tr("open %1").arg(title_of(whole->spec)), [&](Experiment& e) {
        open_layer(e.layers, placeOf(id), first);
        for (const Layer& part : e.layers) last_id_ = std::max(last_id_, part.id);
    });
}

void Document::applyPreset(const Preset& preset) {
    beginAgain(tr("preset %1").arg(text_of(preset.title)), [&](Experiment& e) {
        e = with_preset(e, preset);
        for (Layer& layer : e.layers) layer.id = newLayerId();
    });
}

std::size_t Document::placeOf(std::int64_t id) const {
    return static_cast<std::size_t>(std::ranges::find(experiment_.layers, id, &Layer::id) -
                                    experiment_.layers.begin());
}

const Layer* Document::layer(std::int64_t id) const {
    const std::size_t place = placeOf(id);
    return place < experiment_.layers.size() ? &experiment_.layers[place] : nullptr;
}

} // namespace pushforward

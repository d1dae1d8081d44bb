// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/document.h"

#include "core/layers/direction.h"
#include "core/layers/registry.h"
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
    Command(Document& document, const QString& name, Experiment after, QString drag)
        : QUndoCommand(name),
          document_(document),
          before_(document.experiment_),
          after_(std::move(after)),
          drag_(std::move(drag)) {}

    const QString& drag() const { return drag_; }
    int id() const override { return drag_.isEmpty() ? -1 : 1; }
    void undo() override { document_.set(before_); }
    void redo() override { document_.set(after_); }

    bool mergeWith(const QUndoCommand* other) override {
        const auto* next = dynamic_cast<const Command*>(other);
        if (!next || next->drag_ != drag_) return false;
        after_ = next->after_;
        setObsolete(before_ == after_);
        return true;
    }

private:
    Document& document_;
    Experiment before_, after_;
    QString drag_;
};

Document::Document(const Experiment& experiment, QObject* parent)
    : QObject(parent),
      experiment_(validated(experiment)),
      last_id_(unused_layer_id(experiment_.layers) - 1) {}

bool Document::change(const QString& name, const std::function<void(Experiment&)>& how,
                      const QString& drag) {
    Experiment next = experiment_;
    how(next);
    try {
        next = validated(next);
    } catch (const Error& error) {
        Q_EMIT refused(text_of(error.what()));
        return false;
    }
    if (next == experiment_) return true;
    const QString key = drag.isEmpty() ? QString() : drag + QString::number(drags_);
    undo_.push(new Command(*this, name, std::move(next), key));
    return true;
}

void Document::endDrag() { ++drags_; }

bool Document::isLatestDrag(const QString& drag) const {
    const int newest = undo_.index() - 1;
    const auto* command =
        newest < 0 ? nullptr : dynamic_cast<const Command*>(undo_.command(newest));
    return command && command->drag() == drag + QString::number(drags_);
}

void Document::set(const Experiment& experiment) {
    const Experiment before = std::exchange(experiment_, experiment);
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
    change(tr("preset %1").arg(text_of(preset.title)), [&](Experiment& e) {
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

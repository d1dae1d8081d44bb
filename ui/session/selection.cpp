// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/selection.h"

#include <algorithm>
#include <utility>

namespace pushforward {

namespace {

bool holds(const std::vector<Layer>& layers, std::int64_t id) {
    return std::ranges::find(layers, id, &Layer::id) != layers.end();
}

} // namespace

Selection::Selection(Document& document, QObject* parent) : QObject(parent), document_(document) {
    connect(&document, &Document::changed, this, &Selection::follow);
    if (!document.experiment().layers.empty()) card_ = document.experiment().layers.back().id;
}

void Selection::choose(std::int64_t card) {
    if (card > 0 && !document_.layer(card)) return;
    show(card);
    Q_EMIT chosen();
}

void Selection::show(std::int64_t card) {
    if (std::exchange(card_, card) != card) Q_EMIT changed();
}

std::size_t Selection::layersBefore() const {
    const std::size_t all = document_.experiment().layers.size();
    if (card_ == base_card) return 0;
    return card_ == data_card ? all : std::min(all, document_.placeOf(card_) + 1);
}

void Selection::follow(const Experiment& before) {
    const std::vector<Layer>& now = document_.experiment().layers;
    if (isLayer() && !document_.layer(card_)) {
        const auto place = static_cast<std::size_t>(
            std::ranges::find(before.layers, card_, &Layer::id) - before.layers.begin());
        const bool is_another_stack = std::ranges::none_of(
            now, [&](const Layer& one) { return holds(before.layers, one.id); });
        // The card before it: the playhead stays where its layer was. Of another stack the last.
        card_ = now.empty()        ? data_card
                : is_another_stack ? now.back().id
                : place == 0       ? base_card
                                   : now[std::min(place, now.size()) - 1].id;
        Q_EMIT changed();
    } else if (before.layers != now) {
        Q_EMIT changed(); // its place, or whether it is the last, may be another
    }
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/layer_pictures.h"

#include "core/layers/registry.h"

namespace pushforward {

namespace {

constexpr int columns = 64, rows = 44;

} // namespace

LayerPictures::LayerPictures(Background& background, QObject* parent)
    : QObject(parent), background_(background) {}

void LayerPictures::make() {
    if (std::exchange(asked_, true)) return;
    for (const LayerKind& kind : layer_kinds()) {
        const auto work = [this, key = kind.key,
                           spec = initial_spec(kind)]() -> Background::Deliver {
            LayerPicture picture = layer_picture(spec, columns, rows);
            return [this, key, picture = std::move(picture)] {
                pictures_[key] = picture;
                Q_EMIT made(key);
            };
        };
        background_.run(this, work, [](const QString&) {}); // a tile without a picture has its name
    }
}

const LayerPicture* LayerPictures::of(const std::string& kind) const {
    const auto found = pictures_.find(kind);
    return found == pictures_.end() ? nullptr : &found->second;
}

} // namespace pushforward

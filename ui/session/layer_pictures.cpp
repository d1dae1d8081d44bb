// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/layer_pictures.h"

#include "core/layers/registry.h"
#include "core/picture/layer_picture.h"
#include "ui/draw/layer_image.h"

namespace pushforward {

namespace {

constexpr int picture_columns = 64, picture_rows = 44;

} // namespace

LayerPictures::LayerPictures(Background& background, QObject* parent)
    : QObject(parent), background_(background) {}

void LayerPictures::make(QSize size, double device_pixel_ratio) {
    if (std::exchange(asked_, true)) return;
    for (const LayerKind& kind : layer_kinds()) {
        const auto work = [this, key = kind.key, spec = initial_spec(kind), size,
                           device_pixel_ratio]() -> Background::Deliver {
            const LayerPicture picture = layer_picture(spec, picture_columns, picture_rows);
            const auto image = [&](const Theme& theme) {
                return layer_image(picture, size, device_pixel_ratio, colour_map(theme.density));
            };
            return [this, key, pictures = Pictures{image(Theme::light()), image(Theme::dark())}] {
                pictures_[key] = pictures;
                Q_EMIT made(key);
            };
        };
        background_.run(this, work, [](const QString&) {}); // a tile without a picture has its name
    }
}

QImage LayerPictures::of(const std::string& kind, const Theme& theme) const {
    const auto found = pictures_.find(kind);
    if (found == pictures_.end()) return {};
    return theme.is_dark ? found->second.dark : found->second.light;
}

} // namespace pushforward

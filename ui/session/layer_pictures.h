// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/layer_picture.h"
#include "ui/session/background.h"

#include <map>
#include <string>

namespace pushforward {

/// What each kind of layer does to a grid, made once by the kinds themselves, in the background:
/// when the palette is first opened, so that they take nothing from the first picture of training.
class LayerPictures : public QObject {
    Q_OBJECT
public:
    explicit LayerPictures(Background& background, QObject* parent = nullptr);

    void make(); ///< those that are not there; does nothing from the second call on

    const LayerPicture* of(const std::string& kind) const; ///< null until it is made

Q_SIGNALS:
    void made(const std::string& kind);

private:
    Background& background_;
    std::map<std::string, LayerPicture> pictures_;
    bool asked_ = false;
};

} // namespace pushforward

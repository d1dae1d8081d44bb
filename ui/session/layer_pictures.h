// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/theme.h"
#include "ui/session/background.h"

#include <QImage>

#include <map>
#include <string>

namespace pushforward {

/// What each kind of layer does to a grid, made once by the kinds themselves, in the background:
/// when the palette is first opened, so that they take nothing from the first picture of training.
class LayerPictures : public QObject {
    Q_OBJECT
public:
    explicit LayerPictures(Background& background, QObject* parent = nullptr);

    /// Those that are not there, of a size in logical pixels; does nothing from the second call on.
    void make(QSize size, double device_pixel_ratio);

    QImage of(const std::string& kind, const Theme& theme) const; ///< null until it is made

Q_SIGNALS:
    void made(const std::string& kind);

private:
    Background& background_;
    struct Pictures {
        QImage light, dark;
    };
    std::map<std::string, Pictures> pictures_;
    bool asked_ = false;
};

} // namespace pushforward
